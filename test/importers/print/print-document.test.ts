import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBlocks } from '../../../src/importers/print/canonical-blocks.ts';
import { printDocument } from '../../../src/importers/print/print-document.ts';
import { placedLiterals } from '../../../src/knowledge/literals.ts';
import { readMarkdown } from '../../../src/knowledge/markdown.ts';
import { allBlocks, ownInlines } from '../../../src/knowledge/walk.ts';
import { type Block, plainText } from '../../../src/model/block.ts';
import { randomBlocks } from './random-blocks.ts';

/** All but the places, and how the id of a heading came about. */
const shape = (blocks: readonly Block[]): unknown =>
  JSON.parse(
    JSON.stringify(blocks, function (this: { readonly type?: string }, key, value) {
      return key === 'place' || (key === 'attributes' && this.type === 'heading') ? undefined : value;
    }),
  );
const read = (text: string): Block[] => readMarkdown(text, { file: 'f.md', line: 1 }).blocks;
const words = (blocks: readonly Block[]): string =>
  [...allBlocks(blocks)]
    .map((block) => plainText(ownInlines(block)))
    .join(' ')
    .replace(/\s+/g, '');

describe('what is printed', () => {
  it('is read as what was printed', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(randomBlocks, (blocks) => {
        const printed = printDocument(blocks);
        expect(shape(read(printed.text)), printed.text).toEqual(shape(printed.blocks));
        expect(printed.exact).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps every word and every code block, byte for byte', () => {
    fc.assert(
      fc.property(randomBlocks, (blocks) => {
        const back = read(printDocument(blocks).text);
        const codes = (list: readonly Block[]) => placedLiterals(list).flatMap(({ text, block }) => (block.type === 'code' ? [text] : []));
        expect(codes(back)).toEqual(codes(blocks));
        expect(words(back)).toBe(words(canonicalBlocks(blocks)));
      }),
      { numRuns: 500 },
    );
  });
});
