import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Lamp, lightLamp } from './lamp.ts';

describe('a walk in the terminal', () => {
  let lamp: Lamp;
  beforeEach(async () => {
    lamp = await lightLamp();
  });
  afterEach(() => lamp.close());

  test('leads from a symptom by digits to a conclusion, its fix and "Solved"', async () => {
    const terminal = await lamp.begin(['--probes', 'none']);
    await terminal.shows('Follow the cable to the wall.');
    terminal.type('2');
    await terminal.shows('● The lamp is not plugged in');
    await terminal.shows('Put the plug into the wall.');
    await terminal.shows('lamp --switch on');
    terminal.type('1');
    await terminal.shows('Solved');
    terminal.type('1');
    const { code, before, after, cursorHidden, alternateScreen, bracketedPaste } = await terminal.ended();
    expect({ code, sane: before === after, cursorHidden, alternateScreen, bracketedPaste }).toEqual({
      code: 0,
      sane: true,
      cursorHidden: false,
      alternateScreen: false,
      bracketedPaste: false,
    });
  });

  test('takes answers by the first letter and by the arrow keys', async () => {
    const terminal = await lamp.begin(['--probes', 'none']);
    terminal.type('y');
    await terminal.shows('Does the lamp answer?');
    terminal.press('down', 'down', 'down', 'enter');
    await terminal.shows('● The lamp does not listen');
  });

  test('takes an answer back and does the step again', async () => {
    const terminal = await lamp.begin(['--probes', 'none']);
    terminal.type('n');
    await terminal.shows('● The lamp is not plugged in');
    terminal.type('b');
    await terminal.shows('Follow the cable to the wall.');
    terminal.type('y');
    await terminal.shows('Does the lamp answer?');
  });

  test('says why it asks, on a key', async () => {
    const terminal = await lamp.begin(['--probes', 'none']);
    terminal.type('w');
    await terminal.shows('a lamp without power stays dark');
    terminal.press('escape');
    await terminal.shows('No, the cable lies loose');
  });

  test('changes the language in the middle of a question and back', async () => {
    const terminal = await lamp.begin(['--probes', 'none']);
    terminal.type('l');
    await terminal.shows('Steckt der Stecker der Lampe?');
    await terminal.shows('Nein, das Kabel liegt lose da');
    expect(terminal.screen()).not.toContain('plugged in?');
    terminal.type('l');
    await terminal.shows('Is the lamp plugged in?');
  });

  test('speaks German throughout when it is told to', async () => {
    const terminal = lamp.open(['--lang', 'de', '--probes', 'none', '--flow', 'common/test-lamp']);
    await terminal.shows('Steckt der Stecker der Lampe?');
    terminal.type('n');
    await terminal.shows('● Der Stecker der Lampe steckt nicht');
    await terminal.shows('Stecke den Stecker in die Wand.');
    await terminal.shows('Es hat nicht geholfen');
  });

  test('goes on with the causes that are left when a fix did not help, and hands over at last', async () => {
    const terminal = await lamp.begin(['--probes', 'none']);
    terminal.type('n');
    await terminal.shows('● The lamp is not plugged in');
    terminal.type('2');
    await terminal.shows('Is the bulb cold?');
    terminal.type('1');
    await terminal.shows('● The bulb is broken');
    terminal.type('2');
    await terminal.shows('● The switch is off');
    terminal.type('2');
    await terminal.shows('Ask somebody who knows lamps.');
    await terminal.shows('Mail server case');
  });

  test('looks for itself after consent, finds the server dead, and says "Solved" only once it lives', async () => {
    await lamp.server.become('closed');
    const terminal = await lamp.begin();
    terminal.type('y');
    await terminal.shows('To save you questions I can look for myself.');
    terminal.type('y');
    await terminal.shows('● The lamp does not listen');
    expect(terminal.history()).toMatch(/refuses port \d+/);
    terminal.type('1');
    await terminal.shows('I looked again, and it is not yet right');
    await lamp.server.become('ours');
    terminal.type('1');
    await terminal.shows('Solved');
  });

  test('asks the person instead where no probe may run', async () => {
    await lamp.server.become('closed');
    const terminal = await lamp.begin();
    terminal.type('y');
    await terminal.shows('To save you questions');
    terminal.type('n');
    await terminal.shows('Does the lamp answer?');
  });

  test('begins with the words of the command line', async () => {
    const terminal = lamp.open(['--probes', 'none', 'the', 'test', 'lamp', 'stays', 'dark']);
    await terminal.shows(/plugged in\?|The test lamp stays dark +any system/);
  });

  test('keeps the case when the person leaves, and takes it up where it was', async () => {
    const first = await lamp.begin(['--probes', 'none']);
    first.type('y');
    await first.shows('Does the lamp answer?');
    first.type('q');
    const { code } = await first.ended();
    expect(code).toBe(0);
    const id = first.history().match(/case resume (\S+)/)?.[1];
    expect(id).toBeDefined();
    const second = lamp.open(['--probes', 'none', 'case', 'resume', id as string]);
    await second.shows('Does the lamp answer?');
    expect(second.history()).toContain('Is the lamp plugged in?');
  });

  test('fits into forty columns', async () => {
    const terminal = await lamp.begin(['--probes', 'none'], { columns: 40, rows: 24 });
    terminal.type('n');
    await terminal.shows('Put the plug into the wall.');
    const widths = terminal
      .history()
      .split('\n')
      .map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(40);
  });

  test('loses no key that was typed before the first frame', async () => {
    const terminal = lamp.open(['--probes', 'none']);
    terminal.type('test lamp');
    await terminal.shows('› test lamp');
  });
});
