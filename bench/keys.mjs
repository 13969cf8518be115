// From a key to its frame, through the real program in a real pseudo-terminal, late in a long case. Run:
// npm run bench:keys [-- STEPS]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import { writeLongFlow } from './long-flow.mjs';
import { median, percentile } from './pty-time.mjs';

const STEPS = Number(process.argv[2] ?? 300);
const MEASURED = 60;
const LIMIT = 16;
const PAUSE = 60;
const home = mkdtempSync(join(tmpdir(), 'mailmedic-bench-'));
writeLongFlow(home, STEPS + MEASURED + 5);

const { CI, CONTINUOUS_INTEGRATION, ...inherited } = process.env;
const program = fileURLToPath(new URL('../dist/mailmedic.js', import.meta.url));
const child = pty.spawn(process.execPath, [program, '--pack', home, '--lang', 'en', '--probes', 'none', '--flow', 'common/long-walk'], {
  cols: 80,
  rows: 24,
  env: { ...inherited, TERM: 'xterm-256color', MAILMEDIC_HOME: home },
});
let seen = '';
let arrived = () => {};
child.onData((data) => {
  seen += data;
  arrived();
});

/** Milliseconds from writing `key` until the program has written what `shows` matches. */
const press = (key, shows) =>
  new Promise((resolve, reject) => {
    seen = '';
    const late = setTimeout(() => reject(new Error(`no ${shows} after ${JSON.stringify(key)}:\n${seen}`)), 15_000);
    const begun = process.hrtime.bigint();
    arrived = () => {
      if (!shows.test(seen)) return;
      clearTimeout(late);
      arrived = () => {};
      resolve(Number(process.hrtime.bigint() - begun) / 1e6);
    };
    if (key) child.write(key);
    arrived();
  });

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
// A frame ends where the terminal is told to show it (synchronized output).
const FRAME = '\\x1b\\[\\?2026l';
const question = (number) => new RegExp(`light number ${number}\\?[^]*${FRAME}`);
const report = (name, times) =>
  console.log(`${name.padEnd(34)}${[median(times), percentile(times, 0.95), Math.max(...times)].map((value) => value.toFixed(1).padStart(9)).join('')}`);

try {
  await press('', /light number 1\?/);
  const early = [];
  const late = [];
  const moves = [];
  for (let step = 1; step <= STEPS + MEASURED; step += 1) {
    const measured = step <= MEASURED || step > STEPS;
    if (step > STEPS) {
      await pause(PAUSE);
      moves.push(await press('\x1b[B', new RegExp(FRAME)));
    }
    if (measured) await pause(PAUSE);
    const time = await press('1', question(step + 1));
    if (step <= MEASURED) early.push(time);
    else if (step > STEPS) late.push(time);
  }
  console.log(`Node ${process.version}, key to frame in milliseconds, ${MEASURED} presses a row\n`);
  console.log(`${''.padEnd(34)}${['median', 'p95', 'most'].map((title) => title.padStart(9)).join('')}`);
  report(`answer, steps 1 to ${MEASURED}`, early);
  report(`answer, after ${STEPS} steps`, late);
  report(`arrow key, after ${STEPS} steps`, moves);
  const worst = Math.max(percentile(late, 0.95), percentile(moves, 0.95));
  console.log(`\np95 ${worst.toFixed(1)} ms, ${worst < LIMIT ? 'within' : 'ABOVE'} the limit of ${LIMIT}`);
  process.exitCode = worst < LIMIT ? 0 : 1;
} finally {
  child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
}
