import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openTerminal, type Terminal } from './terminal.ts';

const ECHO = [process.execPath, join(import.meta.dirname, 'programs/echo-keys.mjs')];

describe('the pseudo-terminal of these tests', () => {
  let terminal: Terminal;
  afterEach(() => terminal.dispose());

  test('shows what a program writes and sends what a person types', async () => {
    terminal = openTerminal({ command: ECHO, columns: 40, rows: 10 });
    await terminal.shows('size 40x10');
    terminal.press('down');
    await terminal.shows('got "\\u001b[B"');
    terminal.resize(60, 12);
    await terminal.shows('now 60x12');
    terminal.type('q');
    const { code, before, after, cursorHidden } = await terminal.ended();
    expect({ code, sane: before === after, cursorHidden }).toEqual({ code: 0, sane: true, cursorHidden: false });
  });

  test('notices a hidden cursor and raw mode left behind', async () => {
    terminal = openTerminal({ command: ECHO });
    await terminal.shows('size 80x24');
    terminal.type('x');
    const { code, cursorHidden } = await terminal.ended();
    expect({ code, cursorHidden }).toEqual({ code: 3, cursorHidden: true });
  });

  test('sends a signal to the program and tells how it ended', async () => {
    terminal = openTerminal({ command: ECHO });
    await terminal.shows('size 80x24');
    terminal.signal('SIGTERM');
    const { code } = await terminal.ended();
    expect(code).toBe(143);
  });

  test('complains with the screen when something does not appear', async () => {
    terminal = openTerminal({ command: ECHO });
    await terminal.shows('size');
    await expect(terminal.shows('never', 200)).rejects.toThrow(/did not show never within 200 ms; the screen was:\nsize 80x24/);
  });
});
