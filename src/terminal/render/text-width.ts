import stringWidth from 'string-width';

/** Text whose every code unit takes one cell: ASCII, Latin, and the marks that the screens use. */
const SIMPLE = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25fc]*$/;

/** Cells that a text takes in a terminal, as Ink counts them. */
export const textWidth = (text: string): number => (SIMPLE.test(text) ? text.length : stringWidth(text));

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character: an emoji with its modifiers, a letter with its marks. */
export const graphemes = (text: string): string[] => {
  if (SIMPLE.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
};

/** The longest beginning that fits into so many cells, and what is left. */
export const takeWidth = (text: string, width: number): readonly [string, string] => {
  if (textWidth(text) <= width) return [text, ''];
  let taken = '';
  let cells = 0;
  for (const character of graphemes(text)) {
    const own = textWidth(character);
    if (cells + own > width) break;
    taken += character;
    cells += own;
  }
  return [taken, text.slice(taken.length)];
};

/** The text, or its beginning and an ellipsis, in so many cells. */
export const shorten = (text: string, width: number): string => {
  if (textWidth(text) <= width) return text;
  return width < 1 ? '' : `${takeWidth(text, width - 1)[0].trimEnd()}…`;
};
