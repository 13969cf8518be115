import { type Block, plainText } from '../../../src/model/block.ts';

const inside = (block: Block): readonly (readonly Block[])[] => {
  switch (block.type) {
    case 'list':
      return block.items.map((item) => item.blocks);
    case 'quote':
    case 'admonition':
      return [block.blocks];
    case 'tabs':
      return block.tabs.map((tab) => tab.blocks);
    case 'footnotes':
      return block.notes.map((note) => note.blocks);
    default:
      return [];
  }
};

/** Footnote numbers are not words of the page. */
const words = (children: Parameters<typeof plainText>[0]): string =>
  plainText(children.map((child) => (child.type === 'footnote' ? { type: 'text', text: '' } : child)));

const deepWords = (children: Parameters<typeof plainText>[0]): string =>
  children.map((child) => ('children' in child ? deepWords(child.children) : words([child]))).join('');

const own = (block: Block): string[] => {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [deepWords(block.children)];
    case 'code':
      return [block.title ?? '', block.text];
    case 'admonition':
      return [block.title ?? ''];
    case 'tabs':
      return block.tabs.map((tab) => tab.title);
    case 'table':
      return [block.header, ...block.rows].flatMap((row) => row.map(deepWords));
    default:
      return [];
  }
};

/** Every block of a page, the nested ones behind the one that holds them. */
export const allBlocks = (blocks: readonly Block[]): Block[] => blocks.flatMap((block) => [block, ...inside(block).flatMap(allBlocks)]);

/** All text of a page in reading order. */
export const pageText = (blocks: readonly Block[]): string => blocks.map((block) => [...own(block), ...inside(block).map(pageText)].join('\n')).join('\n');

/** Letters and digits only: what must survive whatever the markup around it. */
export const letters = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
