import type { Draft } from '../../knowledge/markdown/draft.ts';
import type { Inline } from '../../model/block.ts';
import type { Place } from '../../model/problem.ts';
import { type HtmlContext, oneLine, phrasing, trimInlines } from './html-inlines.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import type { Sheet } from './sheet.ts';

/** What a container's HTML is drafted with. */
export type WeaveContext = {
  readonly sheet: Sheet;
  /** The HTML that was parsed. */
  readonly html: string;
  /** What was read as Markdown between the tags. */
  readonly slots: readonly Draft[];
  readonly placeOf: (node: HtmlNode) => Place;
  /** Blocks inside an element. */
  readonly blocks: (nodes: readonly HtmlNode[], parent?: HtmlElement) => Draft[];
  /** Whether text between the tags is Markdown: an element around it says so. */
  readonly markdown: boolean;
};

/** Inline content in HTML, read when the page's definitions are known. */
export const runInlines = (nodes: readonly HtmlNode[], context: WeaveContext): Inline[] => {
  const { sheet, html } = context;
  const place = nodes[0] ? context.placeOf(nodes[0]) : { file: sheet.file, line: 1, column: 1 };
  const prose = (text: string) => sheet.inlines({ text, placeAt: () => place });
  const reading: HtmlContext = {
    html,
    resolve: sheet.resolve,
    slot: () => [],
    text: (value) => {
      const line = oneLine(value);
      if (!context.markdown || line.trim() === '') return [{ type: 'text', text: line }];
      // The reader of Markdown trims; blanks at the ends keep words apart.
      return [{ type: 'text', text: /^\s/.test(line) ? ' ' : '' }, ...prose(line.trim()), { type: 'text', text: /\s$/.test(line) ? ' ' : '' }];
    },
  };
  return trimInlines(phrasing(nodes, reading));
};

/** A run of inline content as a paragraph; nothing when nobody would see it. */
export const draftRun = (nodes: readonly HtmlNode[], context: WeaveContext): Draft[] => {
  const first = nodes.find((node) => !('value' in node) || node.value.trim() !== '');
  if (!first) return [];
  // HTML holds no definitions that stand below, so what it shows is known by now.
  if (runInlines(nodes, { ...context, markdown: false }).length === 0) return [];
  return [{ place: context.placeOf(first), make: () => ({ type: 'paragraph', children: runInlines(nodes, context) }) }];
};
