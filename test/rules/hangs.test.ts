import { expect, test } from 'vitest';
import { hangs } from '../../src/rules/regex/hangs.ts';
import { parseRegex } from '../../src/rules/regex/parse-regex.ts';
import { sampleText } from '../../src/rules/regex/sample.ts';

const verdict = (pattern: string): string | undefined => hangs(parseRegex(pattern, ''));

/** Milliseconds that the engine needs for a text made for the pattern. */
const timeFor = (pattern: string, attack: string): number => {
  const start = performance.now();
  new RegExp(pattern).test(attack);
  return performance.now() - start;
};

const EXPONENTIAL: [pattern: string, pump: string, suffix: string][] = [
  ['^(a+)+$', 'a', '!'],
  ['^(\\w+\\s?)*$', 'a', '!'],
  ['^(a|a)*$', 'a', '!'],
  ['^(?:a*b?)*$', 'a', '!'],
  ['^(x+x+)+y', 'x', '!'],
  ['^([a-z]|[0-9]|[a-f0-9])+z', 'a', '!'],
  ['^(?=(a+)+b)', 'a', '!'],
  ['^(\\d+,?){2,}x', '1', '!'],
];

for (const [pattern, pump, suffix] of EXPONENTIAL) {
  test(`${pattern} is called exponential, and takes ever longer in truth`, () => {
    expect(verdict(pattern)).toBe('exponential');
    const short = Math.min(...[1, 2, 3].map(() => timeFor(pattern, pump.repeat(14) + suffix)));
    expect(timeFor(pattern, pump.repeat(22) + suffix)).toBeGreaterThan(short * 8);
  });
}

test.each([
  'status=deferred .*port 25: Connection timed out',
  'connect to .*\\[.*\\]:25: Connection timed out',
  '^\\S+ \\S+ dovecot: .*ssl_dh',
  '(?:\\d{1,3}\\.){3}\\d{1,3}',
  '[a-z]+(?:\\.[a-z]+)*',
  '(?:[^"\\\\]|\\\\.)*"',
  '(?:foo|bar|baz)+',
])('%s is called harmless', (pattern) => {
  expect(verdict(pattern)).toBeUndefined();
});

test('four endless repeats of anything are too many', () => {
  expect(verdict('a.*b.*c.*d')).toBeUndefined();
  expect(verdict('a.*b.*c.*d.*e')).toBe('too-many-repeats');
});

test.each([
  'port 25: Connection timed out',
  'blocked using \\S+',
  '\\bdsn=5\\.4\\.6\\b',
  '[^a-z]{3,}x?',
  '(?:foo|bar) [\\d-]+',
  'caf\\u00e9 \\x41',
  '^.*: (Bad|bad) thing$',
])('a sample is made that %s matches', (pattern) => {
  expect(sampleText(parseRegex(pattern, ''))).toMatch(new RegExp(pattern));
});
