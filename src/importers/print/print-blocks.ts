import { slug } from '../../knowledge/markdown/slug.ts';
import { type Attributes, type Block, type ListItem, plainText } from '../../model/block.ts';
import { escapeText } from './escape-text.ts';
import { printInlines } from './print-inlines.ts';

/** One document while it is printed. */
type Sheet = {
  readonly ids: Set<string>;
  /** Blocks whose text came back changed when printed lightly. */
  readonly heavy: ReadonlySet<Block>;
};

const MARKS = { no: '!!!', closed: '???', open: '???+' } as const;

const indent = (lines: readonly string[], by: string): string[] => lines.map((line) => (line === '' ? '' : by + line));

const printAttributes = ({ id, classes, values }: Attributes): string =>
  [...(id === undefined ? [] : [`#${id}`]), ...classes.map((name) => `.${name}`), ...Object.entries(values).map(([key, value]) => `${key}="${value}"`)].join(
    ' ',
  );

const printHeading = (block: Extract<Block, { type: 'heading' }>, sheet: Sheet): string[] => {
  const [line] = printInlines(block.children, { all: sheet.heavy.has(block) });
  const text = line!.replace(/(^|[ \t])(#+)$/, '$1\\$2');
  const auto = slug(plainText(block.children)) === block.id && !sheet.ids.has(block.id);
  sheet.ids.add(block.id);
  return [`${'#'.repeat(block.level)} ${text}${auto ? '' : ` {: #${block.id} }`}`];
};

const printCode = (block: Extract<Block, { type: 'code' }>): string[] => {
  const fence = '`'.repeat(Math.max(3, ...[...block.text.matchAll(/`+/g)].map((run) => run[0].length + 1)));
  const title = block.title === undefined ? '' : ` title="${block.title}"`;
  const attributes = block.attributes ? ` ${block.language === undefined && block.title === undefined ? '' : ''}{: ${printAttributes(block.attributes)} }` : '';
  return [`${fence}${block.language ?? ''}${title}${attributes}`, ...(block.text === '' ? [] : block.text.split('\n')), fence];
};

const isSmall = ({ blocks }: ListItem): boolean => blocks.length === 0 || (blocks.length === 1 && blocks[0]!.type === 'paragraph');

const printItem = (item: ListItem, marker: string, sheet: Sheet): string[] => {
  const task = item.checked === undefined ? '' : item.checked ? '[x] ' : '[ ] ';
  const [first = '', ...rest] = printList(item.blocks, sheet);
  const head = item.checked === undefined && /^\[[ xX]\](?:[ \t]|$)/.test(first) ? `\\${first}` : first;
  return [(marker + task + head).trimEnd(), ...indent(rest, ' '.repeat(marker.length))];
};

/** `other`: a list of the same kind stands right above, so this one needs another mark. */
const printItems = (block: Extract<Block, { type: 'list' }>, other: boolean, sheet: Sheet): string[] => {
  const tight = block.items.every(isSmall);
  return block.items.flatMap((item, at) => {
    const marker = block.ordered ? `${block.start + at}${other ? ')' : '.'} ` : other ? '* ' : '- ';
    const lines = printItem(item, marker, sheet);
    return at > 0 && !tight ? ['', ...lines] : lines;
  });
};

const printRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const RULES = { left: ':--', right: '--:', center: ':-:' } as const;

const printTable = (block: Extract<Block, { type: 'table' }>, sheet: Sheet): string[] => {
  const cellsOf = (row: (typeof block.rows)[number]): string[] => row.map((cell) => printInlines(cell, { cell: true, all: sheet.heavy.has(block) }).join(' '));
  return [
    printRow(cellsOf(block.header)),
    printRow(block.align.map((align) => (align ? RULES[align] : '---'))),
    ...block.rows.map((row) => printRow(cellsOf(row))),
  ];
};

const printTitle = (title: string): string => escapeText(title, { link: false, cell: false });

const printAdmonition = (block: Extract<Block, { type: 'admonition' }>, sheet: Sheet): string[] => {
  const classes = (block.attributes?.classes ?? []).map((name) => ` ${name}`).join('');
  const title = block.title === undefined ? '' : ` "${printTitle(block.title)}"`;
  return [`${MARKS[block.collapse]} ${block.kind}${classes}${title}`, ...indent(printList(block.blocks, sheet), '    ')];
};

const printTabs = (block: Extract<Block, { type: 'tabs' }>, other: boolean, sheet: Sheet): string[] =>
  block.tabs.flatMap((tab, at) => [
    ...(at > 0 ? [''] : []),
    `===${at === 0 && other ? '!' : ''} "${printTitle(tab.title)}"`,
    '',
    ...indent(printList(tab.blocks, sheet), '    '),
  ]);

const printNotes = (block: Extract<Block, { type: 'footnotes' }>, sheet: Sheet): string[] =>
  block.notes.flatMap((note, at) => {
    const [first = '', ...rest] = printList(note.blocks, sheet);
    return [...(at > 0 ? [''] : []), `[^${note.label}]: ${first}`.trimEnd(), ...indent(rest, '    ')];
  });

const printOne = (block: Block, other: boolean, sheet: Sheet): string[] => {
  switch (block.type) {
    case 'heading':
      return printHeading(block, sheet);
    case 'paragraph': {
      const lines = printInlines(block.children, { all: sheet.heavy.has(block) });
      return block.attributes ? [...lines, `{: ${printAttributes(block.attributes)} }`] : lines;
    }
    case 'code':
      return printCode(block);
    case 'list':
      return printItems(block, other, sheet);
    case 'quote':
      return printList(block.blocks, sheet).map((line) => (line === '' ? '>' : `> ${line}`));
    case 'admonition':
      return printAdmonition(block, sheet);
    case 'tabs':
      return printTabs(block, other, sheet);
    case 'table':
      return printTable(block, sheet);
    case 'footnotes':
      return printNotes(block, sheet);
    case 'rule':
      return ['___'];
  }
};

/** Lists and groups of tabs of one kind side by side take turns with their marks. */
const needsOther = (block: Block, above: Block | undefined, otherAbove: boolean): boolean => {
  if (block.type === 'tabs') return above?.type === 'tabs';
  return block.type === 'list' && above?.type === 'list' && above.ordered === block.ordered && !otherAbove;
};

const printList = (blocks: readonly Block[], sheet: Sheet): string[] => {
  let other = false;
  return blocks.flatMap((block, at) => {
    other = needsOther(block, blocks[at - 1], other);
    const lines = printOne(block, other, sheet);
    return at > 0 ? ['', ...lines] : lines;
  });
};

/** Canonical blocks in Mailmedic's Markdown. `heavy`: blocks in which everything that could be markup is escaped. */
export const printBlocks = (blocks: readonly Block[], heavy: ReadonlySet<Block> = new Set()): string =>
  `${printList(blocks, { ids: new Set(), heavy }).join('\n')}\n`;
