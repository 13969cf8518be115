import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GOOD } from '../rules/good-pack.ts';
import { newHome, openMailmedic, removeFolder } from './program.ts';
import type { Terminal } from './terminal.ts';

const pack = mkdtempSync(join(tmpdir(), 'mailmedic-preview-'));
const home = newHome();
const flow = join(pack, 'flows/mailcow/sending.md');
let terminal: Terminal;

/** Saves as many editors do: a new file in the place of the old one. */
const save = (change: (text: string) => string): void => {
  writeFileSync(`${flow}.draft`, change(readFileSync(flow, 'utf8')));
  renameSync(`${flow}.draft`, flow);
};

beforeAll(async () => {
  for (const { name, text } of GOOD) {
    mkdirSync(join(pack, name, '..'), { recursive: true });
    writeFileSync(join(pack, name), text);
  }
  terminal = openMailmedic({ home, args: ['preview', 'mailcow/sending', '--terminal', '--pack', pack, '--lang', 'en'] });
  await terminal.shows('Can your server reach another mail server?');
});
afterAll(() => {
  terminal.dispose();
  removeFolder(home);
  rmSync(pack, { recursive: true, force: true });
});

test('the walk goes on at the same node with the text that was saved, again and again', async () => {
  terminal.type('2');
  await terminal.shows('Port 25 is blocked');
  save((text) => text.replace('Port 25 is blocked', 'Port 25 is shut'));
  await terminal.shows('Port 25 is shut');
  save((text) => text.replace('Port 25 is shut', 'Port 25 is closed'));
  await terminal.shows('Port 25 is closed');
});

test('a file that cannot be read is said with its place, and its last good version stays until it is mended', async () => {
  save((text) => text.replace('nodes:', 'nodes: ['));
  await terminal.shows(/sending\.md:\d+:\d+/);
  await terminal.shows('Port 25 is closed');
  save((text) => text.replace('nodes: [', 'nodes:').replace('Port 25 is closed', 'Port 25 is open again'));
  await terminal.shows('Port 25 is open again');
  await terminal.hides('Cannot be read');
});

test('leaves nothing behind, and does not promise to have kept anything', async () => {
  terminal.type('q');
  const { code, before, after } = await terminal.ended();
  expect({ code, sane: before === after }).toEqual({ code: 0, sane: true });
  expect(terminal.screen()).not.toContain('This case is kept');
});
