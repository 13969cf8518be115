import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearPattern } from '../../../src/knowledge/search/linear-pattern.ts';

const pieces = fc.constantFrom('a', 'b', '.', '\\d', '[ab]', '[^a]', '(?:a|bc)', '(b)', '\\b', 'c', '\\.', '^', '$', '\\s', '\\S', '\\w');
const marks = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{0,}', '*?');
const patterns = fc
  .array(fc.tuple(pieces, marks), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.map(([piece, mark]) => (['\\b', '^', '$'].includes(piece) ? piece : piece + mark)).join(''));
const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' ', '.'), maxLength: 12 });

describe('linearPattern', () => {
  test('matches what a regular expression matches', () => {
    fc.assert(
      fc.property(fc.array(patterns, { minLength: 1, maxLength: 2 }), texts, (alternatives, text) => {
        const source = alternatives.join('|');
        expect(linearPattern(source, '')!.test(text)).toBe(new RegExp(source, 'm').test(text));
      }),
      { numRuns: 1500 },
    );
  });

  test('ignores case where asked', () => {
    expect(linearPattern('over ?quota', 'i')!.test('OverQuota')).toBe(true);
    expect(linearPattern('over ?quota', '')!.test('OverQuota')).toBe(false);
    expect(linearPattern('[a-f]x', 'i')!.test('BX')).toBe(true);
  });

  test('a pattern that makes others hang takes time in proportion to the text', () => {
    const started = performance.now();
    expect(linearPattern('(a+)+$', '')!.test('a'.repeat(20_000) + '!')).toBe(false);
    expect(linearPattern('(.*a){20}', '')!.test('b'.repeat(2_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1500);
  });

  test.each(['(a', 'a)', '*a', '(?=a)', '(?<!a)b', '(a)\\1', 'a{500}', '[a', '\\p{L}'])(
    'refuses what is broken or cannot be matched in linear time: %s',
    (source) => {
      expect(linearPattern(source, '')).toBeUndefined();
    },
  );

  test('knows a piece that every match holds', () => {
    expect(linearPattern('mail for (\\S+) loops back', '')!.needs).toEqual([' loops back']);
    expect(linearPattern('x?y*', '')!.needs).toEqual([]);
  });
});
