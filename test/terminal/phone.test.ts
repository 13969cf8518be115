import { expect, test } from 'vitest';
import type { Language } from '../../src/model/language.ts';
import { createConversation, drawnText } from '../../src/terminal/state/conversation.ts';
import { ask, conclude, flowOf, handOver, packOf, probeSpec, resultOf, sessionOf } from '../engine/small-pack.ts';

const SPEC = probeSpec('docker.runs', { up: 'ok', down: 'fail' }, { kind: 'docker', byPerson: true, vantage: 'mail-host' });
const FLOW = flowOf(
  'phone',
  [
    ask('runs', { probe: 'docker.runs', go: { up: 'hand-over', down: 'fixed', unsure: 'hand-over' } }),
    conclude('fixed', { verify: 'runs', otherwise: 'hand-over' }),
    handOver(),
  ],
  { runs: ['up', 'down'] },
);
const PACK = packOf(FLOW);

/** Somebody on the phone, and a parser that knows two words. */
const call = (columns = 80, rows = 24, language: Language = 'en') => {
  const session = sessionOf(PACK, { specs: [SPEC], host: 'person', language });
  session.send({ type: 'entered', flow: FLOW.key, hash: FLOW.hash });
  const conversation = createConversation({
    session,
    pack: PACK,
    describe: () => ({}),
    person: {
      script: () => ({ linux: 'docker compose ps dovecot', powershell: 'docker compose ps dovecot', looksLike: 'a table', vantage: 'mail-host' }),
      read: (_probe, _params, text) => resultOf(SPEC, text.includes('Restarting') ? 'down' : text.includes('Up') ? 'up' : 'cannot-tell'),
    },
    ticks: false,
    size: { columns, rows },
    now: () => Date.UTC(2026, 10, 21, 12),
    onFault: (fault) => {
      throw fault;
    },
    outside: () => undefined,
  });
  const write = (text: string) => {
    for (const character of text) conversation.press({ name: character === ' ' ? 'space' : character, text: character });
  };
  return { session, conversation, write, key: (name: string) => conversation.press({ name }), shown: () => drawnText(conversation.draw()) };
};

test('says what to say, what to type and what it looks like, in both languages', () => {
  expect(call().shown()).toMatch(/Say: “Please open a terminal on the server[\s\S]*docker compose ps dovecot[\s\S]*They should see something like: a table/);
  expect(call(80, 24, 'de').shown()).toMatch(
    /Sag: „Bitte öffne ein Terminal auf dem Server[\s\S]*docker compose ps dovecot[\s\S]*Dort sollte etwas stehen wie: a table/,
  );
});

test('shows the command in a narrow, low window, too', () => {
  expect(call(40, 20).shown()).toContain('docker compose ps dovecot');
});

test('what is read out answers the question, and looks again after the fix', () => {
  const it = call();
  it.write('Restarting (1)');
  it.key('enter');
  expect(it.session.view().node).toBe('fixed');
  it.key('1');
  expect(it.shown()).toContain('Say:');
  it.conversation.paste('dovecot   Up 3 minutes');
  it.key('enter');
  expect(it.session.view().current.kind).toBe('solved');
});

test('what says nothing stays to be corrected', () => {
  const it = call();
  it.write('hm');
  it.key('enter');
  expect(it.shown()).toContain('That is not what I expected');
  expect(it.shown()).toContain('› hm');
  it.key('enter');
  expect(it.session.view().node).toBe('runs');
});

test('s says that they cannot do it, and the question comes in its own words', () => {
  const it = call();
  it.key('escape');
  it.key('s');
  expect(it.shown()).not.toContain('Say:');
  it.key('2');
  expect(it.session.view().node).toBe('fixed');
});
