import { Lexer, Marked, type Token, type Tokens } from 'marked';
import { attributesAt } from '../../knowledge/markdown/attributes.ts';
import { FOOTNOTE } from '../../knowledge/markdown/footnotes.ts';
import type { Flavour } from './flavour.ts';
import { isComponent } from './html-names.ts';
import { htmlOf } from './markup.ts';
import { endOfBraces, literalOf, readTag } from './tag.ts';

const footnote = (source: string): Tokens.Generic | undefined => {
  const match = FOOTNOTE.exec(source);
  return match ? { type: 'footnote', raw: match[0], label: match[1]! } : undefined;
};

const ATTRIBUTED = new Set(['link', 'image', 'codespan', 'strong', 'em', 'del', 'html']);

const attributes = (source: string, before: Token[]): Tokens.Generic | undefined => {
  if (source[0] !== '{' || !ATTRIBUTED.has(before.at(-1)?.type ?? '')) return undefined;
  const found = attributesAt(source);
  return found ? { type: 'attributes', raw: source.slice(0, found.length) } : undefined;
};

/** A component, or a tag with values in braces, as a tag of HTML. */
const component = (source: string): Tokens.Generic | undefined => {
  if (source[0] !== '<') return undefined;
  const tag = readTag(source, 0);
  if (!tag || (!isComponent(tag.name) && !source.slice(0, tag.end).includes('{'))) return undefined;
  // A component that is never closed is a placeholder that somebody typed.
  if (!tag.empty && !tag.closing && !source.includes(`</${tag.name}`)) return { type: 'escape', raw: source.slice(0, tag.end), text: source.slice(0, tag.end) };
  return { type: 'html', raw: source.slice(0, tag.end), text: htmlOf(tag) };
};

/** `{/* comment *\/}` is nothing, `{'text'}` its text. */
const expression = (source: string): Tokens.Generic | undefined => {
  if (source[0] !== '{') return undefined;
  const end = endOfBraces(source, 0);
  if (end === undefined) return undefined;
  const raw = source.slice(0, end);
  if (/^\{\s*(?:\/\*[\s\S]*\*\/\s*)?\}$/.test(raw)) return { type: 'nothing', raw };
  const literal = literalOf(raw);
  return literal === undefined ? undefined : { type: 'escape', raw, text: literal };
};

const inline = (name: string, sign: string, tokenizer: (source: string, before: Token[]) => Tokens.Generic | undefined) => ({
  name,
  level: 'inline' as const,
  start: (source: string) => {
    const at = source.indexOf(sign);
    return at < 0 ? undefined : at;
  },
  tokenizer,
});

const extensionsOf = (flavour: Flavour) => [
  { name: 'footnote', level: 'inline' as const, tokenizer: footnote },
  ...(flavour.components ? [inline('component', '<', component)] : []),
  ...(flavour.mdx ? [inline('expression', '{', expression)] : []),
  ...(flavour.python || flavour.headingIds ? [inline('attributes', '{', attributes)] : []),
];

const dialects = new WeakMap<Flavour, Marked>();

/** marked's lexer for the inline text of a page. One per page: it holds the page's link definitions. */
export const createInlineLexer = (flavour: Flavour): Lexer => {
  const known = dialects.get(flavour);
  const dialect = known ?? new Marked({ gfm: true, extensions: extensionsOf(flavour) });
  if (!known) dialects.set(flavour, dialect);
  return new Lexer({ ...dialect.defaults });
};
