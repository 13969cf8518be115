import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFlow } from '../../src/flow/read-flow.ts';
import type { Flow } from '../../src/model/flow.ts';
import { formatProblem } from '../../src/model/problem.ts';
import { printFlow, styleArbitrary } from './print-flow.ts';
import { flowArbitrary, nestedFlowsArbitrary } from './random-flow.ts';

const anyFlow = fc.oneof(
  flowArbitrary,
  nestedFlowsArbitrary.map(({ outer }) => outer),
);

/** Places and what rests on them aside. */
const bare = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, item: unknown) => (key === 'place' || key === 'places' ? undefined : item)));

test('a random valid flow, however it is written down, is read back equal and without problems', () => {
  fc.assert(
    fc.property(anyFlow, styleArbitrary, (flow, style) => {
      const files = printFlow(flow, style);
      const { value, problems } = readFlow(files);
      expect(problems.map(formatProblem)).toEqual([]);
      expect(bare(value)).toEqual(bare(flow));
      expect(Object.keys(value!.nodes)).toEqual(Object.keys(flow.nodes));
    }),
    { numRuns: 100 },
  );
});

test('the hash stays the same over formatting and words, and changes when a way leads elsewhere', () => {
  fc.assert(
    fc.property(flowArbitrary, styleArbitrary, styleArbitrary, (flow, one, other) => {
      const hash = (from: Flow, style: typeof one) => readFlow(printFlow(from, style)).value?.hash;
      const words = { ...flow.words, en: { ...flow.words.en!, title: 'Another title' } };
      expect(hash({ ...flow, words }, other)).toBe(hash(flow, one));
      const fix = flow.nodes['fix-0']!;
      const changed: Flow = { ...flow, nodes: { ...flow.nodes, 'fix-0': { ...fix, article: 'another' } as typeof fix } };
      expect(hash(changed, one)).not.toBe(hash(flow, one));
    }),
    { numRuns: 50 },
  );
});

test('reading the same text twice gives the same flow', () => {
  fc.assert(
    fc.property(flowArbitrary, styleArbitrary, (flow, style) => {
      const files = printFlow(flow, style);
      expect(readFlow(files)).toEqual(readFlow(files));
    }),
    { numRuns: 30 },
  );
});
