import type { Inline } from '../../model/block.ts';
import { sanitise } from '../../model/sanitise.ts';
import { BLOCK_ELEMENTS, isElement, SILENT_ELEMENTS } from './html-names.ts';
import { attributeOf, type HtmlElement, type HtmlNode, isElementNode, isTextNode, slotOf, textOf, typedTags } from './html-tree.ts';

/** What inline HTML is read with. */
export type HtmlContext = {
  /** The HTML that was parsed, to find how a tag was typed. */
  readonly html: string;
  readonly resolve: (href: string) => string;
  readonly slot: (index: number) => readonly Inline[];
  /** Text between tags; Markdown where the element holds some. */
  readonly text: (value: string) => readonly Inline[];
  /** How many elements stand around. */
  readonly depth?: number;
};

const EMPHASIS: Readonly<Record<string, 'strong' | 'emphasis' | 'strike'>> = {
  b: 'strong',
  strong: 'strong',
  mark: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  del: 'strike',
  s: 'strike',
  strike: 'strike',
};

const CODE = new Set(['code', 'kbd', 'samp', 'tt']);

/** Attributes in which a component without content keeps its words. */
const WORDS = ['text', 'label', 'title', 'summary', 'alt', 'caption', 'description', 'name'];

export const oneLine = (text: string): string => sanitise(text).replace(/[ \t]*\n[ \t]*/g, ' ');

/** The words of a component that has no content: `<Badge text="new" />`. */
export const wordsOf = (element: HtmlElement): string => {
  const own = WORDS.map((name) => attributeOf(element, name)).filter((value): value is string => value !== undefined && value.trim() !== '');
  return oneLine(own.join(' '));
};

const readImage = (element: HtmlElement, context: HtmlContext): Inline[] => {
  const src = attributeOf(element, 'src');
  const title = attributeOf(element, 'title');
  const alt = oneLine(attributeOf(element, 'alt') ?? '');
  if (src === undefined) return alt === '' ? [] : [{ type: 'text', text: alt }];
  return [{ type: 'image', src: context.resolve(src), alt, ...(title ? { title: oneLine(title) } : {}) }];
};

/** What plays in a browser only is a link to it. */
const readMedia = (element: HtmlElement, context: HtmlContext): Inline[] => {
  const source = element.childNodes.filter(isElementNode).find((child) => child.tagName === 'source');
  const src = attributeOf(element, 'src') ?? attributeOf(element, 'data') ?? (source && attributeOf(source, 'src'));
  const inside = phrasing(element.childNodes, context);
  if (src === undefined) return inside;
  const title = oneLine(attributeOf(element, 'title') ?? attributeOf(element, 'aria-label') ?? '');
  const named: Inline[] = title === '' ? [] : [{ type: 'text', text: title }];
  const children = inside.length > 0 ? inside : named.length > 0 ? named : [{ type: 'text' as const, text: oneLine(src) }];
  return [{ type: 'link', href: context.resolve(src), children }];
};

const MEDIA = new Set(['iframe', 'video', 'audio', 'embed', 'object']);

const readLink = (element: HtmlElement, context: HtmlContext): Inline[] => {
  const href = attributeOf(element, 'href') ?? attributeOf(element, 'to');
  const title = attributeOf(element, 'title');
  const children = phrasing(element.childNodes, context);
  if (href === undefined || children.length === 0) return children;
  return [{ type: 'link', href: context.resolve(href), ...(title ? { title: oneLine(title) } : {}), children }];
};

/** Deeper nesting is its text alone: what walks a tree by recursion must not run out of stack. */
const DEEPEST = 80;

