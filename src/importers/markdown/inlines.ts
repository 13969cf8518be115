import type { Lexer, Token, Tokens } from 'marked';
import { parseFragment } from 'parse5';
import { decodeEntities } from '../../knowledge/markdown/entities.ts';
import type { Prose } from '../../knowledge/markdown/prose.ts';
import type { Inline } from '../../model/block.ts';
import type { Place } from '../../model/problem.ts';
import { sanitise } from '../../model/sanitise.ts';
import { readCritic, withoutFill } from './critic.ts';
import { readEmoji } from './emoji.ts';
import type { Flavour } from './flavour.ts';
import { joinTexts, oneLine, phrasing } from './html-inlines.ts';
import { parseHtml, slot } from './html-tree.ts';
import { readMarks } from './marks.ts';
import { mendStars } from './stars.ts';
import { readSymbols } from './symbols.ts';
import { tidyInlines } from './tidy-inlines.ts';

/** What the inlines of a page need to know of it. */
export type InlineContext = {
  readonly lexer: Lexer;
  readonly flavour: Flavour;
  readonly resolve: (href: string) => string;
  /** The number of a footnote, or undefined when nothing defines it. */
  readonly numberOf: (label: string) => number | undefined;
  /** Something that the text refers to is defined nowhere. */
  readonly missing: (what: 'footnote' | 'reference', label: string, place: Place) => void;
};

const address = (text: string): string => sanitise(text).trim().replace(/\s/g, '%20');

/** Names that our own table does not have: the parser of HTML knows them all. */
const decode = (text: string): string => {
  if (!text.includes('&')) return text;
  return decodeEntities(text).replace(/&[A-Za-z][A-Za-z\d]{1,31};/g, (reference) => {
    const [node] = parseFragment(reference).childNodes;
    return node && 'value' in node ? node.value : reference;
  });
};

const readText = (raw: string, flavour: Flavour): string => {
  const symbols = flavour.marks.symbols ? readSymbols(raw) : raw;
  const text = withoutFill(oneLine(decode(symbols))).replace(/[ \t]{2,}/g, ' ');
  return flavour.marks.emoji ? readEmoji(text) : text;
};

