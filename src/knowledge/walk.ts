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

const gatherBlocks = (blocks: readonly Block[], found: Block[]): void => {
  for (const block of blocks) {
    found.push(block);
    if (block.type !== 'paragraph' && block.type !== 'heading' && block.type !== 'code') gatherBlocks(childBlocks(block), found);
  }
};

const gatherInlines = (inlines: readonly Inline[], found: Inline[]): void => {
  for (const inline of inlines) {
    found.push(inline);
    if ('children' in inline) gatherInlines(inline.children, found);
  }
};

/** Every block, outer before inner, in the order of the document. A list: rules walk every document many times, and generators are slow. */
export const allBlocks = (blocks: readonly Block[]): Block[] => {
  const found: Block[] = [];
  gatherBlocks(blocks, found);
  return found;
};

/** Every inline, outer before inner. */
export const allInlines = (inlines: readonly Inline[]): Inline[] => {
  const found: Inline[] = [];
  gatherInlines(inlines, found);
  return found;
};
