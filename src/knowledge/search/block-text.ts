import { type Block, type Inline, plainText } from '../../model/block.ts';

/** The pieces of an article that the index weighs apart. */
export type BlockText = { headings: string[]; prose: string[]; code: string[] };

const inline = (inlines: readonly Inline[], into: BlockText): void => {
  into.prose.push(plainText(inlines));
};

const read = (blocks: readonly Block[], into: BlockText): void => {
  for (const block of blocks) {
    switch (block.type) {
      case 'heading':
        into.headings.push(plainText(block.children));
        break;
      case 'paragraph':
        inline(block.children, into);
        break;
      case 'code':
        into.code.push(block.text);
        break;
      case 'list':
        for (const item of block.items) read(item.blocks, into);
        break;
      case 'quote':
      case 'admonition':
        if (block.type === 'admonition' && block.title) into.prose.push(block.title);
        read(block.blocks, into);
        break;
      case 'tabs':
        for (const tab of block.tabs) read(tab.blocks, into);
        break;
      case 'table':
        for (const cells of [block.header, ...block.rows]) for (const cell of cells) inline(cell, into);
        break;
      case 'footnotes':
        for (const note of block.notes) read(note.blocks, into);
        break;
      case 'rule':
        break;
    }
  }
};

export const blockText = (blocks: readonly Block[]): BlockText => {
  const into: BlockText = { headings: [], prose: [], code: [] };
  read(blocks, into);
  return into;
};
