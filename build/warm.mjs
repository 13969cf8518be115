import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DIST } from './paths.mjs';

const PROGRAM = `${DIST}mailmedic.js`;
const LIMIT = 8000;

/** Runs without a terminal: they load what plain mode and the commands need. */
const RUNS = [['--version'], ['--help'], ['--plain', '--probes', 'none'], ['find', 'mail'], ['read']];

/** Text that finds something in every pack about mail, and the key that leaves. */
const TYPED = ['mail', '\x03'];

/** One run in a pseudo-terminal, where the package for it is installed: it loads Ink and the screens. */
const warmTerminal = async (env) => {
  let pty;
  try {
    pty = (await import('@lydell/node-pty')).default;
  } catch {
    // Without development packages the first start in a terminal is the warming one.
    return;
  }
  const { CI, CONTINUOUS_INTEGRATION, ...rest } = env;
  const child = pty.spawn(process.execPath, [PROGRAM, '--probes', 'none'], { cols: 80, rows: 24, env: { ...rest, TERM: 'xterm-256color' } });
  let written = Date.now();
  let over = false;
  child.onData(() => {
    written = Date.now();
  });
  const ended = new Promise((resolve) => {
    child.onExit(() => {
      over = true;
      resolve();
    });
  });
  const limit = Date.now() + LIMIT;
  const quiet = async () => {
    await sleep(150);
    while (!over && Date.now() - written < 150 && Date.now() < limit) await sleep(20);
  };
  for (const text of TYPED) {
    await quiet();
    if (!over) child.write(text);
  }
  await Promise.race([ended, sleep(LIMIT / 4)]);
  if (!over) child.kill('SIGKILL');
};

/** Fills the compile cache in dist/cache, so that the first start is as fast as the second. Nothing depends on it. */
export const warm = async () => {
  const home = mkdtempSync(join(tmpdir(), 'mailmedic-warm-'));
  const env = { ...process.env, MAILMEDIC_HOME: home };
  try {
    for (const args of RUNS) spawnSync(process.execPath, [PROGRAM, ...args], { stdio: 'ignore', timeout: LIMIT, env });
    await warmTerminal(env);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
};
