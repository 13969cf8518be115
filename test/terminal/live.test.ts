import { expect, test } from 'vitest';
import { firstFrame, paintFirstFrame } from '../../src/terminal/first-frame.ts';
import { startTerminal } from '../../src/terminal/start.ts';
import { KEY, openFakeTerminal, pasted } from './fake-terminal.ts';
import { begin, lampCase, terminalOptions } from './lamp-case.ts';

const open = (columns = 80, rows = 24, more: Parameters<typeof terminalOptions>[2] = {}) => {
  const lamp = lampCase();
  const terminal = openFakeTerminal(columns, rows);
  const options = terminalOptions(lamp, terminal.streams, more);
  return { ...lamp, lamp, terminal, run: () => startTerminal(options) };
};

test('the first frame of Ink is the frame that was painted before it', async () => {
  for (const [columns, rows] of [
    [40, 24],
    [80, 24],
    [200, 50],
  ] as const) {
    const { terminal, run } = open(columns, rows);
    const early = openFakeTerminal(columns, rows);
    early.streams.stdout.write(`${firstFrame({ columns, rows }, { host: 'this machine', language: 'en' })}\n`);
    const over = run();
    await terminal.shows('What is wrong?');
    await Promise.all([terminal.quiet(), early.quiet()]);
    expect(terminal.screen()).toBe(early.screen());
    terminal.type(KEY.ctrlC);
    expect(await over).toEqual({ code: 0 });
  }
});

test('what was painted early is taken away by the first real frame', async () => {
  const { terminal, run, lamp } = open();
  const painted = paintFirstFrame(terminal.streams, {}, { host: 'this machine', language: 'en' })!;
  expect(terminal.isRaw()).toBe(true);
  begin(lamp);
  const over = startTerminal(terminalOptions(lamp, terminal.streams, { painted }));
  await terminal.shows('plugged en?');
  expect(terminal.all()).not.toContain('What is wrong?');
  terminal.type('q');
  await over;
  void run;
});

test('a walk leaves its steps above and asks below', async () => {
  const { terminal, run, lamp } = open();
  begin(lamp);
  const over = run();
  await terminal.shows('plugged en?');
  terminal.type('y');
  await terminal.shows('where en?');
  expect(terminal.screen()).toMatch(/› plugged en\? +Yes/);
  terminal.type('example.org\r');
  await terminal.shows('parts en?');
  terminal.type('3');
  await terminal.shows('log en?');
  terminal.type(KEY.ctrlC);
  await over;
  expect(terminal.all()).toContain('This case is kept. Take it up again: mailmedic case resume case-1');
});

test('changing the language says everything again in the other one', async () => {
  const { terminal, run, lamp } = open();
  begin(lamp);
  const over = run();
  await terminal.shows('plugged en?');
  terminal.type('2');
  await terminal.shows('it helped');
  terminal.type('l');
  await terminal.shows('Es hat geholfen');
  expect(terminal.screen()).toContain('plugged de?');
  expect(terminal.screen()).not.toContain('plugged en?');
  terminal.type('q');
  await over;
});

test('backspace, as terminals send it, removes the last character', async () => {
  const { terminal, run } = open();
  const over = run();
  await terminal.shows('What is wrong?');
  terminal.type('lamq');
  await terminal.shows('› lamq');
  terminal.type(KEY.backspace);
  await terminal.shows(/› lam\s*$/m);
  terminal.type(KEY.ctrlC);
  await over;
});

test('a pasted text with escape sequences is harmless', async () => {
  const { terminal, run } = open();
  const over = run();
  await terminal.shows('What is wrong?');
  terminal.type(pasted('evil \x1b[2J\x1b]0;stolen\x07 words\rsecond line'));
  await terminal.shows('second line');
  expect(terminal.raw()).not.toContain('stolen');
  terminal.type(KEY.ctrlC);
  await over;
});

test('a probe turns and counts its seconds, and its result stands above', async () => {
  const { terminal, run, lamp, tell } = open();
  begin(lamp);
  const over = run();
  await terminal.shows('plugged en?');
  terminal.type('3');
  await terminal.shows(/0 s of about 3 s/);
  await terminal.shows(/1 s of about 3 s/);
  tell('dark');
  await terminal.shows('✗ probe lamp.look');
  terminal.type('q');
  await over;
});

