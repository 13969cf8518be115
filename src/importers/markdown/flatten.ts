import type { Block, Inline } from '../../model/block.ts';

/** Blocks in a place that holds only inline text, such as a cell: their lines, with breaks between them. */
export const flatten = (blocks: readonly Block[]): Inline[] => {
  const parts = blocks.map(linesOf).filter((part) => part.length > 0);
  return parts.flatMap((part, index): Inline[] => (index === 0 ? part : [{ type: 'break' }, ...part]));
};

const linesOf = (block: Block): Inline[] => {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [...block.children];
    case 'code':
      return [{ type: 'code', text: block.text }];
    case 'list':
      return block.items.flatMap((item, index): Inline[] => {
        const mark = block.ordered ? `${block.start + index}. ` : '• ';
        return [...(index === 0 ? [] : [{ type: 'break' as const }]), { type: 'text', text: mark }, ...flatten(item.blocks)];
      });
    case 'quote':
      return flatten(block.blocks);
    case 'admonition':
      return [
        ...(block.title === undefined ? [] : [{ type: 'strong' as const, children: [{ type: 'text' as const, text: `${block.title} ` }] }]),
        ...flatten(block.blocks),
      ];
    case 'tabs':
      return block.tabs.flatMap((tab): Inline[] => [
        { type: 'strong', children: [{ type: 'text', text: tab.title }] },
        { type: 'break' },
        ...flatten(tab.blocks),
      ]);
    case 'table':
      return [block.header, ...block.rows].flatMap((row): Inline[] => [
        ...row.flatMap((cell): Inline[] => [...cell, { type: 'text', text: ' ' }]),
        { type: 'break' },
      ]);
    case 'footnotes':
      return block.notes.flatMap((note) => flatten(note.blocks));
    case 'rule':
      return [];
  }
};
