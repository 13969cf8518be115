import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mutated, randomOf } from '../../../bench/mutate-rst.ts';
import { allBlocks, letters, pageText } from '../loss/page-words.ts';
import { readPage, readTree } from './read.ts';

const SITE = join(import.meta.dirname, 'site');
const files = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(rst|py)$/.test(file));
const texts = Object.fromEntries(files.map((file) => [file, readFileSync(join(SITE, file), 'utf8')]));
const sources = Object.values(texts);

describe('a damaged page', () => {
  test('is read without a crash, in time, and is not lost', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const text = mutated(sources, randomOf(seed));
        const from = performance.now();
        const page = readTree({ ...texts, 'page.rst': text })['page.rst'];
        expect(performance.now() - from).toBeLessThan(1000);
        expect(page).toBeDefined();
        for (const { place } of [...page!.problems, ...allBlocks(page!.blocks)]) {
          expect(place.line).toBeGreaterThan(0);
          expect(place.column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('of words and blank lines, however indented, loses no word', () => {
    const line = fc.tuple(
      fc.nat({ max: 6 }),
      fc.constantFrom('', 'alpha', 'beta gamma', '- delta', '* epsilon', '1. zeta', 'eta::', ':theta: iota', '| kappa', '>>> lambda', '> mu', '====', '----'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const source = lines.map(([indent, text]) => ' '.repeat(indent) + text).join('\n');
        const page = readPage(source);
        const found = letters(`${pageText(page.blocks)} ${JSON.stringify(page.front)}`);
        for (const word of source.match(/\p{L}+/gu) ?? []) expect(found, source).toContain(word);
      }),
      { numRuns: 500 },
    );
  });
});

const LONG = 100_000;
const long = (piece: string): string => piece.repeat(Math.ceil(LONG / piece.length));

/** Each takes more than a minute where something is read again for every start. */
const HARMFUL: readonly (readonly [string, string])[] = [
  ['backquotes', long('`')],
  ['starts without ends', long(' `x **y *z |u _`v ``w')],
  ['names in names', long('a:')],
  ['roles', long(':a:')],
  ['addresses', long('http:a@')],
  ['footnotes', `${long('[#]_ ')}\n\n${long('.. [#] x\n')}`],
  ['targets', long('.. _a:\n')],
  ['a target without an end', `.. _\`${long('a\n   ')}`],
  ['lists in lists on a line', `${long('- ')}x`],
  ['quotes in quotes', Array.from({ length: 10_000 }, (_, index) => `${' '.repeat(index % 2 === 0 ? index / 8 : index / 10)}x`).join('\n\n')],
  ['fields in fields', `:${long('a:')}`],
  ['a table of one long row', `+${long('-+')}\n|${long(' |')}\n+${long('-+')}\n`],
  ['a table of many rows', `+---+---+\n${long('| a | b |\n+---+---+\n')}`],
  ['tables without an end', long('=== ===\na b\n\n')],
  ['who said it', long('  a\n\n  -- b\n\n')],
  ['values', `.. csv-table::\n\n   "${long('a,\n   ')}`],
  ['substitutions in a chain', `${Array.from({ length: 3000 }, (_, index) => `.. |a${index}| replace:: |a${index + 1}|\n`).join('')}\n|a0|`],
];

describe('a page made to take long', () => {
  test.each(HARMFUL)('of %s is read in a second or two', (_, text) => {
    const from = performance.now();
    expect(readPage(text).file).toBe('page.rst');
    expect(performance.now() - from).toBeLessThan(4000);
  });
});
