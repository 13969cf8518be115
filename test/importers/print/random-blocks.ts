import fc from 'fast-check';
import type { Block, Inline } from '../../../src/model/block.ts';

const place = { file: 'f.md', line: 1, column: 1 };

/** Words among everything that could be taken for markup. */
const scrap = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{1,6}$/) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      ...[' ', ' ', '*', '**', '_', '__', '`', '``', '~', '~~', '[', ']', '](', '(', ')', '![', '<', '>', '<b>', '</b>', '<!--', '<br>', '&', '&amp;', '&lt;'],
      ...[
        '\\',
        '|',
        '#',
        '# ',
        '- ',
        '+ ',
        '* ',
        '1. ',
        '2) ',
        '> ',
        '!!! note',
        '??? tip',
        '=== "x"',
        '---',
        '===',
        '{',
        '}',
        '{: .a }',
        '{ #b }',
        '[^1]',
        '[^1]: ',
      ],
      ...[
        '[a]: b',
        '[a][b]',
        'https://example.org/a_b',
        'www.example.org',
        'me@example.org',
        '!',
        ':',
        '.',
        'ä',
        '„',
        '“',
        '\u00a0',
        '$',
        '{{domain}}',
        'a_b_c',
        '[x] ',
        '"',
        "'",
      ],
    ),
  },
);

const text = fc.array(scrap, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
const textInline = text.map((value): Inline => ({ type: 'text', text: value }));
const href = fc.constantFrom(
  'https://example.org',
  'https://example.org/a(b)c',
  '#x',
  'other.md#y',
  'tree:a b.md',
  'https://e.org/?a=1&copy=2',
  'https://e.org/ü',
  '',
);
const title = fc.option(text, { nil: undefined });

const { inlines } = fc.letrec<{ inlines: Inline[]; inline: Inline }>((tie) => ({
  inlines: fc.array(tie('inline'), { minLength: 1, maxLength: 4 }),
  inline: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    textInline,
    textInline,
    text.map((value): Inline => ({ type: 'code', text: value })),
    fc.constant<Inline>({ type: 'break' }),
    fc
      .record({ src: href, alt: text, title })
      .map(({ title: own, ...rest }): Inline => ({ type: 'image', ...rest, ...(own === undefined ? {} : { title: own }) })),
    fc
      .tuple(fc.constantFrom('strong' as const, 'emphasis' as const, 'strike' as const), tie('inlines'))
      .map(([type, children]): Inline => ({ type, children })),
    fc
      .tuple(href, title, tie('inlines'))
      .map(([target, own, children]): Inline => ({ type: 'link', href: target, ...(own === undefined ? {} : { title: own }), children })),
  ),
}));

const codeLine = fc.oneof(text, fc.constantFrom('', '  ', '\ttab', '    four', '```', '````', '~~~', '!!! note', '- x', '> x', '{: .x }', 'end  ', '[^1]: x'));

const word = fc.stringMatching(/^[a-z]{1,7}$/);

export const randomBlocks: fc.Arbitrary<Block[]> = fc.letrec<{ blocks: Block[]; block: Block }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 0, maxLength: 4 }),
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    inlines.map((children): Block => ({ type: 'paragraph', children, place })),
    inlines.map((children): Block => ({ type: 'paragraph', children, place })),
    fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('a', 'b', 'fix', 'own-id'), inlines)
      .map(([level, id, children]): Block => ({ type: 'heading', level, id, children, place })),
    fc.record({ language: fc.option(word, { nil: undefined }), title, lines: fc.array(codeLine, { maxLength: 5 }) }).map(
      ({ language, title: own, lines }): Block => ({
        type: 'code',
        ...(language === undefined ? {} : { language }),
        ...(own === undefined ? {} : { title: own }),
        text: lines.join('\n'),
        place,
      }),
    ),
    fc
      .record({
        ordered: fc.boolean(),
        start: fc.integer({ min: 0, max: 12 }),
        items: fc.array(fc.tuple(tie('blocks'), fc.option(fc.boolean(), { nil: undefined })), { minLength: 1, maxLength: 3 }),
      })
      .map(
        ({ ordered, start, items }): Block => ({
          type: 'list',
          ordered,
          start,
          items: items.map(([blocks, checked]) => ({ blocks, place, ...(checked === undefined ? {} : { checked }) })),
          place,
        }),
      ),
    tie('blocks').map((blocks): Block => ({ type: 'quote', blocks, place })),
    fc
      .record({ kind: word, title, collapse: fc.constantFrom('no' as const, 'closed' as const, 'open' as const), blocks: tie('blocks') })
      .map(({ title: own, ...rest }): Block => ({ type: 'admonition', ...rest, ...(own === undefined ? {} : { title: own }), place })),
    fc
      .array(fc.record({ title: text, blocks: tie('blocks') }), { minLength: 1, maxLength: 3 })
      .map((tabs): Block => ({ type: 'tabs', tabs: tabs.map((tab) => ({ ...tab, place })), place })),
    fc
      .record({
        align: fc.array(fc.constantFrom('left' as const, 'right' as const, 'center' as const, undefined), { minLength: 1, maxLength: 3 }),
        rows: fc.array(fc.array(inlines, { maxLength: 4 }), { maxLength: 3 }),
        header: fc.array(inlines, { minLength: 1, maxLength: 3 }),
      })
      .map((table): Block => ({ type: 'table', ...table, place })),
    fc.constant<Block>({ type: 'rule', place }),
  ),
})).blocks;
