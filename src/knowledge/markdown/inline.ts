import type { Lexer, Token, Tokens } from 'marked';
import type { Inline } from '../../model/block.ts';
import type { Place } from '../../model/problem.ts';
import { sanitise } from '../../model/sanitise.ts';
import { decodeEntities } from './entities.ts';
import type { Prose } from './prose.ts';

/** What the inlines of a document need to know of it. */
export type InlineContext = {
  readonly lexer: Lexer;
  /** The number of a footnote, or undefined when nothing defines it. */
  numberOf(label: string, place: Place): number | undefined;
  /** `[text][label]` was left over because nothing defines the label. */
  missingReference(label: string, place: Place): void;
};

const oneLine = (text: string): string => sanitise(text).replace(/[ \t]*\n[ \t]*/g, ' ');
const address = (text: string): string => sanitise(text).replace(/\s/g, '');

/** What looks like a reference link and became none. */
const LEFT_REFERENCE = /\[[^[\]\n]+\]\[([^[\]\n]+)\]/g;

const HTML_BREAK = /^<br\s*\/?>$/i;

/** Text neighbours become one, so that an escaped character does not split a word. */
const push = (inlines: Inline[], inline: Inline): void => {
  const last = inlines.at(-1);
  if (inline.type !== 'text') inlines.push(inline);
  else if (last?.type === 'text') inlines[inlines.length - 1] = { type: 'text', text: last.text + inline.text };
  else if (inline.text !== '') inlines.push(inline);
};

const readHtml = (raw: string): Inline | undefined => {
  if (raw.startsWith('<!--')) return undefined;
  return HTML_BREAK.test(raw) ? { type: 'break' } : { type: 'text', text: oneLine(raw) };
};

const readLink = (token: Tokens.Link, children: Inline[], place: Place): Inline => {
  const href = address(token.autolink ? token.href : decodeEntities(token.href));
  return { type: 'link', href, ...(token.title ? { title: oneLine(decodeEntities(token.title)) } : {}), children, place };
};

const readImage = (token: Tokens.Image): Inline => ({
  type: 'image',
  src: address(decodeEntities(token.href)),
  alt: oneLine(decodeEntities(token.text)),
  ...(token.title ? { title: oneLine(decodeEntities(token.title)) } : {}),
});

const NESTED = { strong: 'strong', em: 'emphasis', del: 'strike' } as const;

/** Deeper emphasis than anybody writes stays as it was typed, for the sake of everything that walks a text by recursion. */
const DEEPEST = 24;

const readToken = (token: Token, context: InlineContext, prose: Prose, offset: number, depth: number): Inline | undefined => {
  if (depth > DEEPEST) return { type: 'text', text: oneLine(token.raw) };
  const inside = (): Inline[] =>
    readTokens((token as Tokens.Em).tokens ?? [], context, prose, offset + Math.max(0, token.raw.indexOf((token as Tokens.Em).text)), depth + 1);
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return { type: NESTED[token.type as keyof typeof NESTED], children: inside() };
    case 'codespan':
      return { type: 'code', text: oneLine(token.text) };
    case 'br':
      return { type: 'break' };
    case 'link':
      return readLink(token as Tokens.Link, inside(), prose.placeAt(offset));
    case 'image':
      return readImage(token as Tokens.Image);
    case 'html':
      return readHtml(token.raw);
    case 'attributes':
      return undefined;
    case 'footnote': {
      const number = context.numberOf(token.label, prose.placeAt(offset));
      return number === undefined ? { type: 'text', text: oneLine(token.raw) } : { type: 'footnote', label: sanitise(token.label), number };
    }
    case 'escape':
      return { type: 'text', text: oneLine(token.text) };
    default:
      for (const left of token.raw.matchAll(LEFT_REFERENCE)) context.missingReference(left[1]!, prose.placeAt(offset + left.index));
      return { type: 'text', text: oneLine(decodeEntities(token.raw)) };
  }
};

const readTokens = (tokens: readonly Token[], context: InlineContext, prose: Prose, from: number, depth = 0): Inline[] => {
  const inlines: Inline[] = [];
  let offset = from;
  for (const token of tokens) {
    const inline = readToken(token, context, prose, offset, depth);
    if (inline) push(inlines, inline);
    offset += token.raw.length;
  }
  return inlines;
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

/** Inlines of a block. Reference links must all be defined by now. */
export const readInlines = (prose: Prose, context: InlineContext): Inline[] => {
  if (prose.text === '') return [];
  const tokens = prose.text.length > LONGEST_RUN ? undefined : lexInlines(prose.text, context.lexer);
  return tokens ? readTokens(tokens, context, prose, 0) : [{ type: 'text', text: oneLine(prose.text) }];
};

/** Text of an HTML block, as it stands: comments are gone, line ends and `<br>` break the line. */
export const readHtmlBlock = (raw: string): Inline[] => {
  const inlines: Inline[] = [];
  for (const line of raw.replace(/<!--[\s\S]*?-->/g, '').split(/\n|<br\s*\/?>/i)) {
    const text = oneLine(decodeEntities(line.trim()));
    if (text === '') continue;
    if (inlines.length > 0) inlines.push({ type: 'break' });
    inlines.push({ type: 'text', text });
  }
  return inlines;
};
