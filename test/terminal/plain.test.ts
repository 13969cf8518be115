import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Language } from '../../src/model/language.ts';
import { sayCurrent, sayDone } from '../../src/terminal/plain/plain-lines.ts';
import { startTerminal } from '../../src/terminal/start.ts';
import type { TerminalStreams } from '../../src/terminal/streams.ts';
import { begin, lampCase, terminalOptions } from './lamp-case.ts';
import { CURRENT, DONE, stageOf, viewOf } from './views.ts';

const SIGNS = /[›●✓✗↑↓↵␣│─•▸▾⠋↩✎↻]/u;

const run = async (input: string, more: Parameters<typeof terminalOptions>[2] = {}, lamp = lampCase()) => {
  const stdin = new PassThrough();
  const stdout = new PassThrough();
  stdin.end(input);
  const chunks: string[] = [];
  stdout.on('data', (chunk) => chunks.push(String(chunk)));
  const end = await startTerminal(terminalOptions(lamp, { stdin, stdout, stderr: new PassThrough() } as TerminalStreams, more));
  return { end, out: chunks.join(''), ...lamp };
};

const started = () => {
  const lamp = lampCase();
  begin(lamp);
  return lamp;
};

test('with nothing to read it asks its first question, gives a hint and ends with 0', async () => {
  const { end, out } = await run('');
  expect(end).toEqual({ code: 0 });
  expect(out).toContain('What is wrong?');
  expect(out).toContain('Nothing to read from');
});

test.each(['en', 'de'] as const)('every view is said in %s without signs and escape codes', (language: Language) => {
  for (const current of Object.values(CURRENT)) {
    const stage = stageOf(viewOf(current, language), { ticks: true });
    const said = [...sayCurrent(stage), ...DONE.map((one) => sayDone(one, stage))].join('\n');
    expect(said).not.toMatch(SIGNS);
    expect(said).not.toContain('\u001b');
    expect(said.length).toBeGreaterThan(20);
  }
});

test('a walk by numbers, typed answers and a pasted box reaches the conclusion', async () => {
  const lamp = started();
  const answers = run('1\nexample.org\n1 2\nline one\nline two\n.\n', {}, lamp);
  setTimeout(() => lamp.tell('dark'), 100);
  const { out, kept } = await answers;
  expect(out).toContain('1 of 3: Yes');
  expect(out).toContain('probe lamp.look: dark it (problem)');
  expect(out).toContain('Conclusion, ');
  expect(kept.filter(({ type }) => type === 'is')).toMatchObject([
    { outcome: 'yes' },
    { value: 'example.org' },
    { value: ['bulb', 'cable'] },
    { value: 'line one\nline two' },
    { outcome: 'dark', by: 'probe' },
  ]);
});

test('a wrong answer is said and the question comes again', async () => {
  const { out } = await run('1\nnot a domain\n', {}, started());
  expect(out).toContain('That is not a domain.');
  expect(out.split('where en?').length).toBe(3);
});

test('what is no choice is said so', async () => {
  expect((await run('9\n', {}, started())).out).toContain('“9” is not one of the choices.');
});

test('b goes back and l changes the language', async () => {
  const { out, session } = await run('2\nb\nl\n', {}, started());
  expect(session.view().current.kind).toBe('ask');
  expect(out).toContain('1 von 3: Ja');
});

test('an earlier answer can be changed', async () => {
  const { kept } = await run('1\n:x\n1\n2\n', {}, started());
  expect(kept.at(-1)).toMatchObject({ type: 'changed', outcome: 'no' });
});

test('words at the entry are found and can be chosen', async () => {
  const { kept, out } = await run('the lamp stays dark\n1\n');
  expect(out).toContain('The lamp stays dark');
  expect(kept.map(({ type }) => type)).toContain('entered');
});

test('the words of the command line are taken in plain mode as well', async () => {
  const { kept } = await run('1\n', { said: 'the lamp stays dark' });
  expect(kept.map(({ type }) => type)).toContain('said');
});

test('JSON lines: one view for each change, one problem for what does not apply', async () => {
  const events = [
    { type: 'is', node: 'plugged', outcome: 'no', by: 'person' },
    { type: 'is', node: 'nowhere', outcome: 'x', by: 'person' },
  ];
  const { out, end } = await run(`${events.map((one) => JSON.stringify(one)).join('\n')}\nnonsense\n`, { json: true }, started());
  const lines = out
    .trimEnd()
    .split('\n')
    .map((one) => JSON.parse(one));
  expect(lines.map((one) => Object.keys(one)[0])).toEqual(['view', 'view', 'problem', 'problem']);
  expect(lines[1].view.current.kind).toBe('conclude');
  expect(end).toEqual({ code: 0 });
});

test('JSON lines wait for the probe at work before they end', async () => {
  const lamp = started();
  const over = run(`${JSON.stringify({ type: 'is', node: 'plugged', outcome: 'unsure', by: 'person' })}\n`, { json: true }, lamp);
  setTimeout(() => lamp.tell('dark'), 100);
  const { out } = await over;
  expect(JSON.parse(out.trimEnd().split('\n').at(-1)!).view.current.kind).toBe('conclude');
});

const running = (more: Parameters<typeof terminalOptions>[2] & { tty?: boolean } = {}) => {
  const lamp = started();
  const stdin = Object.assign(new PassThrough(), { isTTY: more.tty === true });
  const stdout = new PassThrough();
  let out = '';
  stdout.on('data', (chunk) => {
    out += String(chunk);
  });
  const over = startTerminal(terminalOptions(lamp, { stdin, stdout, stderr: new PassThrough() } as TerminalStreams, { plain: true, ...more }));
  const says = async (words: string): Promise<void> => {
    for (let tries = 0; !out.includes(words); tries++) {
      if (tries > 500) throw new Error(`never said ${words}:\n${out}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  return { ...lamp, stdin, over, says };
};

test('s stops a running check at a terminal', async () => {
  const { stdin, over, says, stopped } = running({ tty: true });
  stdin.write('3\n');
  await says('Checking: probe lamp.look');
  stdin.write('s\n');
  await says('I could not find out by myself');
  expect(stopped).toEqual([true]);
  stdin.end('q\n');
  expect(await over).toEqual({ code: 0 });
});

test.each([{ plain: true }, { json: true }])('being told to stop ends the wait for an answer, with %o', async (mode) => {
  const stop = new AbortController();
  const { over, says } = running({ ...mode, signal: stop.signal });
  await says('plugged en?');
  stop.abort();
  expect(await over).toEqual({ code: 0 });
});

test('an article is read in full', async () => {
  const { out } = await run('2\na\n', {}, started());
  expect(out).toContain('    docker compose restart');
});
