import { expect, test } from 'vitest';
import { sayFact } from '../../src/model/fact.ts';
import { ask, conclude, flowOf, handOver, packOf, sessionOf } from './small-pack.ts';

const flow = flowOf(
  'queue',
  [
    ask('log', {
      ask: 'paste',
      reads: { timeout: [{ pattern: 'timed out', flags: '' }], refused: [{ pattern: 'refused', flags: '' }] } as never,
      go: { timeout: 'slow', refused: 'shut', unsure: 'hand-over' },
    }),
    conclude('slow', { otherwise: 'hand-over' }),
    conclude('shut', { otherwise: 'hand-over' }),
    handOver(),
  ],
  {},
);

const begun = (text: string, facts = {}) => {
  const session = sessionOf(packOf(flow), { mode: 'none' });
  session.send({ type: 'said', text });
  session.send({ type: 'known', facts, by: 'text' });
  session.send({ type: 'entered', flow: flow.key, hash: flow.hash });
  return session;
};
const lines = (session: ReturnType<typeof begun>) =>
  session
    .view()
    .done.map(({ kind, title, result, by }) => [
      kind,
      JSON.stringify(title).match(/"text":"([^"]*)"/)?.[1],
      JSON.stringify(result).match(/"text":"([^"]*)"/)?.[1],
      by,
    ]);

test('a log pasted at the start answers the question for it, and is not asked for again', () => {
  const session = begun('Hello.\nmail: connection timed out');
  expect(session.view()).toMatchObject({ node: 'slow', asked: 0 });
  expect(lines(session)[2]).toEqual(['known', expect.anything(), 'mail: connection timed out', 'text']);
});

test('a log that says two things answers nothing', () => {
  expect(begun('timed out\nrefused').view().node).toBe('log');
});

test('two patterns on one line are one answer: the first counts', () => {
  expect(begun('connection timed out or refused').view().node).toBe('slow');
});

test('an answer told by the text can be changed', () => {
  const session = begun('connection timed out');
  const step = session.view().done.find(({ kind }) => kind === 'known')!;
  expect(step.changeable).toBe(true);
  expect(session.send({ type: 'changed', step: step.step, outcome: 'given', value: 'connection refused' })).toBeUndefined();
  expect(session.view().node).toBe('shut');
});

test('facts told by the text are lines of their own that can be answered again', () => {
  const session = begun('words', { port: 25, direction: 'outgoing', product: 'mailcow' });
  expect(lines(session).slice(1, 3)).toEqual([
    ['known', 'port', '25', 'text'],
    ['known', 'direction', 'outgoing mail', 'text'],
  ]);
  expect(session.asked('fact-port')).toMatchObject({ ask: 'port' });
  expect(session.asked('fact-direction')?.choices.map(({ outcome }) => outcome)).toEqual(['incoming', 'outgoing', 'login']);
  expect(session.send({ type: 'changed', step: 'fact-port', outcome: 'given', value: 587 })).toBeUndefined();
  expect(session.facts().port).toMatchObject({ value: 587, by: 'person' });
  expect(session.send({ type: 'changed', step: 'fact-direction', outcome: 'sideways' })).toMatchObject({ severity: 'error' });
  expect(session.send({ type: 'changed', step: 'fact-nothing', outcome: 'given', value: 'x' })).toMatchObject({ severity: 'error' });
});

test('what was told is said in the language of the reader, except what is a literal', () => {
  expect(sayFact('direction', 'incoming', 'de')).toBe('ankommende Mail');
  expect(sayFact('place', 'everywhere', 'de')).toBe('überall');
  expect(sayFact('compose', 'docker compose', 'de')).toBe('docker compose');
  expect(sayFact('domain', 'corp.test', 'de')).toBe('corp.test');
});
