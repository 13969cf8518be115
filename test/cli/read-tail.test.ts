import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTail } from '../../src/cli/read-tail.ts';

const streamOf = (text: string, size: number): Readable =>
  Readable.from(Array.from({ length: Math.ceil(Buffer.byteLength(text) / size) }, (_, at) => Buffer.from(text).subarray(at * size, (at + 1) * size)));

test('a text within the bound comes whole, however it was cut on the way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 7 }), async (text, size) => {
      expect(await readTail(streamOf(text, size), 10_000)).toBe(Buffer.from(text).toString('utf8'));
    }),
  );
});

test('of a longer one only whole last lines come', async () => {
  const lines = Array.from({ length: 1000 }, (_, at) => `line ${at} ü`);
  const tail = await readTail(streamOf(lines.join('\n'), 64), 500);
  expect(lines.join('\n').endsWith(tail)).toBe(true);
  expect(tail).toMatch(/^line \d+ ü\n/);
  expect(Buffer.byteLength(tail)).toBeLessThanOrEqual(500);
  expect(Buffer.byteLength(tail)).toBeGreaterThan(450);
});
