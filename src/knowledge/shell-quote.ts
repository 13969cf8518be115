/** Where a place in a command stands: bare, or inside a quoted string (POSIX.1-2024, Shell Command Language, 2.2). */
export type QuoteState = 'bare' | 'single' | 'double';

const bare = (text: string, at: number): [QuoteState, number] => {
  const character = text[at];
  if (character === '\\') return ['bare', at + 2];
  if (character === "'") return ['single', at + 1];
  if (character === '"') return ['double', at + 1];
  // A comment may hold an apostrophe; it ends with its line.
  if (character === '#' && (at === 0 || /\s/.test(text[at - 1]!))) {
    const end = text.indexOf('\n', at);
    return ['bare', end < 0 ? text.length : end];
  }
  return ['bare', at + 1];
};

/** The state at an offset of a command or a block of commands. */
export const quoteStateAt = (text: string, offset: number): QuoteState => {
  let state: QuoteState = 'bare';
  let at = 0;
  while (at < offset) {
    if (state === 'bare') [state, at] = bare(text, at);
    else if (state === 'double' && text[at] === '\\') at += 2;
    else {
      if (text[at] === (state === 'single' ? "'" : '"')) state = 'bare';
      at += 1;
    }
  }
  return state;
};

const HARMLESS = /^[A-Za-z0-9_@%+=:,./-]+$/;

/**
 * One value as one word of a POSIX shell, at a place with the given state. Inside double quotes the string is closed
 * and opened again, because a single-quoted part is the only one in which nothing is expanded.
 */
export const quoteWord = (value: string, state: QuoteState = 'bare'): string => {
  if (HARMLESS.test(value)) return value;
  const inside = value.replaceAll("'", "'\\''");
  if (state === 'single') return inside;
  return state === 'double' ? `"'${inside}'"` : `'${inside}'`;
};