test.each([
  ['Ctrl-C', (it: ReturnType<typeof open>) => it.terminal.type(KEY.ctrlC)],
  ['the end of its input', (it: ReturnType<typeof open>) => it.terminal.hangUp()],
  ['SIGHUP', () => process.emit('SIGHUP', 'SIGHUP')],
] as const)('%s in mid-probe leaves a sane terminal and a kept case', async (_, stop) => {
  const it = open();
  begin(it.lamp);
  const over = it.run();
  await it.terminal.shows('plugged en?');
  it.terminal.type('3');
  await it.terminal.shows('s of about 3 s');
  stop(it);
  expect(await over).toEqual({ code: 0 });
  await it.terminal.quiet();
  const raw = it.terminal.raw();
  expect(it.terminal.isRaw()).toBe(false);
  expect(raw.lastIndexOf('\x1b[?25h')).toBeGreaterThan(raw.lastIndexOf('\x1b[?25l'));
  expect(raw.lastIndexOf('\x1b[?2004l')).toBeGreaterThan(raw.lastIndexOf('\x1b[?2004h'));
  expect(it.kept.at(-1)).toMatchObject({ type: 'is', node: 'plugged', outcome: 'unsure' });
});

test('being told to stop ends the conversation', async () => {
  const stop = new AbortController();
  const { terminal, run } = open(80, 24, { signal: stop.signal });
  const over = run();
  await terminal.shows('What is wrong?');
  stop.abort();
  expect(await over).toEqual({ code: 0 });
});

test('a resize draws the same question in the new width', async () => {
  const { terminal, run, lamp } = open();
  begin(lamp);
  const over = run();
  await terminal.shows('plugged en?');
  terminal.resize(40, 20);
  await terminal.quiet();
  expect(terminal.screen().match(/› 1 {2}Yes/g)).toHaveLength(1);
  terminal.resize(100, 30);
  await terminal.quiet();
  expect(terminal.screen().match(/› 1 {2}Yes/g)).toHaveLength(1);
  terminal.type('q');
  await over;
});

test('copying asks the terminal for its clipboard', async () => {
  const { terminal, run, lamp } = open();
  begin(lamp);
  const over = run();
  await terminal.shows('plugged en?');
  terminal.type('2');
  await terminal.shows('it helped');
  terminal.type('c');
  await terminal.shows('Sent to the clipboard');
  expect(terminal.raw()).toContain(`\x1b]52;c;${Buffer.from('docker compose restart').toString('base64')}\x07`);
  terminal.type('q');
  await over;
});

test('the words of the command line are looked up at once', async () => {
  const { terminal, run } = open(80, 24, { said: 'the lamp stays dark' });
  const over = run();
  await terminal.shows('The lamp stays dark');
  terminal.type(KEY.ctrlC);
  await over;
});

test('an empty CI variable does not stop the drawing', async () => {
  const before = process.env.CI;
  process.env.CI = '';
  const { terminal, run } = open();
  const over = run();
  await terminal.shows('What is wrong?');
  terminal.type(KEY.ctrlC);
  await over;
  if (before === undefined) delete process.env.CI;
  else process.env.CI = before;
});

test('the wish to have this machine checked is handed on', async () => {
  const { terminal, run } = open();
  const over = run();
  await terminal.shows('What is wrong?');
  terminal.type('2');
  expect(await over).toEqual({ code: 0, next: 'doctor' });
});

test('a frame that needs the whole terminal leaves what is done above it', async () => {
  const { terminal, run, lamp } = open(60, 12);
  begin(lamp);
  const over = run();
  await terminal.shows('plugged en?');
  terminal.type('2');
  await terminal.shows('it helped');
  for (const keys of ['?', ' ', ' ', KEY.escape]) {
    terminal.type(keys);
    await terminal.quiet();
  }
  expect(terminal.all().match(/^› plugged en\?/gm)).toHaveLength(1);
  expect(terminal.all().match(/Mailmedic/g)).toHaveLength(1);
  terminal.type('q');
  await over;
});

test('a text pasted into a terminal that does not mark pastes answers nothing', async () => {
  const { terminal, run, kept } = open();
  const over = run();
  await terminal.shows('What is wrong?');
  terminal.type('first line of a long log\rsecond line of it\rthird');
  await terminal.shows('third');
  expect(kept.map(({ type }) => type)).toEqual(['opened', 'consent']);
  terminal.type(KEY.ctrlC);
  await over;
});

test('a fault of ours gives the terminal back before it is told', async () => {
  const { terminal, lamp } = open();
  const options = terminalOptions(lamp, terminal.streams);
  let broken = false;
  const session = {
    ...lamp.session,
    view: () => {
      if (broken) throw new Error('broken view');
      return lamp.session.view();
    },
  };
  const over = startTerminal({ ...options, session });
  await terminal.shows('What is wrong?');
  broken = true;
  terminal.type('x');
  await expect(over).rejects.toThrow('broken view');
  expect(terminal.isRaw()).toBe(false);
});
