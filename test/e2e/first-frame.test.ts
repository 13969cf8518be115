// biome-ignore-all lint/suspicious/noControlCharactersInRegex: escape sequences are what this file is about
import xterm from '@xterm/headless';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newHome, openMailmedic, removeFolder } from './program.ts';
import type { Terminal } from './terminal.ts';

/** What a terminal shows after these bytes. */
const shownBy = async (bytes: string, columns: number, rows: number): Promise<string> => {
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  await new Promise<void>((resolve) => screen.write(bytes, resolve));
  const lines = Array.from({ length: rows }, (_, row) => screen.buffer.active.getLine(row)?.translateToString(true) ?? '');
  return lines.join('\n').trimEnd();
};

describe('the first frame', () => {
  let home: string;
  let terminal: Terminal;
  beforeEach(() => {
    home = newHome();
  });
  afterEach(() => {
    terminal.dispose();
    removeFolder(home);
  });

  test.each([
    [80, 24, 'en'],
    [40, 24, 'de'],
    [200, 50, 'en'],
  ])('is the same before and after Ink has taken over, at %d columns and %d rows, in %s', async (columns, rows, language) => {
    terminal = openMailmedic({ home, args: ['--lang', language], columns, rows });
    await terminal.shows(/What is wrong\?|Was ist los\?/);
    // Ink begins with a synchronized frame; what is written before that is the first paint.
    await expect.poll(() => terminal.raw().includes('\x1b[?2026h'), { timeout: 10_000 }).toBe(true);
    await terminal.quiet(300);
    const [painted = ''] = terminal.raw().split(/\x1b\[\d+A\r\x1b\[J|\x1b\[\?2026h/);
    expect(await shownBy(painted, columns, rows)).toBe(terminal.screen());
  });

  test('hides the cursor of the shell and shows it again at the end', async () => {
    terminal = openMailmedic({ home });
    await terminal.shows('What is wrong?');
    await terminal.quiet(300);
    terminal.press('ctrl-c');
    expect((await terminal.ended()).cursorHidden).toBe(false);
  });

  test('uses no colour where NO_COLOR is set', async () => {
    terminal = openMailmedic({ home, env: { NO_COLOR: '1' } });
    await terminal.shows('What is wrong?');
    await terminal.quiet(300);
    const codes = [...terminal.raw().matchAll(/\x1b\[([\d;]*)m/g)].flatMap(([, list]) => (list ?? '').split(';'));
    expect(codes.filter((code) => /^(3[0-8]|4[0-8]|9\d|10\d)$/.test(code))).toEqual([]);
  });
});
