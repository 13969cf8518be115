import type { Place } from '../../model/problem.ts';

/** One line of a container, dedented, and where its first character stands in the file. */
export type Line = { readonly text: string; readonly line: number; readonly column: number };

export const linesOf = (text: string, firstLine: number): Line[] =>
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .map((content, index) => ({ text: content, line: firstLine + index, column: 1 }));

export const isBlank = (line: Line): boolean => line.text.trim() === '';

/** Columns of white space a line begins with; a tab runs to the next multiple of four. */
export const indentOf = (text: string): number => {
  let width = 0;
  for (const character of text) {
    if (character === ' ') width++;
    else if (character === '\t') width += 4 - (width % 4);
    else break;
  }
  return width;
};

/** Takes up to `columns` of white space away. What a tab reaches beyond them stays as spaces. */
export const dedent = (line: Line, columns: number): Line => {
  let width = 0;
  let taken = 0;
  while (width < columns && taken < line.text.length) {
    const character = line.text[taken];
    if (character === ' ') width++;
    else if (character === '\t') width += 4 - (width % 4);
    else break;
    taken++;
  }
  const over = Math.max(0, width - columns);
  return { text: ' '.repeat(over) + line.text.slice(taken), line: line.line, column: line.column + taken - over };
};

/** The rest of a line from a character on. */
export const cut = (line: Line, characters: number): Line => ({ text: line.text.slice(characters), line: line.line, column: line.column + characters });

/** A line that can only continue a paragraph, whatever it looks like. */
export const lazy = (line: Line): Line => {
  const bare = line.text.trimStart();
  const taken = line.text.length - bare.length;
  return { text: `    ${bare}`, line: line.line, column: line.column + taken - 4 };
};

/** Place of the first visible character. */
export const placeOfLine = (line: Line, file: string): Place => {
  const blank = line.text.length - line.text.trimStart().length;
  return { file, line: line.line, column: line.column + (blank < line.text.length ? blank : 0) };
};

/** The length of the first lines of `source` up to, not including, the first that `ends` names. Includes their line feeds. */
export const takeLines = (source: string, from: number, ends: (text: string) => boolean): number => {
  let at = from;
  while (at < source.length) {
    const feed = source.indexOf('\n', at);
    const end = feed < 0 ? source.length : feed;
    if (ends(source.slice(at, end))) break;
    at = feed < 0 ? source.length : feed + 1;
  }
  return at;
};
