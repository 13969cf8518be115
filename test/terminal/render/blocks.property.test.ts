import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Inline } from '../../../src/model/block.ts';
import { renderBlocks } from '../../../src/terminal/render/blocks.ts';
import { lineText } from '../../../src/terminal/render/line.ts';
import { textWidth } from '../../../src/terminal/render/text-width.ts';

const place = { file: 'x.md', line: 1, column: 1 };
const words = fc
  .array(fc.oneof(fc.string({ maxLength: 14 }), fc.constantFrom('日本語', 'docker', '--no-trunc', '\u001b[31m', '\u202e', 'x'.repeat(90), '\t', '😀')), {
    maxLength: 12,
  })
  .map((parts) => parts.join(' '));

const inline: fc.Arbitrary<Inline> = fc.oneof(
  words.map((text): Inline => ({ type: 'text', text })),
  words.map((text): Inline => ({ type: 'code', text })),
  words.map((text): Inline => ({ type: 'strong', children: [{ type: 'text', text }] })),
  fc.tuple(words, fc.webUrl()).map(([text, href]): Inline => ({ type: 'link', href, children: [{ type: 'text', text }] })),
  fc.constant<Inline>({ type: 'break' }),
);
const inlines = fc.array(inline, { maxLength: 5 });

const { blocks } = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 3 }),
  block: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    inlines.map((children): Block => ({ type: 'paragraph', children, place })),
    inlines.map((children): Block => ({ type: 'heading', level: 2, id: 'x', children, place })),
    words.map((text): Block => ({ type: 'code', text, place })),
    fc
      .tuple(fc.array(inlines, { minLength: 1, maxLength: 4 }), fc.array(fc.array(inlines, { maxLength: 5 }), { maxLength: 3 }))
      .map(([header, rows]): Block => ({ type: 'table', align: header.map(() => undefined), header, rows, place })),
    tie('blocks').map(
      (inner): Block => ({
        type: 'list',
        ordered: true,
        start: 8,
        items: [
          { blocks: inner, place, checked: true },
          { blocks: inner, place },
        ],
        place,
      }),
    ),
    tie('blocks').map((inner): Block => ({ type: 'quote', blocks: inner, place })),
    fc.tuple(tie('blocks'), words).map(([inner, title]): Block => ({ type: 'admonition', kind: 'note', title, collapse: 'open', blocks: inner, place })),
    fc.tuple(tie('blocks'), words).map(
      ([inner, title]): Block => ({
        type: 'tabs',
        tabs: [
          { title, blocks: inner, place },
          { title: 'b', blocks: inner, place },
        ],
        place,
      }),
    ),
  ),
}));

const OPTIONS = { language: 'en', ticks: false, plain: false, details: true, tab: 0, facts: {} } as const;

test('no document is drawn wider than its place', () => {
  fc.assert(
    fc.property(blocks, fc.constantFrom(40, 61, 80, 200), (document, width) => {
      const wide = renderBlocks(document, { ...OPTIONS, width })
        .map(lineText)
        .filter((line) => textWidth(line) > width);
      expect(wide).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('no control character reaches a line, whatever a document holds', () => {
  fc.assert(
    fc.property(blocks, fc.boolean(), (document, plain) => {
      const drawn = renderBlocks(document, { ...OPTIONS, plain, width: 80 })
        .map(lineText)
        .join('');
      expect(/[\p{Cc}\u202e]/u.test(drawn)).toBe(false);
    }),
    { numRuns: 200 },
  );
});
