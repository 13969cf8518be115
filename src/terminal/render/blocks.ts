import type { Block } from '../../model/block.ts';
import { admonitionLines } from './admonition.ts';
import { codeLines } from './code.ts';
import type { Draw } from './draw.ts';
import { clean, inlineSpans, type Links } from './inlines.ts';
import { EMPTY, indent, type Line, line, span } from './line.ts';
import type { RenderOptions } from './options.ts';
import { tableLines } from './table.ts';
import { tabsLines } from './tabs.ts';
import { textWidth } from './text-width.ts';
import { wrap } from './wrap.ts';

const listLines = (block: Block & { type: 'list' }, options: RenderOptions, links: Links): Line[] => {
  const wide = block.ordered ? textWidth(`${block.start + block.items.length - 1}. `) : 2;
  return block.items.flatMap((item, at) => {
    const check = item.checked === undefined ? '' : item.checked ? '[x] ' : '[ ] ';
    const bullet = (block.ordered ? `${block.start + at}. ` : options.plain ? '- ' : '• ').padStart(wide);
    const body = draw(item.blocks, { ...options, width: options.width - wide - check.length }, links);
    const drawn = indent(body.length > 0 ? body : [EMPTY], ' '.repeat(wide + check.length), span(bullet + check));
    // Items of one line stand close; longer ones get air.
    return at > 0 && item.blocks.length > 1 ? [EMPTY, ...drawn] : drawn;
  });
};

const noteLines = (block: Block & { type: 'footnotes' }, options: RenderOptions, links: Links): Line[] =>
  block.notes.flatMap((note) => {
    const mark = `[^${note.number}] `;
    return indent(draw(note.blocks, { ...options, width: options.width - mark.length }, links), ' '.repeat(mark.length), span(mark, 'dim'));
  });

const drawBlock = (block: Block, options: RenderOptions, links: Links): Line[] => {
  const { width, ticks, plain } = options;
  switch (block.type) {
    case 'heading':
      return wrap(inlineSpans(block.children, ticks, links, 'strong'), width);
    case 'paragraph':
      return wrap(inlineSpans(block.children, ticks, links), width);
    case 'code': {
      const title = block.title === undefined ? [] : wrap([span(clean(block.title), 'dim')], width);
      return [...title, ...codeLines(block.text, options)];
    }
    case 'list':
      return listLines(block, options, links);
    case 'quote':
      return indent(draw(block.blocks, { ...options, width: width - 2 }, links), span(plain ? '> ' : '│ ', 'dim'));
    case 'admonition':
      return admonitionLines(block, options, links, draw);
    case 'tabs':
      return tabsLines(block, options, links, draw);
    case 'table':
      return tableLines(block, options, links);
    case 'footnotes':
      return noteLines(block, options, links);
    case 'rule':
      return plain ? [] : [line('─'.repeat(Math.min(width, 24)), 'dim')];
  }
};

const draw: Draw = (blocks, options, links) => {
  const lines: Line[] = [];
  for (const block of blocks) {
    const drawn = drawBlock(block, options, links);
    if (drawn.length === 0) continue;
    if (lines.length > 0) lines.push(EMPTY);
    lines.push(...drawn);
  }
  return lines;
};

const linkLines = (links: Links, options: RenderOptions): Line[] =>
  links.hrefs.flatMap((href, at) => {
    const mark = `[${at + 1}] `;
    return indent(wrap([span(href)], options.width - mark.length), ' '.repeat(mark.length), span(mark, 'dim'));
  });

/** Markdown as lines of at most `width` cells (code lines whole in plain mode), addresses below. Pure. */
export const renderBlocks = (blocks: readonly Block[], options: RenderOptions): Line[] => {
  const links: Links = { hrefs: [] };
  const lines = draw(blocks, options, links);
  return links.hrefs.length > 0 ? [...lines, EMPTY, ...linkLines(links, options)] : lines;
};
