import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeLongFlow } from '../../bench/long-flow.mjs';
import { newHome, openMailmedic, removeFolder } from './program.ts';
import type { Terminal } from './terminal.ts';

const STEPS = 40;

describe('a long walk', () => {
  let home: string;
  let terminal: Terminal;
  beforeEach(() => {
    home = newHome();
    writeLongFlow(home, STEPS + 1);
  });
  afterEach(() => {
    terminal.dispose();
    removeFolder(home);
  });

  test('keeps every finished step once above the question, however fast it was answered', async () => {
    terminal = openMailmedic({ home, args: ['--pack', home, '--probes', 'none', '--flow', 'common/long-walk'] });
    await terminal.shows('light number 1?');
    terminal.type('1'.repeat(STEPS));
    await terminal.shows(`light number ${STEPS + 1}?`);
    await terminal.quiet();
    const done = [...terminal.history().matchAll(/^› .*light number (\d+)\?/gm)].map(([, number]) => Number(number));
    expect(done).toEqual(Array.from({ length: STEPS }, (_, index) => index + 1));
  });

  test.each(['', 'true'])('is drawn live in a terminal also where CI is set to "%s"', async (CI) => {
    terminal = openMailmedic({ home, env: { CI }, args: ['--pack', home, '--probes', 'none', '--flow', 'common/long-walk'] });
    await terminal.shows('light number 1?');
    terminal.press('down', 'enter');
    await terminal.shows('light number 2?');
  });
});
