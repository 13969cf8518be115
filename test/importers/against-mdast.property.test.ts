import fc from 'fast-check';
import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { type Block, plainText } from '../../src/model/block.ts';
import { readPageOf } from './read-fixture.ts';

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Structure and words of our blocks, in short. */
const ours = (blocks: readonly Block[]): unknown[] =>
  blocks.flatMap((block): unknown[] => {
    switch (block.type) {
      case 'heading':
        return [`h${block.level} ${tidy(plainText(block.children))}`];
      case 'paragraph':
        return [`p ${tidy(plainText(block.children))}`];
      case 'code':
        return [`code ${block.language ?? ''} ${block.text}`];
      case 'list':
        return [[block.ordered ? block.start : '-', ...block.items.map((item) => ours(item.blocks))]];
      case 'quote':
        return [['>', ...ours(block.blocks)]];
      case 'table':
        return [[block.header, ...block.rows].map((row) => row.map((cell) => tidy(plainText(cell))))];
      case 'rule':
        return ['---'];
      default:
        return [block.type];
    }
  });

const words = (node: Nodes): string => {
  if (node.type === 'break') return ' ';
  if (node.type === 'image') return node.alt ?? '';
  return 'children' in node ? node.children.map(words).join('') : 'value' in node ? node.value : '';
};

/** The same of mdast's tree. */
const theirs = (nodes: readonly RootContent[], columns = 0): unknown[] =>
  nodes.flatMap((node): unknown[] => {
    switch (node.type) {
      case 'heading':
        return [`h${node.depth} ${tidy(words(node))}`];
      case 'paragraph':
        return [`p ${tidy(words(node))}`];
      case 'code':
        return [`code ${node.lang ?? ''} ${node.value}`];
      case 'list':
        return [[node.ordered ? (node.start ?? 1) : '-', ...node.children.map((item) => theirs(item.children, columns))]];
      case 'blockquote':
        return [['>', ...theirs(node.children, columns)]];
      case 'table':
        return [node.children.map((row) => node.children[0]!.children.map((_, column) => tidy(row.children[column] ? words(row.children[column]) : '')))];
      case 'thematicBreak':
        return ['---'];
      case 'definition':
        return [];
      default:
        return [node.type];
    }
  });

const word = fc.constantFrom(
  'mail',
  'queue',
  'port 25',
  'a_b',
  '`code`',
  '`a | b`',
  '**bold**',
  '*it*',
  '[link](https://a.b)',
  'x < y',
  'q & a',
  '\\*',
  '~~out~~',
  'ä',
  '1',
  '![i](p.png)',
  '<https://a.b>',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((line) => (/^(?:\d|[-+*] )/.test(line) ? `word ${line}` : line)));
const indent = (by: string) => (lines: readonly string[]) => lines.map((line, index) => (index === 0 || line === '' ? line : by + line));

const { blocks } = fc.letrec<{ block: string[]; blocks: string[] }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    paragraph,
    fc.tuple(fc.integer({ min: 1, max: 6 }), sentence).map(([level, text]) => [`${'#'.repeat(level)} ${text}`]),
    sentence.map((text) => [`word ${text}`, '===']),
    fc
      .tuple(
        fc.constantFrom('```', '~~~', '````'),
        fc.constantFrom('', 'sh'),
        fc.array(fc.constantFrom('a', '  b', '', '# c', '- d', '> e', '\tf'), { maxLength: 4 }),
      )
      .map(([mark, language, lines]) => [mark + language, ...lines, mark]),
    fc.array(fc.constantFrom('x', '  y', '# z'), { minLength: 1, maxLength: 3 }).map((lines) => lines.map((line) => `    ${line}`)),
    fc.constant<string[]>(['***']),
    fc
      .array(fc.tuple(sentence, sentence), { minLength: 1, maxLength: 3 })
      .map((rows) => ['| a | b |', '| --- | :-: |', ...rows.map(([a, b]) => `| ${a.replaceAll('`a | b`', 'c')} | ${b.replaceAll('`a | b`', 'd')} |`)]),
    fc
      .tuple(fc.constantFrom('- ', '* ', '1. ', '1) '), fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([mark, items, loose]) =>
        items.flatMap((lines, index) => [
          ...(loose && index > 0 ? [''] : []),
          ...indent(' '.repeat(mark.length))(lines).map((line, at) => (at === 0 ? mark + line : line)),
        ]),
      ),
    tie('blocks').map((lines) => lines.map((line) => `> ${line}`)),
  ),
  blocks: fc
    .array(tie('block'), { minLength: 1, maxLength: 3, depthIdentifier: 'b' })
    .map((parts) => parts.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))),
}));

test('plain Markdown is read into the blocks that mdast reads', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(blocks, (lines) => {
      const text = lines.join('\n');
      const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
      expect(ours(readPageOf('markdown', text).blocks), text).toEqual(theirs(tree.children));
    }),
    { numRuns: 400 },
  );
});