const readElement = (element: HtmlElement, around: HtmlContext): readonly Inline[] => {
  const context = { ...around, depth: (around.depth ?? 0) + 1 };
  if (context.depth > DEEPEST) return around.text(textOf([element]));
  const name = element.tagName;
  const slotted = slotOf(element);
  if (slotted !== undefined) return context.slot(slotted);
  if (name === 'br') return [{ type: 'break' }];
  if (name === 'img' || name === 'c-image') return readImage(element, context);
  if (MEDIA.has(name)) return readMedia(element, context);
  if (SILENT_ELEMENTS.has(name)) return [];
  if (name === 'a' || name === 'c-link') return readLink(element, context);
  const children = phrasing(element.childNodes, context);
  if (BLOCK_ELEMENTS.has(name)) return ownLines(element, children);
  if (CODE.has(name)) return codeOf(children);
  const kind = EMPHASIS[name];
  if (kind) return children.length > 0 ? [{ type: kind, children }] : [];
  const title = name === 'abbr' ? attributeOf(element, 'title') : undefined;
  if (title) return [...children, { type: 'text', text: ` (${oneLine(title)})` }];
  if (name.startsWith('c-') && children.length === 0) return wordsOf(element) === '' ? [] : [{ type: 'text', text: wordsOf(element) }];
  if (isElement(name) || name.includes('-')) return children;
  const { open, close } = typedTags(element, context.html);
  return [{ type: 'text', text: oneLine(open) }, ...children, ...(close === '' ? [] : [{ type: 'text' as const, text: oneLine(close) }])];
};

/** What is a block elsewhere stands on lines of its own. */
const ownLines = (element: HtmlElement, children: readonly Inline[]): Inline[] => {
  if (children.length === 0) return [];
  if (element.tagName === 'td' || element.tagName === 'th') return [...children, { type: 'text', text: ' ' }];
  const mark: Inline[] = element.tagName === 'li' ? [{ type: 'text', text: '• ' }] : [];
  return [{ type: 'break' }, ...mark, ...children, { type: 'break' }];
};

/** A code span holds text only; what is more stays as it is. */
const codeOf = (children: readonly Inline[]): readonly Inline[] => {
  const [only, ...more] = children.flatMap((child) => (child.type === 'emphasis' || child.type === 'strong' ? child.children : [child]));
  return only?.type === 'text' && more.length === 0 ? [{ type: 'code', text: only.text }] : children;
};

/** Neighbouring texts become one. */
export const joinTexts = (inlines: readonly Inline[]): Inline[] => {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.type === 'text' && last?.type === 'text') joined[joined.length - 1] = { type: 'text', text: last.text + inline.text };
    else if (inline.type !== 'text' || inline.text !== '') joined.push(inline);
  }
  return joined;
};

/** A parser of HTML takes `<?php … ?>` for a comment; it is text that somebody forgot to fence. */
const instruction = (node: HtmlNode): Inline[] =>
  node.nodeName === '#comment' && 'data' in node && /^\?|^\[CDATA\[/.test(node.data) ? [{ type: 'text', text: oneLine(`<${node.data}>`) }] : [];

/** Nodes as inline text; elements that make blocks elsewhere are only their content. */
export const phrasing = (nodes: readonly HtmlNode[], context: HtmlContext): Inline[] =>
  joinTexts(nodes.flatMap((node) => (isTextNode(node) ? context.text(node.value) : isElementNode(node) ? readElement(node, context) : instruction(node))));

/** Without the white space that HTML does not show: at the ends, around breaks, and more than one blank. */
export const trimInlines = (inlines: readonly Inline[]): Inline[] => {
  const kept: Inline[] = [];
  for (const inline of inlines) {
    const last = kept.at(-1);
    if (inline.type === 'text') {
      let text = inline.text.replace(/\s+/g, ' ');
      if (last === undefined || last.type === 'break') text = text.trimStart();
      if (text !== '') kept.push({ type: 'text', text });
    } else if (inline.type !== 'break') kept.push(inline);
    else if (last !== undefined && last.type !== 'break') {
      trimEnd(kept);
      kept.push(inline);
    }
  }
  while (kept.at(-1)?.type === 'break') kept.pop();
  trimEnd(kept);
  while (kept.at(-1)?.type === 'break') kept.pop();
  return kept;
};

const trimEnd = (inlines: Inline[]): void => {
  const last = inlines.at(-1);
  if (last?.type !== 'text') return;
  const text = last.text.trimEnd();
  if (text === '') inlines.pop();
  else inlines[inlines.length - 1] = { type: 'text', text };
};
