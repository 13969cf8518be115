import { PATTERNS } from './patterns.ts';
import { type Part, type Span, TOKEN } from './span.ts';

const overlaps = (spans: readonly Span[], start: number, end: number): boolean => spans.some((span) => start < span.end && span.start < end);

const spanOf = (found: string, start: number, parts: readonly Part[]): Span | undefined =>
  parts.some((part) => typeof part !== 'string') ? { start, end: start + found.length, parts } : undefined;

/** Pieces of the text that stand for somebody or something, in their order, without overlaps. Tokens that stand in it already are none. */
export const findSpans = (text: string): readonly Span[] => {
  const spans: Span[] = [];
  const tokens = [...text.matchAll(TOKEN)].map(({ index, 0: { length } }) => ({ start: index, end: index + length, parts: [] }));
  for (const { pattern, parts } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const [found] = match;
      if (found === '' || [spans, tokens].some((taken) => overlaps(taken, match.index, match.index + found.length))) continue;
      const span = spanOf(found, match.index, parts(found, text.slice(Math.max(0, match.index - 1), match.index)));
      if (span) spans.push(span);
    }
  }
  return spans.sort((a, b) => a.start - b.start);
};
