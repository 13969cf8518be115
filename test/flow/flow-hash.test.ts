import { expect, test } from 'vitest';
import { fnv1a64 } from '../../src/flow/flow-hash.ts';

// Test vectors of draft-eastlake-fnv, appendix C.
test.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['b', 'af63df4c8601f1a5'],
  ['foobar', '85944171f73967e8'],
])('FNV-1a of %j is %s', (text, hash) => {
  expect(fnv1a64(text)).toBe(hash);
});

test('texts that differ in one letter outside ASCII differ in their hash', () => {
  expect(fnv1a64('ä')).not.toBe(fnv1a64('ö'));
  expect(fnv1a64('\u0141')).not.toBe(fnv1a64('A'));
});
