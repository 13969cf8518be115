// Draws docs/picture.svg from a real run in a real pseudo-terminal. Run: npm run picture
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { screenToSvg } from './svg.mjs';

const SIZE = { cols: 80, rows: 40 };
/** What a person types, or the choice they take, and what must be on the screen before. */
const WALK = [
  { shows: /What is wrong\?/, type: 'dovecot keeps restarting' },
  { shows: /Dovecot restarts all the time/, type: '\x1b[B\r' },
  { shows: /does it restart\?/, choose: /Restarting/ },
  { shows: /shortly before it began\?/, choose: /replaced or emptied/ },
  { shows: /dhparams\.pem in the folder/, choose: /It is not there/ },
  { shows: /very likely/, type: '' },
];

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'mailmedic-picture-'));
const { CI, CONTINUOUS_INTEGRATION, NO_COLOR, FORCE_COLOR, ...inherited } = process.env;
const screen = new xterm.Terminal({ ...SIZE, allowProposedApi: true });
const child = pty.spawn(process.execPath, [at('../dist/mailmedic.js'), '--lang', 'en', '--probes', 'none'], {
  ...SIZE,
  env: { ...inherited, TERM: 'xterm-256color', LC_ALL: 'en_US.UTF-8', MAILMEDIC_HOME: home },
});
child.onData((data) => screen.write(data));

const text = () =>
  Array.from({ length: SIZE.rows }, (_, row) => screen.buffer.active.getLine(screen.buffer.active.viewportY + row)?.translateToString(true) ?? '').join('\n');
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const until = async (what) => {
  for (let tries = 0; !what.test(text()); tries += 1) {
    if (tries > 200) throw new Error(`the screen never showed ${what}:\n${text()}`);
    await pause(50);
  }
  await pause(300);
};

/** The digit that stands before a choice. */
const digitOf = (choice) => {
  const found = text()
    .split('\n')
    .find((line) => /^[› ] \d {2}/.test(line) && choice.test(line));
  if (!found) throw new Error(`no choice ${choice} on the screen:\n${text()}`);
  return found[2];
};

try {
  for (const { shows, type, choose } of WALK) {
    await until(shows);
    child.write(type ?? digitOf(choose));
  }
  await pause(600);
  console.log(text());
  writeFileSync(at('../docs/picture.svg'), screenToSvg(screen, 'Mailmedic in a terminal'));
} finally {
  child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
}
