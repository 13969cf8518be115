import { type Inline, plainText } from '../../model/block.ts';
import { sanitise } from '../../model/sanitise.ts';
import type { Line, Role, Span } from './line.ts';

/** Addresses met on the way, numbered in the order in which they stand in the text. */
export type Links = { readonly hrefs: string[] };

const isWeb = (href: string): boolean => /^(?:https?|mailto):/i.test(href);

const bare = (text: string): string => text.replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, '');

/** Text from a document on one line: safe to draw, and every character as wide as it looks. */
export const clean = (text: string): string => sanitise(text).replace(/[\t\n]+/g, ' ');

const number = (links: Links, href: string): number => {
  const known = links.hrefs.indexOf(href);
  return known < 0 ? links.hrefs.push(href) : known + 1;
};

/** A link is its text and a number; the address stands below the block. A text that is its own address stands for itself. */
const linkSpans = (inline: Inline & { type: 'link' }, ticks: boolean, links: Links | undefined, role: Role | undefined): Span[] => {
  const href = sanitise(inline.href).replace(/\s+/g, '');
  const spans = inlineSpans(inline.children, ticks, links, role ?? 'link');
  if (!isWeb(href) || bare(plainText(inline.children).trim()) === bare(href)) return spans;
  return links ? [...spans, { text: ` [${number(links, href)}]`, role: 'dim' }] : [...spans, { text: ` (${href})`, role: 'dim' }];
};

const marked = (spans: Span[], mark: string, ticks: boolean): Span[] => (ticks ? [{ text: mark }, ...spans, { text: mark }] : spans);

const spansOf = (inline: Inline, ticks: boolean, links: Links | undefined, role: Role | undefined): Span[] => {
  const own = (text: string): Span => (role === undefined ? { text } : { text, role });
  switch (inline.type) {
    case 'text':
      return [own(clean(inline.text))];
    case 'code':
      return [{ text: ticks ? `\`${clean(inline.text)}\`` : clean(inline.text), role: ticks ? (role ?? 'code') : 'code' }];
    case 'strong':
      return inlineSpans(inline.children, ticks, links, 'strong');
    case 'emphasis':
      return marked(inlineSpans(inline.children, ticks, links, 'emphasis'), '*', ticks);
    case 'strike':
      return marked(inlineSpans(inline.children, ticks, links, 'strike'), '~', ticks);
    case 'link':
      return linkSpans(inline, ticks, links, role);
    case 'image':
      return [own(`[${clean(inline.alt === '' ? inline.src : inline.alt)}]`)];
    case 'footnote':
      return [{ text: `[^${inline.number}]`, role: 'dim' }];
    case 'break':
      return [{ text: '\n' }];
  }
};

/** Inline text as styled pieces. `links` gathers addresses; without it they stand in brackets behind their text. */
export const inlineSpans = (inlines: readonly Inline[], ticks: boolean, links?: Links, role?: Role): Span[] =>
  inlines.flatMap((inline) => spansOf(inline, ticks, links, role));

/** Inline text on one line, for lists of choices and finished steps. */
export const inlineLine = (inlines: readonly Inline[], ticks: boolean, role?: Role): Line =>
  inlineSpans(inlines, ticks, undefined, role).map((span) => (span.text === '\n' ? { ...span, text: ' ' } : span));
