import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Lamp, lightLamp } from './lamp.ts';
import { runMailmedic } from './program.ts';

type Listed = { readonly id: string; readonly said?: string; readonly events: number; readonly who?: string };

describe('kept cases in the terminal', () => {
  let lamp: Lamp;
  beforeEach(async () => {
    lamp = await lightLamp();
  });
  afterEach(() => lamp.close());

  const listed = (): Listed[] => JSON.parse(runMailmedic(['case', 'list', '--json'], { home: lamp.home }).stdout) as Listed[];

  test('are listed, filtered while typing, opened with enter, and listed again afterwards', async () => {
    const first = await lamp.begin(['--probes', 'none']);
    first.type('y');
    await first.shows('Does the lamp answer?');
    first.type('q');
    await first.ended();
    const list = lamp.open(['case', 'list']);
    await list.shows('“the test lamp stays dark” Does the lamp answer?');
    list.type('zebra');
    await list.shows('No case fits.');
    list.press('escape');
    await list.shows('type to filter');
    list.type('lamp');
    await list.shows('› open');
    list.press('enter');
    await list.shows('b back');
    list.type('q');
    await list.shows('tab state');
    list.press('escape');
    await list.shows('type to filter');
    list.press('escape');
    const { code, before, after, cursorHidden } = await list.ended();
    expect({ code, sane: before === after, cursorHidden }).toEqual({ code: 0, sane: true, cursorHidden: false });
  });

  test('are offered at the entry once there are some', async () => {
    const empty = lamp.open();
    await empty.shows('What is wrong?');
    await empty.quiet();
    expect(empty.screen()).not.toContain('kept case');
    const first = await lamp.begin(['--probes', 'none']);
    first.type('q');
    await first.ended();
    const next = lamp.open();
    await next.shows('go on with a kept case');
    await next.quiet();
    next.type('3');
    await next.shows('“the test lamp stays dark”');
    next.press('enter');
    await next.shows('plugged in?');
  });

  test('can be taken over: the first is told at the next step and loses nothing', async () => {
    const anna = await lamp.begin(['--probes', 'none'], { env: { MAILMEDIC_USER: 'anna' } });
    const [one] = listed();
    const ben = lamp.open(['case', 'resume', one!.id, '--probes', 'none'], { env: { MAILMEDIC_USER: 'ben' } });
    await ben.shows(/anna \(.+\) has case .* open since/);
    ben.type('y\r');
    await ben.shows('plugged in?');
    ben.type('y');
    await ben.shows('Does the lamp answer?');
    anna.type('n');
    await anna.shows(/ben \(.+\) has taken this case over/);
    expect(anna.screen()).toContain('plugged in?');
    const [now] = listed();
    expect(now).toMatchObject({ id: one!.id, who: 'ben' });
  });

  test('survive a kill at the moment of an answer: the case goes on with everything that was on the screen', async () => {
    const first = await lamp.begin(['--probes', 'none']);
    first.type('y');
    await first.shows('Does the lamp answer?');
    first.signal('SIGKILL');
    const [one] = listed();
    const again = lamp.open(['case', 'resume', one!.id, '--probes', 'none']);
    await again.shows('Does the lamp answer?');
    expect(again.screen()).toContain('plugged in?');
  });
});
