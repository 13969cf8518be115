/**
 * Where a place in a command stands: bare, inside quotes, inside backquotes, or in a here-document, whose text is expanded or literal
 * (POSIX.1-2024, Shell Command Language, 2.2, 2.6.3 and 2.7.4).
 */
export type QuoteState = 'bare' | 'single' | 'double' | 'backquote' | 'here' | 'literal';

type HereDocument = { readonly word: string; readonly literal: boolean };

/** Contexts from the outside in. A bare one knows what ends it: `)`, a backquote, or nothing. */
type Context = { readonly state: 'bare' | 'single' | 'double'; readonly end: string };

const HERE = /<<-?[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([A-Za-z_][\w.-]*))/y;

const scanHere = (text: string, at: number): { document: HereDocument; length: number } | undefined => {
  HERE.lastIndex = at;
  const match = HERE.exec(text);
  if (!match) return undefined;
  const literal = match[3] === undefined || match[0].includes('\\');
  return { document: { word: match[1] ?? match[2] ?? match[3]!, literal }, length: match[0].length };
};

/** Where the line that ends a here-document begins; the end of the text when it never ends. */
const hereEnd = (text: string, from: number, word: string): number => {
  let at = from;
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    if (text.slice(at, end).replace(/^\t+/, '') === word) return at;
    at = end + 1;
  }
  return text.length;
};

/** One step of the scan in a bare or quoted context; the new offset. */
const step = (text: string, at: number, stack: Context[], pending: HereDocument[]): number => {
  const { state, end } = stack.at(-1)!;
  const character = text[at]!;
  if (state === 'single') {
    if (character === "'") stack.pop();
    return at + 1;
  }
  if (character === '\\') return at + 2;
  if (character === end) stack.pop();
  else if (text.startsWith('$(', at)) {
    stack.push({ state: 'bare', end: ')' });
    return at + 2;
  } else if (character === '`') stack.push({ state: 'bare', end: '`' });
  else if (state === 'bare') return stepBare(text, at, stack, pending);
  return at + 1;
};

const stepBare = (text: string, at: number, stack: Context[], pending: HereDocument[]): number => {
  const character = text[at]!;
  if (character === "'") stack.push({ state: 'single', end: "'" });
  else if (character === '"') stack.push({ state: 'double', end: '"' });
  else if (character === '(') stack.push({ state: 'bare', end: ')' });
  else if (character === '#' && (at === 0 || /\s/.test(text[at - 1]!))) {
    // A comment may hold an apostrophe; it ends with its line.
    const feed = text.indexOf('\n', at);
    return feed < 0 ? text.length : feed;
  }
  const here = character === '<' ? scanHere(text, at) : undefined;
  if (!here) return at + 1;
  pending.push(here.document);
  return at + here.length;
};

/** The state at an offset of a command or a block of commands. */
export const quoteStateAt = (text: string, offset: number): QuoteState => {
  const stack: Context[] = [{ state: 'bare', end: '' }];
  let pending: HereDocument[] = [];
  let at = 0;
  while (at < offset) {
    if (text[at] !== '\n' || pending.length === 0) {
      at = step(text, at, stack, pending);
      continue;
    }
    at += 1;
    for (const { word, literal } of pending) {
      const end = hereEnd(text, at, word);
      if (offset >= at && offset < end) return literal ? 'literal' : 'here';
      at = Math.min(text.length, end + word.length + 1);
    }
    pending = [];
  }
  return stack.some(({ end }) => end === '`') ? 'backquote' : stack.at(-1)!.state;
};

const HARMLESS = /^[A-Za-z0-9_@%+=:,./-]+$/;

/**
 * One value as one word of a POSIX shell, at a place with the given state. Inside double quotes the string is closed
 * and opened again, because a single-quoted part is the only one in which nothing is expanded. Undefined inside
 * backquotes, where no quoting holds in every shell.
 */
export const quoteWord = (value: string, state: QuoteState = 'bare'): string | undefined => {
  if (HARMLESS.test(value) || state === 'literal') return value;
  if (state === 'backquote') return undefined;
  if (state === 'here') return value.replace(/[\\$`]/g, '\\$&');
  const inside = value.replaceAll("'", "'\\''");
  if (state === 'single') return inside;
  return state === 'double' ? `"'${inside}'"` : `'${inside}'`;
};
