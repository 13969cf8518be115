import { readMarkdown } from '../../knowledge/markdown.ts';
import { allBlocks, ownInlines } from '../../knowledge/walk.ts';
import { type Block, type Inline, plainText } from '../../model/block.ts';
import { canonicalBlocks } from './canonical-blocks.ts';
import { printBlocks } from './print-blocks.ts';

const read = (text: string): Block[] => readMarkdown(text, { file: '', line: 1 }).blocks;

/** What two documents must have in common: everything but the places, and how the id of a heading came about. */
const shapeOf = (blocks: readonly Block[]): string =>
  JSON.stringify(blocks, function (this: { readonly type?: string }, key, value) {
    return key === 'place' || (key === 'attributes' && this.type === 'heading') ? undefined : value;
  });

const isLeaf = (block: Block): boolean => block.type === 'paragraph' || block.type === 'heading' || block.type === 'table';

/** Notes are numbered by the document, which a block alone is not. */
const alone = (block: Block): Block =>
  JSON.parse(JSON.stringify(block), (_, value) => (value?.type === 'footnote' ? { type: 'text', text: '' } : value)) as Block;

const comesBack = (block: Block, heavy: boolean): boolean => {
  const [one] = canonicalBlocks([alone(block)]);
  return one === undefined || shapeOf(read(printBlocks([one], heavy ? new Set([one]) : undefined))) === shapeOf([one]);
};

const flat = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((inline): Inline[] => {
    if (inline.type === 'strong' || inline.type === 'emphasis' || inline.type === 'strike') return flat(inline.children);
    return [inline.type === 'link' ? { ...inline, children: flat(inline.children) } : inline];
  });

const bare = (inlines: readonly Inline[]): Inline[] => [{ type: 'text', text: plainText(inlines) }];

const withInlines = (block: Block, change: (inlines: readonly Inline[]) => Inline[]): Block => {
  if (block.type === 'table') return { ...block, header: block.header.map(change), rows: block.rows.map((row) => row.map(change)) };
  return block.type === 'paragraph' || block.type === 'heading' ? { ...block, children: change(block.children) } : block;
};

const mapBlocks = (blocks: readonly Block[], change: (block: Block) => Block): Block[] =>
  blocks.map((block) => {
    const own = change(block);
    switch (own.type) {
      case 'quote':
      case 'admonition':
        return { ...own, blocks: mapBlocks(own.blocks, change) };
      case 'list':
        return { ...own, items: own.items.map((item) => ({ ...item, blocks: mapBlocks(item.blocks, change) })) };
      case 'tabs':
        return { ...own, tabs: own.tabs.map((tab) => ({ ...tab, blocks: mapBlocks(tab.blocks, change) })) };
      case 'footnotes':
        return { ...own, notes: own.notes.map((note) => ({ ...note, blocks: mapBlocks(note.blocks, change) })) };
      default:
        return own;
    }
  });

/** First that comes back as it was: as it is, without emphasis, as bare text. */
const simplest = (block: Block): Block => {
  if (!isLeaf(block) || comesBack(block, false) || comesBack(block, true)) return block;
  const plain = withInlines(block, flat);
  return comesBack(plain, true) ? plain : withInlines(block, bare);
};

/**
 * Blocks of any dialect as text of the native one, proved by reading it again. Emphasis that Markdown cannot express at its place
 * is given up rather than the text. `blocks` is what a reader of the text gets, but for the places.
 */
export const printDocument = (source: readonly Block[]): { readonly text: string; readonly blocks: readonly Block[]; readonly exact: boolean } => {
  const blocks = canonicalBlocks(source);
  const text = printBlocks(blocks);
  if (shapeOf(read(text)) === shapeOf(blocks)) return { text, blocks, exact: true };
  const simple = canonicalBlocks(mapBlocks(blocks, simplest));
  const heavy = new Set([...allBlocks(simple)].filter((block) => isLeaf(block) && ownInlines(block).length > 0 && !comesBack(block, false)));
  const again = printBlocks(simple, heavy);
  return { text: again, blocks: simple, exact: shapeOf(read(again)) === shapeOf(simple) };
};
