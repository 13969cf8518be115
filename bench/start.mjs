// How long until the first question can be read? In a real pseudo-terminal, in turns with bare Node and with the
// plainest Ink program, so that a busy machine slows all alike. Run: npm run bench:start [-- ROUNDS]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, percentile, timeInPty } from './pty-time.mjs';

const ROUNDS = Number(process.argv[2] ?? 41);
const LIMIT = 4;
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'mailmedic-bench-'));
const env = { MAILMEDIC_HOME: home, LC_ALL: 'en_US.UTF-8' };

const CASES = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: 'plain Ink, "hello"', args: [at('hello-ink.mjs')], until: /What is wrong\?/ },
  { name: 'mailmedic, first question', args: [at('../dist/mailmedic.js')], until: /What is wrong\?/ },
  { name: 'mailmedic, answers a key', args: [at('../dist/mailmedic.js')], until: /What is wrong\?/, type: 'zq', reply: /zq/ },
];

const times = CASES.map(() => []);
try {
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const [index, { args, ...options }] of CASES.entries()) {
      const { found } = await timeInPty(process.execPath, args, { ...options, env });
      if (round >= 0) times[index].push(found);
    }
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}

const bare = median(times[0]);
console.log(`Node ${process.version}, ${ROUNDS} rounds in turns, milliseconds\n`);
console.log(`${''.padEnd(28)}${['median', 'p95', 'least', 'x bare'].map((title) => title.padStart(9)).join('')}`);
for (const [index, { name }] of CASES.entries()) {
  const row = [median(times[index]), percentile(times[index], 0.95), Math.min(...times[index])].map((value) => value.toFixed(1).padStart(9));
  console.log(`${name.padEnd(28)}${row.join('')}${(median(times[index]) / bare).toFixed(2).padStart(9)}`);
}
const ratio = median(times[2]) / bare;
console.log(`\nfirst question: ${ratio.toFixed(2)} times bare node, ${ratio <= LIMIT ? 'within' : 'ABOVE'} the limit of ${LIMIT}`);
process.exitCode = ratio <= LIMIT ? 0 : 1;
