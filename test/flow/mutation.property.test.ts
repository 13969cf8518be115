import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawDot } from '../../src/flow/draw/dot.ts';
import { drawMermaid } from '../../src/flow/draw/mermaid.ts';
import { deadEnds, edgesOf, reachable } from '../../src/flow/graph.ts';
import { loopsWithoutExit } from '../../src/flow/loops.ts';
import { readFlow } from '../../src/flow/read-flow.ts';
import { QUEUE_GROWS, QUEUE_GROWS_DE } from './fixture.ts';
import { printFlow, styleArbitrary } from './print-flow.ts';
import { flowArbitrary } from './random-flow.ts';

type Files = Parameters<typeof readFlow>[0];

const PIECES = [
  '',
  ' ',
  '\n',
  ':',
  '- ',
  '[',
  ']',
  '{',
  '}',
  "'",
  '"',
  '## ',
  '---',
  '#',
  '&a ',
  '*a',
  '!!js ',
  '\t',
  '\u0000',
  '\r',
  '\u2028',
  '😀',
  '{{',
  '`',
  '|',
  'constructor',
  '__proto__',
  'null',
  '-1',
  '1e999',
  'when: ',
  '> ',
  '../',
  '<b>',
];

/** Deletes, repeats, swaps or puts in a piece of text, a few times over. */
const mutationArbitrary = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 30 }),
    kind: fc.constantFrom('delete', 'repeat', 'insert', 'line'),
    piece: fc.constantFrom(...PIECES),
  }),
  { minLength: 1, maxLength: 5 },
);
type Mutation = typeof mutationArbitrary extends fc.Arbitrary<(infer T)[]> ? T : never;

const mutate = (text: string, { at, length, kind, piece }: Mutation): string => {
  const start = Math.floor(at * text.length);
  if (kind === 'delete') return text.slice(0, start) + text.slice(start + length);
  if (kind === 'repeat') return text.slice(0, start + length) + text.slice(start);
  if (kind === 'insert') return text.slice(0, start) + piece + text.slice(start);
  const lines = text.split('\n');
  lines.splice(Math.floor(at * lines.length), 1);
  return lines.join('\n');
};

/** Reading ends with a flow or with problems; problems stand inside their file; what was read can be walked and drawn. */
const check = (files: Files): void => {
  const { value, problems } = readFlow(files);
  if (!value) expect(problems.some((problem) => problem.severity === 'error')).toBe(true);
  for (const { place, message } of problems) {
    const text = [files.base, ...files.others].find(({ file }) => file === place.file)?.text;
    const lines = text!.split(/\r\n|\r|\n/);
    expect(place.line, message).toBeGreaterThanOrEqual(1);
    expect(place.line, message).toBeLessThanOrEqual(lines.length);
    expect(place.column, message).toBeGreaterThanOrEqual(1);
    expect(place.column, message).toBeLessThanOrEqual(lines[place.line - 1]!.length + 1);
    expect(message).not.toMatch(/[\n\r]/);
  }
  if (!value) return;
  for (const edge of edgesOf(value)) expect(Object.hasOwn(value.nodes, edge.to)).toBe(true);
  expect(reachable(value).has(value.start)).toBe(true);
  expect([deadEnds(value), loopsWithoutExit(value), drawMermaid(value), drawDot(value)]).toHaveLength(4);
};

test('a damaged flow file never makes the reader throw, and every problem stands inside its file', () => {
  fc.assert(
    fc.property(mutationArbitrary, mutationArbitrary, (english, german) => {
      const base = { ...QUEUE_GROWS, text: english.reduce(mutate, QUEUE_GROWS.text) };
      check({ base, others: [{ ...QUEUE_GROWS_DE, text: german.reduce(mutate, QUEUE_GROWS_DE.text) }] });
    }),
    { numRuns: 300 },
  );
});

test('a damaged random flow never makes the reader throw either', () => {
  fc.assert(
    fc.property(flowArbitrary, styleArbitrary, mutationArbitrary, (flow, style, mutations) => {
      const { base, others } = printFlow(flow, style);
      check({ base: { ...base, text: mutations.reduce(mutate, base.text) }, others });
    }),
    { numRuns: 100 },
  );
});

test('any text at all is read without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      for (const head of ['', '---\n', '---\nnodes:\n  a: ', '---\ntitle: a\nstart: a\n---\n## '])
        check({ base: { ...QUEUE_GROWS, text: head + text }, others: [] });
    }),
    { numRuns: 100 },
  );
});

/** Every value that YAML can put somewhere, put where a flow expects something else. */
const VALUES = [
  'null',
  '~',
  'true',
  '-1',
  '.inf',
  '.nan',
  '1e999',
  '[]',
  '{}',
  '[[a]]',
  '{ a: { b: c } }',
  "''",
  '"x"',
  '2026-11-21',
  '[null]',
  '{ null: null }',
  '!!set {a}',
  '0x10',
  '[{}, {}]',
  '{ constructor: constructor }',
  '{ __proto__: x }',
];

test('a value of the wrong type in any place is a problem or harmless, never a throw', () => {
  const spots = [...QUEUE_GROWS.text.matchAll(/(?<=[a-z0-9-]: )(?:\[[^\]]*\]|[^\s,{}[\]]+)/g)].filter(
    ({ index }) => index < QUEUE_GROWS.text.indexOf('\n---\n#'),
  );
  expect(spots.length).toBeGreaterThan(60);
  for (const { index, 0: old } of spots) {
    for (const value of VALUES)
      check({ base: { ...QUEUE_GROWS, text: QUEUE_GROWS.text.slice(0, index) + value + QUEUE_GROWS.text.slice(index + old.length) }, others: [] });
  }
});
