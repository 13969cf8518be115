// From a save to the new frame of `mailmedic preview --terminal`, with the built-in pack below, in a real pseudo-terminal. Run:
// node bench/preview.mjs [SAVES]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import { median, percentile } from './pty-time.mjs';

const SAVES = Number(process.argv[2] ?? 60);
const LIMIT = 150;
const pack = mkdtempSync(join(tmpdir(), 'mailmedic-bench-'));
const program = fileURLToPath(new URL('../dist/mailmedic.js', import.meta.url));
const file = join(pack, 'flows/common/bench-preview.md');

const words = (number) => `
# The lamp stays dark

## plugged
Is lamp number ${number} plugged in?

- yes: Yes
- no: No
- unsure: I don't know

## over
Ask somebody.
`;
const head = `---
title: The lamp stays dark
products: [mailcow]
area: network
symptoms: [lamp dark]
sources:
  - { doc: mailmedic, title: Bench, url: 'https://example.org/', read: 2026-11-21 }
start: plugged
nodes:
  plugged: { ask: choice, go: { yes: over, no: over, unsure: over } }
  over: { hand-over: true }
---
`;
const save = (number) => writeFileSync(file, head + words(number));

mkdirSync(join(pack, 'flows/common'), { recursive: true });
save(0);
const { CI, CONTINUOUS_INTEGRATION, ...env } = process.env;
const child = pty.spawn(process.execPath, [program, 'preview', 'common/bench-preview', '--terminal', '--pack', pack, '--lang', 'en'], {
  cols: 80,
  rows: 24,
  env: { ...env, TERM: 'xterm-256color', MAILMEDIC_HOME: join(pack, 'home') },
});
let seen = '';
let arrived = () => {};
child.onData((data) => {
  seen += data;
  arrived();
});
const shown = (number) =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`lamp ${number} did not appear:\n${seen}`)), 15_000);
    arrived = () => {
      // Only what changed is written: the end of a frame says that it is there (synchronized output).
      if (number === 0 ? !seen.includes('number 0') : !seen.includes('\x1b[?2026l')) return;
      clearTimeout(late);
      arrived = () => {};
      resolve(process.hrtime.bigint());
    };
    arrived();
  });
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

try {
  await shown(0);
  await pause(1500);
  const times = [];
  for (let number = 1001; number <= 1000 + SAVES; number += 1) {
    seen = '';
    const begun = process.hrtime.bigint();
    save(number);
    times.push(Number((await shown(number)) - begun) / 1e6);
    await pause(120);
  }
  const p95 = percentile(times, 0.95);
  console.log(
    `save to frame, ${SAVES} saves: median ${median(times).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, most ${Math.max(...times).toFixed(0)} ms, ${p95 < LIMIT ? 'within' : 'ABOVE'} the limit of ${LIMIT}`,
  );
  process.exitCode = p95 < LIMIT ? 0 : 1;
} finally {
  child.kill('SIGKILL');
  rmSync(pack, { recursive: true, force: true });
}
