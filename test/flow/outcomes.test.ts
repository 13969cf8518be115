import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomesOf } from '../../src/flow/outcomes.ts';
import { readFlow } from '../../src/flow/read-flow.ts';
import type { ProbeCatalogue } from '../../src/model/probe.ts';
import { flowOf, QUEUE_GROWS } from './fixture.ts';
import { RANDOM_CATALOGUE } from './random-catalogue.ts';
import { flowArbitrary } from './random-flow.ts';

const flow = readFlow({ base: QUEUE_GROWS, others: [] }).value!;
const none: ProbeCatalogue = new Map();

const told = (id: string, from = flow, catalogue = none): string =>
  outcomesOf(from.nodes[id]!, from, catalogue)
    .map(({ outcome, byPerson }) => (byPerson ? outcome : `(${outcome})`))
    .join(' ');

test('a question offers its choices and "I don\'t know"', () => {
  expect(told('where')).toBe('home server unsure');
});

test('a pasted text is read as one of its outcomes, or as nothing known', () => {
  expect(told('log')).toBe('full slow unsure');
});

test('a typed question is given or not known', () => {
  const typed = flowOf('one', '  one: { ask: domain, go: { given: fix, unsure: fix, yes: fix, no: fix } }\n  fix: { conclude: it }');
  expect(told('one', typed)).toBe('yes no given unsure');
});

test('a probe with a question has its own outcomes, of which a person may choose those in its words', () => {
  const probed = flowOf('one', '  one: { probe: random.two, go: { up: fix, down: fix, yes: fix, no: fix, unsure: fix } }\n  fix: { conclude: it }');
  expect(told('one', probed, RANDOM_CATALOGUE)).toBe('yes no unsure (up) (down)');
});

test('a probe without a question has its own outcomes, and cannot tell', () => {
  const probe = { ...RANDOM_CATALOGUE.get('random.two')!, name: 'dnsbl.listed' };
  expect(told('listed', flow, new Map([[probe.name, probe]]))).toBe('(up) (down) (cannot-tell) (skipped)');
});

test('a conclusion can be done only where something checks it again', () => {
  expect(told('provider')).toBe('done helped not-helped');
  expect(told('disk-full')).toBe('helped not-helped');
});

test('a rank and a hand-over have no outcomes, a show has those of its ways', () => {
  expect([told('why'), told('hand-over'), told('show-how')]).toEqual(['', '', 'done stuck']);
});

test('every outcome that a random flow routes is one that its node can have', () => {
  fc.assert(
    fc.property(flowArbitrary, (random) => {
      for (const node of Object.values(random.nodes)) {
        const outcomes = outcomesOf(node, random, RANDOM_CATALOGUE).map(({ outcome }) => outcome);
        expect(new Set(outcomes).size).toBe(outcomes.length);
        if ('go' in node && node.go) expect(outcomes).toEqual(expect.arrayContaining(Object.keys(node.go)));
      }
    }),
  );
});
