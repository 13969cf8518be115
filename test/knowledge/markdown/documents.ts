import fc from 'fast-check';
import { type Block, plainText } from '../../../src/model/block.ts';

/** A document as a tree, small enough to be written as Markdown and compared with what was read. */
export type Node =
  | { kind: 'text'; text: string }
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'list'; ordered: boolean; items: Node[][] }
  | { kind: 'quote'; inside: Node[] }
  | { kind: 'admonition'; mark: string; name: string; title: string; inside: Node[] }
  | { kind: 'tabs'; tabs: { title: string; inside: Node[] }[] }
  | { kind: 'table'; rows: string[][] };

const word = fc.stringMatching(/^[a-z][a-z0-9]{1,7}$/);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));

const codeLine = fc.oneof(
  words,
  fc.constantFrom(
    '',
    '  ',
    '\tindented by a tab',
    '    four',
    '!!! note "not one"',
    '=== "not a tab"',
    '- not a list',
    '> not a quote',
    '```',
    '~~~',
    '[^1]: no note',
    '# no heading',
    '<b>&amp;</b>',
    '{: .x }',
    'end  ',
  ),
);

const code = fc.record({ kind: fc.constant('code' as const), language: word, text: fc.array(codeLine, { maxLength: 6 }).map((lines) => lines.join('\n')) });
const text = fc.record({ kind: fc.constant('text' as const), text: words });

/** Lists and groups of tabs side by side would be one: something stands between them. */
const apart = (nodes: Node[]): Node[] => {
  const between: Node = { kind: 'text', text: 'between' };
  return nodes.flatMap((node, index) => (index > 0 && ['list', 'tabs', 'quote', 'table'].includes(node.kind) ? [between, node] : [node]));
};

const { blocks } = fc.letrec<{ blocks: Node[]; node: Node }>((tie) => ({
  blocks: fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map(apart),
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    code,
    fc.record({ kind: fc.constant('heading' as const), level: fc.integer({ min: 1, max: 6 }), text: words }),
    fc.record({
      kind: fc.constant('table' as const),
      rows: fc.array(
        fc.tuple(words, words).map((row): string[] => row),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    fc.record({
      kind: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(
        fc.tuple(text, tie('blocks')).map(([first, rest]): Node[] => [first, ...rest.filter((node, index) => index > 0 || node.kind !== 'text')]),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    fc.record({ kind: fc.constant('quote' as const), inside: tie('blocks') }),
    fc.record({ kind: fc.constant('admonition' as const), mark: fc.constantFrom('!!!', '???', '???+'), name: word, title: words, inside: tie('blocks') }),
    fc.record({ kind: fc.constant('tabs' as const), tabs: fc.array(fc.record({ title: words, inside: tie('blocks') }), { minLength: 1, maxLength: 3 }) }),
  ),
}));

export const documents: fc.Arbitrary<Node[]> = blocks;

const indent = (lines: string[], by: string): string[] => lines.map((line) => (line === '' ? '' : by + line));

const fenceFor = (content: string): string => '`'.repeat(Math.max(3, ...[...content.matchAll(/`+/g)].map((run) => run[0].length + 1)));

const printNode = (node: Node): string[] => {
  switch (node.kind) {
    case 'text':
      return [node.text];
    case 'heading':
      return [`${'#'.repeat(node.level)} ${node.text}`];
    case 'code': {
      const fence = fenceFor(node.text);
      return [`${fence} ${node.language}`, ...(node.text === '' ? [] : node.text.split('\n')), fence];
    }
    case 'table':
      return ['| one | two |', '|:--|--:|', ...node.rows.map((row) => `| ${row.join(' | ')} |`)];
    case 'list':
      return node.items.flatMap((item, index) => {
        const marker = node.ordered ? `${index + 1}.  ` : '- ';
        const [first, ...rest] = printNodes(item);
        return [marker + first, ...indent(rest, ' '.repeat(marker.length)), ''];
      });
    case 'quote':
      return printNodes(node.inside).map((line) => `> ${line}`);
    case 'admonition':
      return [`${node.mark} ${node.name} "${node.title}"`, ...indent(printNodes(node.inside), '    ')];
    case 'tabs':
      return node.tabs.flatMap((tab) => [`=== "${tab.title}"`, '', ...indent(printNodes(tab.inside), '    '), '']);
  }
};

/** The tree as lines of Markdown. */
export const printNodes = (nodes: readonly Node[]): string[] => nodes.flatMap((node, index) => (index > 0 ? ['', ...printNode(node)] : printNode(node)));

const MARKS = { no: '!!!', closed: '???', open: '???+' } as const;

const readBack = (block: Block): Node => {
  switch (block.type) {
    case 'paragraph':
      return { kind: 'text', text: plainText(block.children) };
    case 'heading':
      return { kind: 'heading', level: block.level, text: plainText(block.children) };
    case 'code':
      return { kind: 'code', language: block.language ?? '', text: block.text };
    case 'list':
      return { kind: 'list', ordered: block.ordered, items: block.items.map((item) => treeOf(item.blocks)) };
    case 'quote':
      return { kind: 'quote', inside: treeOf(block.blocks) };
    case 'admonition':
      return { kind: 'admonition', mark: MARKS[block.collapse], name: block.kind, title: block.title ?? '', inside: treeOf(block.blocks) };
    case 'tabs':
      return { kind: 'tabs', tabs: block.tabs.map((tab) => ({ title: tab.title, inside: treeOf(tab.blocks) })) };
    case 'table':
      return { kind: 'table', rows: block.rows.map((row) => row.map((cell) => plainText(cell))) };
    default:
      throw new Error(`nobody wrote a ${block.type}`);
  }
};

/** What was read, in the shape of what was written. */
export const treeOf = (blocks: readonly Block[]): Node[] => blocks.map(readBack);
