import pty from '@lydell/node-pty';

// Ink draws nothing live where CI is set, even to ''.
const { CI, CONTINUOUS_INTEGRATION, ...INHERITED } = process.env;

/**
 * Runs a program in a pseudo-terminal of its own; milliseconds until `until` matches what it wrote, or until it ends.
 * With `type`, that is typed then, and the time runs on until `reply` matches.
 */
export const timeInPty = (file, args, { until, type, reply, env = {}, cols = 80, rows = 24, cwd } = {}) =>
  new Promise((resolve, reject) => {
    const begun = process.hrtime.bigint();
    const elapsed = () => Number(process.hrtime.bigint() - begun) / 1e6;
    const child = pty.spawn(file, args, { cols, rows, cwd, env: { ...INHERITED, TERM: 'xterm-256color', ...env } });
    let seen = '';
    let first;
    let found;
    let typed = false;
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${file} ${args.join(' ')} showed in 20 s only:\n${seen}`));
    }, 20_000);
    child.onData((data) => {
      first ??= elapsed();
      seen += data;
      if (!until || found !== undefined || !(typed ? reply : until).test(seen)) return;
      if (type && !typed) {
        typed = true;
        child.write(type);
        return;
      }
      found = elapsed();
      child.kill('SIGKILL');
    });
    child.onExit(() => {
      clearTimeout(limit);
      if (until && found === undefined) reject(new Error(`${file} ${args.join(' ')} ended without ${until}:\n${seen}`));
      else resolve({ first, found: found ?? elapsed() });
    });
  });

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
export const percentile = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
