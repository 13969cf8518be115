import type { Block, Inline } from '../model/block.ts';

/** Blocks inside a block, in order. */
export const childBlocks = (block: Block): readonly Block[] => {
  switch (block.type) {
    case 'quote':
    case 'admonition':
      return block.blocks;
    case 'list':
      return block.items.flatMap((item) => item.blocks);
    case 'tabs':
      return block.tabs.flatMap((tab) => tab.blocks);
    case 'footnotes':
      return block.notes.flatMap((note) => note.blocks);
    default:
      return [];
  }
};

/** Inlines that stand directly in a block, in order; cells of a table row by row. */
export const ownInlines = (block: Block): readonly Inline[] => {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.children;
    case 'table':
      return [...block.header.flat(), ...block.rows.flat(2)];
    default:
      return [];
  }
};

/** Every block, outer before inner, in the order of the document. */
export function* allBlocks(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    yield* allBlocks(childBlocks(block));
  }
}

/** Every inline, outer before inner. */
export function* allInlines(inlines: readonly Inline[]): Generator<Inline> {
  for (const inline of inlines) {
    yield inline;
    if ('children' in inline) yield* allInlines(inline.children);
  }
}
