import { type Draft, finishDrafts } from '../../knowledge/markdown/draft.ts';
import type { Place } from '../../model/problem.ts';
import { draftComponent, draftDetails, draftHeadingElement, draftHtmlList, draftHtmlTabs, draftPre, draftTerms } from './html-drafts.ts';
import { BLOCK_ELEMENTS, SILENT_ELEMENTS } from './html-names.ts';
import { draftRun, type WeaveContext } from './html-run.ts';
import { draftHtmlTable } from './html-table.ts';
import { attributeOf, type HtmlElement, type HtmlNode, isElementNode, parseHtml, slot, slotOf, textOf } from './html-tree.ts';
import { type Fragment, isFragment, type Piece, type Sheet } from './sheet.ts';

/** Deeper nesting is text: what walks a tree by recursion must not run out of stack. */
const DEEPEST = 60;

const MEDIA = new Set(['iframe', 'video', 'audio', 'option']);

const isBlockElement = (element: HtmlElement): boolean =>
  !MEDIA.has(element.tagName) &&
  (BLOCK_ELEMENTS.has(element.tagName) || element.tagName === 'pre' || element.tagName.startsWith('c-') || slotOf(element) !== undefined);

/** A block, or an inline element that is wrapped around one, as `<a>` and `<font>` may be. */
const holdsBlock = (node: HtmlNode, depth = 0): node is HtmlElement =>
  isElementNode(node) && (isBlockElement(node) || depth >= DEEPEST || node.childNodes.some((child) => holdsBlock(child, depth + 1)));

const READERS: Readonly<Record<string, (element: HtmlElement, context: WeaveContext) => Draft[]>> = {
  pre: draftPre,
  ul: draftHtmlList,
  ol: draftHtmlList,
  menu: draftHtmlList,
  dir: draftHtmlList,
  dl: draftTerms,
  table: draftHtmlTable,
  details: draftDetails,
  'c-details': draftDetails,
  'c-tabs': draftHtmlTabs,
  'c-codegroup': draftHtmlTabs,
  h1: draftHeadingElement,
  h2: draftHeadingElement,
  h3: draftHeadingElement,
  h4: draftHeadingElement,
  h5: draftHeadingElement,
  h6: draftHeadingElement,
  hr: (element, context) => [{ place: context.placeOf(element), make: () => ({ type: 'rule' }) }],
  blockquote: (element, context) => {
    const inside = context.blocks(element.childNodes, element);
    return [{ place: context.placeOf(element), make: () => ({ type: 'quote', blocks: finishDrafts(inside) }) }];
  },
};

const draftElement = (element: HtmlElement, context: WeaveContext, used: Set<number>): Draft[] => {
  const index = slotOf(element);
  if (index !== undefined) {
    if (index !== SEPARATOR) used.add(index);
    return context.slots[index] ? [context.slots[index]] : [];
  }
  if (SILENT_ELEMENTS.has(element.tagName)) return [];
  const reader = Object.hasOwn(READERS, element.tagName) ? READERS[element.tagName] : element.tagName.startsWith('c-') ? draftComponent : undefined;
  return reader ? reader(element, context) : context.blocks(element.childNodes, element);
};

/** Blocks from HTML nodes: runs of inline content become paragraphs. */
const draftNodes = (nodes: readonly HtmlNode[], context: WeaveContext, depth: number, used: Set<number>): Draft[] => {
  const drafts: Draft[] = [];
  let run: HtmlNode[] = [];
  const flush = (): void => {
    drafts.push(...draftRun(run, context));
    run = [];
  };
  for (const node of nodes) {
    if (!holdsBlock(node)) run.push(node);
    else {
      flush();
      if (depth < DEEPEST) drafts.push(...draftElement(node, context, used));
      else drafts.push(deepText(node, context));
    }
  }
  flush();
  return drafts;
};

const deepText = (node: HtmlNode, context: WeaveContext): Draft => {
  const text = textOf([node]).replace(/\s+/g, ' ').trim();
  return { place: context.placeOf(node), make: () => ({ type: 'paragraph', children: [{ type: 'text', text }] }) };
};

/** A slot that holds nothing and ends a run of inline content. */
const SEPARATOR = -1;

type Woven = { readonly html: string; readonly slots: readonly Draft[]; readonly placeAt: (offset: number) => Place };

const drawn = ({ html, slots, placeAt }: Woven, sheet: Sheet, used: Set<number>): Draft[] => {
  const contextAt = (depth: number, markdown: boolean): WeaveContext => ({
    sheet,
    html,
    slots,
    markdown,
    placeOf: (node) => placeAt(node.sourceCodeLocation?.startOffset ?? 0),
    blocks: (nodes, parent) => {
      const said = parent ? attributeOf(parent, 'markdown') : undefined;
      return draftNodes(nodes, contextAt(depth + 1, markdown || (said !== undefined && said !== '0')), depth + 1, used);
    },
  });
  return draftNodes(parseHtml(html), contextAt(0, false), 0, used);
};

/** One HTML text from all pieces, with slots for the blocks, and where each of its characters stands. */
const threaded = (pieces: readonly Piece[], file: string): Woven => {
  const slots: Draft[] = [];
  const starts: { offset: number; place: Place; html: string }[] = [];
  let html = '';
  for (const piece of pieces) {
    starts.push({ offset: html.length, place: piece.place, html: isFragment(piece) ? piece.html : '' });
    // Two pieces of HTML with a blank line between them are no one paragraph.
    if (isFragment(piece)) html += `${piece.html}\n${slot(SEPARATOR)}`;
    else {
      html += slot(slots.length);
      slots.push(piece);
    }
  }
  const placeAt = (offset: number): Place => {
    const start = starts.findLast((candidate) => candidate.offset <= offset);
    if (!start) return { file, line: 1, column: 1 };
    const before = start.html.slice(0, offset - start.offset).split('\n');
    const [last] = before.slice(-1);
    return before.length === 1
      ? { ...start.place, column: start.place.column + last!.length }
      : { file, line: start.place.line + before.length - 1, column: last!.length + 1 };
  };
  return { html, slots, placeAt };
};

/** Blocks of a container: what was read as Markdown, put where the HTML around it says. Where HTML would swallow a block, each stands alone. */
export const weave = (pieces: readonly Piece[], sheet: Sheet): Draft[] => {
  if (!pieces.some(isFragment)) return pieces as Draft[];
  const woven = threaded(pieces, sheet.file);
  const used = new Set<number>();
  const drafts = drawn(woven, sheet, used);
  if (used.size === woven.slots.length) return drafts;
  const alone = (fragment: Fragment): Draft[] => drawn(threaded([fragment], sheet.file), sheet, new Set());
  return pieces.flatMap((piece) => (isFragment(piece) ? alone(piece) : [piece]));
};
