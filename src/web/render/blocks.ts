import type { Block, ListItem } from '../../model/block.ts';
import { sanitise } from '../../model/sanitise.ts';
import { element, escapeHtml } from './html.ts';
import { type HtmlOptions, inlinesHtml } from './inlines.ts';

const itemHtml = (item: ListItem, options: HtmlOptions): string => {
  const box = item.checked === undefined ? '' : item.checked ? '☑ ' : '☐ ';
  const [only, ...more] = item.blocks;
  const tight = only?.type === 'paragraph' && more.every(({ type }) => type === 'list');
  const content = tight ? `${inlinesHtml(only.children, options)}${blocksHtml(more, options)}` : blocksHtml(item.blocks, options);
  return element('li', {}, box + content);
};

const tableHtml = ({ align, header, rows }: Block & { type: 'table' }, options: HtmlOptions): string => {
  const cell = (tag: 'th' | 'td', children: (typeof header)[number], at: number): string =>
    element(tag, { class: align[at] ? `align-${align[at]}` : undefined, ...(tag === 'th' ? { scope: 'col' } : {}) }, inlinesHtml(children, options));
  const head = element('thead', {}, element('tr', {}, header.map((children, at) => cell('th', children, at)).join('')));
  const body = rows.map((row) => element('tr', {}, row.map((children, at) => cell('td', children, at)).join(''))).join('');
  return element('div', { class: 'table', tabindex: '0', role: 'region' }, element('table', {}, head + element('tbody', {}, body)));
};

/** Code that can be copied: the button does nothing where no script runs, and is then hidden. */
const codeHtml = ({ text, title, language }: Block & { type: 'code' }, { words }: HtmlOptions): string =>
  element(
    'div',
    { class: 'code' },
    (title === undefined ? '' : element('p', { class: 'code-title' }, escapeHtml(sanitise(title)))) +
      element('button', { type: 'button', class: 'copy' }, escapeHtml(words.copy)) +
      element(
        'pre',
        { tabindex: '0' },
        element('code', { class: language ? `language-${language.replace(/[^\w-]/g, '')}` : undefined }, escapeHtml(sanitise(text))),
      ),
  );

const blockHtml = (block: Block, options: HtmlOptions): string => {
  const { idPrefix = '', headingShift = 0 } = options;
  switch (block.type) {
    case 'heading':
      return element(`h${Math.min(6, block.level + headingShift)}`, { id: idPrefix + block.id }, inlinesHtml(block.children, options));
    case 'paragraph':
      return element('p', {}, inlinesHtml(block.children, options));
    case 'code':
      return codeHtml(block, options);
    case 'list': {
      const items = block.items.map((item) => itemHtml(item, options)).join('');
      return block.ordered ? element('ol', { start: block.start === 1 ? undefined : String(block.start) }, items) : element('ul', {}, items);
    }
    case 'quote':
      return element('blockquote', {}, blocksHtml(block.blocks, options));
    case 'admonition': {
      const title = escapeHtml(sanitise(block.title ?? block.kind));
      const body = blocksHtml(block.blocks, options);
      const kind = `note note-${block.kind.replace(/[^\w-]/g, '')}`;
      if (block.collapse === 'no') return element('div', { class: kind }, element('p', { class: 'note-title' }, title) + body);
      return element('details', { class: kind, open: block.collapse === 'open' ? '' : undefined }, element('summary', { class: 'note-title' }, title) + body);
    }
    // One below the other: nothing is hidden from print, search or a reader without scripts.
    case 'tabs':
      return block.tabs
        .map((tab) =>
          element('section', { class: 'tab' }, element('p', { class: 'tab-title' }, escapeHtml(sanitise(tab.title))) + blocksHtml(tab.blocks, options)),
        )
        .join('');
    case 'table':
      return tableHtml(block, options);
    case 'footnotes':
      return element(
        'ol',
        { class: 'footnotes' },
        block.notes.map((note) => element('li', { id: `${idPrefix}fn-${note.number}` }, blocksHtml(note.blocks, options))).join(''),
      );
    case 'rule':
      return '<hr>';
  }
};

/** A text as HTML: no script, no style of its own, nothing of another site. */
export const blocksHtml = (blocks: readonly Block[], options: HtmlOptions): string => blocks.map((block) => blockHtml(block, options)).join('\n');
