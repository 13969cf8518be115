import type { Block, Inline } from '../../src/model/block.ts';

const SIGNS = { strong: '*', emphasis: '_', strike: '~' } as const;

const inline = (inlines: readonly Inline[]): string =>
  inlines
    .map((part) => {
      switch (part.type) {
        case 'text':
          return part.text;
        case 'code':
          return `\`${part.text}\``;
        case 'break':
          return '⏎';
        case 'footnote':
          return `[^${part.number}]`;
        case 'image':
          return `<img ${part.alt} ${part.src}${part.title ? ` "${part.title}"` : ''}>`;
        case 'link':
          return `<${inline(part.children)} -> ${part.href}${part.title ? ` "${part.title}"` : ''}>`;
        default:
          return `${SIGNS[part.type]}${inline(part.children)}${SIGNS[part.type]}`;
      }
    })
    .join('');

const indented = (lines: readonly string[], by = '  '): string[] => lines.map((line) => by + line);

const attributes = (block: Block): string => {
  const { attributes: own } = block;
  if (!own) return '';
  const parts = [
    ...(own.id === undefined ? [] : [`#${own.id}`]),
    ...own.classes.map((name) => `.${name}`),
    ...Object.entries(own.values).map(([key, value]) => `${key}=${value}`),
  ];
  return ` {${parts.join(' ')}}`;
};

const lines = (block: Block): string[] => {
  switch (block.type) {
    case 'heading':
      return [`h${block.level} #${block.id} ${inline(block.children)}`];
    case 'paragraph':
      return [`p ${inline(block.children)}`];
    case 'code':
      return [
        `code${block.language ? ` ${block.language}` : ''}${block.title ? ` "${block.title}"` : ''}${attributes(block)}`,
        ...indented(block.text.split('\n'), '  | '),
      ];
    case 'list':
      return [
        block.ordered ? `ol ${block.start}` : 'ul',
        ...block.items.flatMap((item) => {
          const inside = indented(item.blocks.flatMap(lines), '    ');
          return [`  - ${item.checked === undefined ? '' : item.checked ? '[x] ' : '[ ] '}${(inside[0] ?? '').trimStart()}`, ...inside.slice(1)];
        }),
      ];
    case 'quote':
      return ['quote', ...indented(block.blocks.flatMap(lines))];
    case 'admonition':
      return [
        `${block.kind}${block.collapse === 'no' ? '' : ` (${block.collapse})`}${block.title === undefined ? '' : ` "${block.title}"`}${attributes(block)}`,
        ...indented(block.blocks.flatMap(lines)),
      ];
    case 'tabs':
      return ['tabs', ...block.tabs.flatMap((tab) => [`  = ${tab.title}`, ...indented(tab.blocks.flatMap(lines), '    ')])];
    case 'table':
      return [`table ${block.header.map(inline).join(' | ')}`, ...block.rows.map((row) => `  ${row.map(inline).join(' | ')}`)];
    case 'footnotes':
      return block.notes.flatMap((note) => [`note ${note.number} ${note.label}`, ...indented(note.blocks.flatMap(lines))]);
    case 'rule':
      return ['rule'];
  }
};

/** Blocks in short, for tests: what they are and what they say, without places. */
export const outline = (blocks: readonly Block[]): string => blocks.flatMap(lines).join('\n');
