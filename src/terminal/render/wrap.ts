import type { Line, Span } from './line.ts';
import { graphemes, takeWidth, textWidth } from './text-width.ts';

/** A run without a place to break inside, in pieces of one style each, or a single space, or a forced end of line. */
type Word = { readonly kind: 'word' | 'space' | 'break'; readonly spans: Span[]; width: number };

const isWide = (character: string): boolean => textWidth(character) > 1;

/** Between two wide characters (Chinese, Japanese, emoji) a line may break without a space. */
const breakable = (text: string): string[] => {
  const pieces: string[] = [];
  let wide = false;
  for (const character of graphemes(text)) {
    const own = isWide(character);
    if (pieces.length === 0 || (own && wide)) pieces.push(character);
    else pieces[pieces.length - 1] += character;
    wide = own;
  }
  return pieces;
};

const wordsOf = (spans: Line): Word[] => {
  const words: Word[] = [];
  let open = false;
  const push = (kind: Word['kind'], span: Span): void => {
    words.push({ kind, spans: [span], width: textWidth(span.text) });
  };
  for (const span of spans) {
    for (const part of span.text.split(/(\n| +)/)) {
      if (part === '') continue;
      if (part === '\n' || part.startsWith(' ')) {
        push(part === '\n' ? 'break' : 'space', { ...span, text: part === '\n' ? '' : ' ' });
        open = false;
        continue;
      }
      for (const [at, piece] of breakable(part).entries()) {
        const last = words.at(-1);
        if (open && at === 0 && last?.kind === 'word') {
          last.spans.push({ ...span, text: piece });
          last.width += textWidth(piece);
        } else push('word', { ...span, text: piece });
        open = true;
      }
    }
  }
  return words;
};

const mergeSpans = (spans: readonly Span[]): Line => {
  const merged: Span[] = [];
  for (const one of spans) {
    const last = merged.at(-1);
    if (last && last.role === one.role) merged[merged.length - 1] = { ...last, text: last.text + one.text };
    else if (one.text !== '') merged.push(one);
  }
  return merged;
};

/** Cuts a word that no line can hold. Every part is as wide as a line. */
const cut = (word: Word, width: number): Word[] => {
  const parts: Word[] = [];
  let current: Word = { kind: 'word', spans: [], width: 0 };
  for (const span of word.spans) {
    let rest = span.text;
    while (rest !== '') {
      const [head, tail] = takeWidth(rest, width - current.width);
      if (head === '' && current.width === 0) return [...parts, { ...word, spans: [{ ...span, text: rest }], width }];
      if (head !== '') current.spans.push({ ...span, text: head });
      current.width += textWidth(head);
      rest = tail;
      if (rest !== '') {
        parts.push(current);
        current = { kind: 'word', spans: [], width: 0 };
      }
    }
  }
  return current.spans.length > 0 ? [...parts, current] : parts;
};

/** Breaks a text into lines of at most `width` cells: at spaces, between wide characters, and only else inside a word. */
export const wrap = (spans: Line, width: number): Line[] => {
  const most = Math.max(2, width);
  const lines: Line[] = [];
  let row: Span[] = [];
  let used = 0;
  let gap: Word | undefined;
  const end = (): void => {
    lines.push(mergeSpans(row));
    row = [];
    used = 0;
    gap = undefined;
  };
  for (const word of wordsOf(spans)) {
    if (word.kind === 'break') end();
    else if (word.kind === 'space') gap = used > 0 ? word : undefined;
    else {
      for (const part of word.width > most ? cut(word, most) : [word]) {
        const margin = gap ? 1 : 0;
        if (used > 0 && used + margin + part.width > most) end();
        else if (gap) {
          row.push(...gap.spans);
          used += 1;
        }
        gap = undefined;
        row.push(...part.spans);
        used += part.width;
      }
    }
  }
  if (row.length > 0 || lines.length === 0) end();
  return lines;
};
