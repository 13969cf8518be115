import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pasted } from './keys.ts';
import { type Lamp, lightLamp } from './lamp.ts';
import { runMailmedic } from './program.ts';
import type { Ended, Terminal } from './terminal.ts';

const isSane = ({ before, after, cursorHidden, alternateScreen, bracketedPaste }: Ended): boolean =>
  before === after && !cursorHidden && !alternateScreen && !bracketedPaste;

describe('the terminal afterwards', () => {
  let lamp: Lamp;
  beforeEach(async () => {
    lamp = await lightLamp();
  });
  afterEach(() => lamp.close());

  /** In the middle of a probe that waits for a server which says nothing. */
  const inMidProbe = async (columns = 80, rows = 24): Promise<Terminal> => {
    await lamp.server.become('silent');
    const terminal = await lamp.begin(['--probes', 'all'], { columns, rows });
    terminal.type('y');
    await terminal.shows(/Does the right mail server answer\?/);
    await terminal.shows(/\d s of about/);
    return terminal;
  };

  const resumable = (): string | undefined => {
    const { stdout } = runMailmedic(['case', 'list', '--json'], { home: lamp.home });
    return stdout.match(/"id":\s*"([^"]+)"/)?.[1];
  };

  test('is sane after Ctrl-C on the first question', async () => {
    const terminal = lamp.open();
    await terminal.shows('What is wrong?');
    terminal.press('ctrl-c');
    const ended = await terminal.ended();
    expect({ sane: isSane(ended), code: ended.code }).toEqual({ sane: true, code: 0 });
  });

  test('is sane after Ctrl-C in the middle of a probe, and the case can be resumed', async () => {
    const terminal = await inMidProbe();
    terminal.press('ctrl-c');
    const ended = await terminal.ended();
    expect(isSane(ended)).toBe(true);
    await lamp.server.become('ours');
    const again = lamp.open(['--probes', 'none', 'case', 'resume', resumable() as string]);
    await again.shows('Does the lamp answer?');
  });

  test.each(['SIGHUP', 'SIGTERM'] as const)('is sane after %s in the middle of a probe, and the case can be resumed', async (signal) => {
    const terminal = await inMidProbe();
    terminal.signal(signal);
    const ended = await terminal.ended();
    expect(isSane(ended)).toBe(true);
    expect(resumable()).toBeDefined();
  });

  test('may be closed in the middle of a probe: the program ends, and the case can be resumed', async () => {
    const terminal = await inMidProbe();
    await terminal.hangUp();
    const again = lamp.open(['--probes', 'none', 'case', 'resume', resumable() as string]);
    await again.shows('Does the lamp answer?');
  });

  test('loses nothing when it is killed', async () => {
    const terminal = await inMidProbe();
    terminal.signal('SIGKILL');
    await terminal.ended();
    const again = lamp.open(['--probes', 'none', 'case', 'resume', resumable() as string]);
    await again.shows('Does the lamp answer?');
    expect(again.history()).toContain('Is the lamp plugged in?');
  });

  test('shows the running probe once after the terminal became smaller and larger', async () => {
    const terminal = await inMidProbe(100, 30);
    terminal.resize(60, 20);
    await sleep(400);
    terminal.resize(90, 28);
    await terminal.shows(/\d s of about/);
    expect(terminal.screen().match(/of about/g)).toHaveLength(1);
    terminal.type('s');
    await terminal.shows('Does the lamp answer?');
    expect(terminal.screen().match(/Nothing comes back/g)).toHaveLength(1);
  });

  test('is not harmed by a pasted text with escape sequences', async () => {
    const terminal = lamp.open();
    await terminal.shows('What is wrong?');
    await terminal.quiet();
    const before = terminal.raw().length;
    terminal.type(pasted('before \x1b[2J\x1b[?1049h\x1b]0;stolen\x07\x1b[31mred\x1b[0m after\r\nsecond line'));
    await terminal.shows('after');
    const written = terminal.raw().slice(before);
    expect(written).not.toContain('\x1b[?1049h');
    expect(written).not.toContain('stolen\x07');
    terminal.press('ctrl-c');
    expect(isSane(await terminal.ended())).toBe(true);
  });

  test('comes back after the program was stopped and went on', async () => {
    const terminal = await lamp.begin(['--probes', 'none']);
    terminal.signal('SIGSTOP');
    terminal.resize(70, 20);
    terminal.signal('SIGCONT');
    terminal.type('n');
    await terminal.shows('● The lamp is not plugged in');
  });
});
