import { Lexer, Marked, type Token, Tokenizer, type Tokens } from 'marked';
import { admonitionRaw } from './admonition.ts';
import { attributesAt } from './attributes.ts';
import { definitionRaw, FOOTNOTE } from './footnotes.ts';
import { quoteRaw } from './quote.ts';
import { tableRaw } from './table.ts';
import { tabsRaw } from './tabs.ts';

const OWN_BLOCK = '(?:!!!|\\?\\?\\?\\+?) ?[A-Za-z]|===[+!]*[ \\t]+"|\\[\\^[^\\]\\s]+\\]:';

/** The next line that ends a paragraph: one of our own blocks (captured), or anything that marked ends it with. */
const PARAGRAPH_END = new RegExp(`\\n(?:( {0,3}(?:${OWN_BLOCK}))|[ \\t]*(?:\\n|$)| {0,3}(?:#{1,6}[ \\t]|\`\`\`|~~~|>|[-+*][ \\t]|1[.)][ \\t]))`);

const OWN_BLOCK_IN_LIST = new RegExp(`\\n(?: ?)(?:${OWN_BLOCK})`);

/** Where marked must clip a paragraph so that one of our own blocks is seen. */
const nextOwnBlock = (source: string): number | undefined => {
  const match = PARAGRAPH_END.exec(source);
  return match?.[1] === undefined ? undefined : match.index + 1;
};

/** Containers stay closed: their lines are parsed again with their places, so marked need not look inside. */
class DialectTokenizer extends Tokenizer {
  override list(source: string): Tokens.List | undefined {
    const found = this.#closedList(source);
    if (!found) return undefined;
    // A line of ours without indent is no lazy continuation of the last item.
    const own = OWN_BLOCK_IN_LIST.exec(found.raw);
    return own && own.index > 0 ? this.#closedList(source.slice(0, own.index)) : found;
  }

  #closedList(source: string): Tokens.List | undefined {
    const { lexer } = this;
    lexer.blockTokens = () => {
      lexer.state.top = true;
      return [] as never;
    };
    try {
      return super.list(source);
    } finally {
      Reflect.deleteProperty(lexer, 'blockTokens');
    }
  }

  override blockquote(source: string): Tokens.Blockquote | undefined {
    const raw = quoteRaw(source);
    return raw === undefined ? undefined : { type: 'blockquote', raw, text: raw, tokens: [] };
  }

  override table(source: string): Tokens.Table | undefined {
    const raw = tableRaw(source);
    return raw === undefined ? undefined : { type: 'table', raw, align: [], header: [], rows: [] };
  }
}

const ownBlock = (name: string, rawOf: (source: string) => string | undefined) => ({
  name,
  level: 'block' as const,
  start: nextOwnBlock,
  tokenizer: (source: string): Tokens.Generic | undefined => {
    const raw = rawOf(source);
    return raw === undefined ? undefined : { type: name, raw };
  },
});

const footnoteReference = (source: string): Tokens.Generic | undefined => {
  const match = FOOTNOTE.exec(source);
  return match ? { type: 'footnote', raw: match[0], label: match[1]! } : undefined;
};

const ATTRIBUTED = new Set(['link', 'image', 'codespan', 'strong', 'em', 'del']);

const inlineAttributes = (source: string, before: Token[]): Tokens.Generic | undefined => {
  if (source[0] !== '{' || !ATTRIBUTED.has(before.at(-1)?.type ?? '')) return undefined;
  const found = attributesAt(source);
  return found ? { type: 'attributes', raw: source.slice(0, found.length) } : undefined;
};

const dialect = new Marked({
  gfm: true,
  tokenizer: null,
  extensions: [
    { ...ownBlock('admonition', admonitionRaw) },
    { name: 'tabs', level: 'block', tokenizer: ownBlock('tabs', tabsRaw).tokenizer },
    { name: 'definition', level: 'block', tokenizer: ownBlock('definition', definitionRaw).tokenizer },
    { name: 'footnote', level: 'inline', tokenizer: footnoteReference },
    { name: 'attributes', level: 'inline', tokenizer: inlineAttributes },
  ],
});

/** A marked lexer for Mailmedic's dialect. One per document: it collects the link definitions of all containers. */
export const createLexer = (): Lexer => new Lexer({ ...dialect.defaults, tokenizer: new DialectTokenizer() });
