/** What a piece of text is for. The palette decides how that looks: one accent, one weight, or nothing at all. */
export type Role = 'strong' | 'accent' | 'chosen' | 'dim' | 'code' | 'emphasis' | 'strike' | 'link' | 'caret';

export type Span = { readonly text: string; readonly role?: Role };

/** One row of the screen, left to right, without its line feed. */
export type Line = readonly Span[];

export const span = (text: string, role?: Role): Span => (role === undefined ? { text } : { text, role });

export const line = (text: string, role?: Role): Line => (text === '' ? [] : [span(text, role)]);

export const EMPTY: Line = [];

/** The bare words of a line, for plain output and for tests. */
export const lineText = (spans: Line): string => spans.map(({ text }) => text).join('');

/** Puts a margin before every line; the first may differ (a bullet, a number). */
export const indent = (lines: readonly Line[], rest: string | Span, first: string | Span = rest): Line[] => {
  const asSpan = (margin: string | Span): Span => (typeof margin === 'string' ? { text: margin } : margin);
  return lines.map((one, at) => {
    const margin = asSpan(at === 0 ? first : rest);
    if (one.length > 0) return [margin, ...one];
    return margin.text.trim() === '' ? EMPTY : [{ ...margin, text: margin.text.trimEnd() }];
  });
};