const codeText = (raw: string, flavour: Flavour): string => {
  const text = oneLine(raw);
  return flavour.marks.inlineLanguage ? text.replace(/^(?:#!|:{3})[\w+#.-]+ +(?=\S)/, '') : text;
};

const titled = (title: string | null | undefined): { title?: string } => (title ? { title: oneLine(decode(title)) } : {});

/** Deeper emphasis than anybody writes stays as it was typed, for the sake of everything that walks a text by recursion. */
const DEEPEST = 24;

/** What looks like a reference link and became none; indices such as `[0][1]` are no labels. */
const LEFT_REFERENCE = /\[[^[\]\n]+\]\[([^[\]\n]*[A-Za-z][^[\]\n]*)\]/g;

type Reading = { readonly context: InlineContext; readonly placeAt: (offset: number) => Place };

const readLink = (token: Tokens.Link, children: Inline[], place: Place, context: InlineContext): Inline[] => {
  const href = address(token.autolink ? token.href : decode(token.href));
  // A link without a text would be lost; its title, or its address, is what can be read.
  const shown = children.length > 0 ? children : token.title ? [{ type: 'text' as const, text: oneLine(token.title) }] : [];
  return shown.length === 0 && href === '' ? [] : [{ type: 'link', href: context.resolve(href), ...titled(token.title), children: shown, place }];
};

const strong = (children: readonly Inline[]): Inline[] => {
  // Exporters nest bold in bold.
  const flat = children.flatMap((child) => (child.type === 'strong' ? child.children : [child]));
  return flat.length > 0 ? [{ type: 'strong', children: joinTexts(flat) }] : [];
};

const readToken = (token: Token, reading: Reading, offset: number, depth: number): Inline[] => {
  const { context } = reading;
  if (depth > DEEPEST) return [{ type: 'text', text: oneLine(token.raw) }];
  const inside = (): Inline[] => {
    const nested = token as Tokens.Em;
    return readTokens(nested.tokens ?? [], reading, offset + Math.max(0, token.raw.indexOf(nested.text)), depth + 1);
  };
  switch (token.type) {
    case 'strong':
      return strong(inside());
    case 'em':
      return [{ type: 'emphasis', children: inside() }];
    case 'del':
      if (context.flavour.marks.subscript && !token.raw.startsWith('~~')) return inside();
      return [{ type: 'strike', children: inside() }];
    case 'codespan':
      return [{ type: 'code', text: codeText((token as Tokens.Codespan).text, context.flavour) }];
    case 'br':
      return [{ type: 'break' }];
    case 'link':
      return readLink(token as Tokens.Link, inside(), reading.placeAt(offset), context);
    case 'image': {
      const image = token as Tokens.Image;
      return [{ type: 'image', src: context.resolve(address(decode(image.href))), alt: readText(image.text, context.flavour), ...titled(image.title) }];
    }
    case 'attributes':
    case 'nothing':
      return [];
    case 'footnote': {
      const number = context.numberOf(token.label);
      if (number === undefined) context.missing('footnote', token.label, reading.placeAt(offset));
      return number === undefined ? [{ type: 'text', text: oneLine(token.raw) }] : [{ type: 'footnote', label: sanitise(token.label), number }];
    }
    case 'escape':
      return [{ type: 'text', text: oneLine((token as Tokens.Escape).text) }];
    default:
      for (const left of token.raw.matchAll(LEFT_REFERENCE)) context.missing('reference', left[1]!, reading.placeAt(offset + left.index));
      return [{ type: 'text', text: readText(token.raw, context.flavour) }];
  }
};

/** Instructions such as `<?php` are no HTML of the page but its text. */
const isTag = (token: Token): boolean => token.type === 'html' && !/^<[?!](?!--)/.test(token.raw);

const htmlText = (token: Token): string => (token as Tokens.HTML).text;

/** HTML between the tokens of one level: the tokens are slots in it. */
const readWithHtml = (tokens: readonly Token[], reading: Reading, from: number, depth: number): Inline[] => {
  const slots: Inline[][] = [];
  let html = '';
  let offset = from;
  for (const token of tokens) {
    if (isTag(token)) html += htmlText(token);
    else {
      html += slot(slots.length);
      slots.push(readToken(token, reading, offset, depth));
    }
    offset += token.raw.length;
  }
  const used = new Set<number>();
  const read = phrasing(parseHtml(html), {
    html,
    resolve: reading.context.resolve,
    slot: (index) => {
      used.add(index);
      return slots[index] ?? [];
    },
    text: (value) => [{ type: 'text', text: oneLine(value) }],
  });
  // An element that has no text, such as a script, must not swallow what stands behind it.
  return used.size === slots.length ? joinTexts(withoutEmptyLines(read)) : slots.flat();
};

/** Elements that stand on lines of their own make two breaks where they meet. */
const withoutEmptyLines = (inlines: readonly Inline[]): Inline[] =>
  inlines.filter((inline, at) => inline.type !== 'break' || inlines[at - 1]?.type !== 'break');

const readTokens = (tokens: readonly Token[], reading: Reading, from: number, depth = 0): Inline[] => {
  let read: Inline[];
  if (tokens.some(isTag)) read = readWithHtml(tokens, reading, from, depth);
  else {
    read = [];
    let offset = from;
    for (const token of tokens) {
      read.push(...readToken(token, reading, offset, depth));
      offset += token.raw.length;
    }
  }
  return readMarks(joinTexts(read), reading.context.flavour.marks);
};

/** Longer runs are taken as plain text: emphasis in them costs more than linear time, and nobody writes them by hand. */
const LONGEST_RUN = 20_000;

/** Undefined when the emphasis is nested so deep that marked, which recurses, runs out of stack. */
const lexInlines = (text: string, lexer: Lexer): Token[] | undefined => {
  lexer.state.inLink = false;
  lexer.state.inRawBlock = false;
  try {
    return lexer.inlineTokens(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

const hasStars = (inlines: readonly Inline[]): boolean =>
  inlines.some((inline) => (inline.type === 'text' ? inline.text.includes('**') : 'children' in inline && hasStars(inline.children)));

const PLAIN = /^[^\\`*_~[\]<&!^=+:{}@/|\n(.-]*$/;

/** Inlines of a block. All definitions of the page must be known by now. */
export const readInlines = (prose: Prose, context: InlineContext): Inline[] => {
  if (prose.text === '') return [];
  if (PLAIN.test(prose.text)) return [{ type: 'text', text: sanitise(prose.text) }];
  const text = context.flavour.marks.critic ? readCritic(prose.text) : prose.text;
  const read = (source: string, placeAt: Prose['placeAt']): Inline[] => {
    const tokens = source.length > LONGEST_RUN ? undefined : lexInlines(source, context.lexer);
    return tokens ? readTokens(tokens, { context, placeAt }, 0) : [{ type: 'text', text: oneLine(source) }];
  };
  const inlines = tidyInlines(read(text, prose.placeAt));
  if (!text.includes('**') || !hasStars(inlines)) return inlines;
  const mended = mendStars(text);
  return mended ? tidyInlines(read(mended.text, (offset) => prose.placeAt(mended.offset(offset)))) : inlines;
};
