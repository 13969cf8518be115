import type { Place } from '../../model/problem.ts';
import { sanitise } from '../../model/sanitise.ts';

/** One line of a source. `text` has tabs as spaces (8 columns) and no end; `raw` is the same piece as it was written, for code. */
export type Line = {
  readonly file: string;
  readonly number: number;
  readonly column: number;
  /** How many spaces `text` begins with. */
  readonly indent: number;
  readonly text: string;
  readonly raw: string;
};

const TAB = 8;

const expandTabs = (raw: string): string => {
  if (!raw.includes('\t')) return raw.trimEnd();
  let text = '';
  for (const char of raw) text += char === '\t' ? ' '.repeat(TAB - (text.length % TAB)) : char;
  return text.trimEnd();
};

const spacesOf = (text: string): number => text.length - text.trimStart().length;

const lineOf = (file: string, number: number, column: number, text: string, raw: string): Line => ({ file, number, column, indent: spacesOf(text), text, raw });

/** The line with another text, which begins `width` columns further to the right. */
export const withText = (line: Line, text: string, width = 0): Line => lineOf(line.file, line.number, line.column + width, text, text);

/** The lines of a file, from line `first` on: control characters gone, every end of line read. */
export const linesOf = (source: string, file: string, first = 1): Line[] =>
  sanitise(source.replace(/^\ufeff/, '').replace(/[\f\v]/g, ' '))
    .split('\n')
    .map((raw, index) => lineOf(file, first + index, 1, expandTabs(raw), raw));

/** `raw` without its first `width` columns, which begin at column `from`; a tab that reaches beyond them leaves spaces. */
const cutRaw = (raw: string, width: number, from: number): string => {
  if (!raw.includes('\t')) return raw.slice(width);
  let column = from;
  for (let at = 0; at < raw.length; at += 1) {
    if (column >= from + width) return ' '.repeat(column - from - width) + raw.slice(at);
    column += raw[at] === '\t' ? TAB - (column % TAB) : 1;
  }
  return '';
};

/** The line without its first `width` columns. */
export const cut = (line: Line, width: number): Line => {
  if (width === 0) return line;
  const { file, number, column, indent } = line;
  const [text, raw] = [line.text.slice(width), cutRaw(line.raw, width, column - 1)];
  return { file, number, column: column + width, indent: width <= indent ? indent - width : spacesOf(text), text, raw };
};

export const isBlank = (line: Line | undefined): boolean => line === undefined || line.text === '';

export const indentOf = (line: Line): number => line.indent;

export const placeOf = (line: Line, offset = 0): Place => ({ file: line.file, line: line.number, column: line.column + offset });

/** Without blank lines at both ends. */
export const trimBlank = (lines: readonly Line[]): readonly Line[] => {
  let [from, to] = [0, lines.length];
  while (from < to && isBlank(lines[from])) from += 1;
  while (to > from && isBlank(lines[to - 1])) to -= 1;
  return lines.slice(from, to);
};

/** A part of the lines, cut free of its indentation, and where the next begins. */
export type Part = { readonly lines: readonly Line[]; readonly next: number };

const endOfIndented = (lines: readonly Line[], at: number): number => {
  let next = at;
  while (next < lines.length && (isBlank(lines[next]) || lines[next]!.text.startsWith(' '))) next += 1;
  return next;
};

const leastIndent = (lines: readonly Line[]): number =>
  lines.reduce((least, line) => (isBlank(line) ? least : Math.min(least, indentOf(line))), Number.POSITIVE_INFINITY);

/** Every indented line from `at` on, moved left by what they share. Line for line: blank ones stay. */
export const indented = (lines: readonly Line[], at: number): Part => {
  const next = endOfIndented(lines, at);
  const found = lines.slice(at, next);
  const least = leastIndent(found);
  return { lines: Number.isFinite(least) ? found.map((line) => cut(line, least)) : found, next };
};

/** A marker of `width` columns, text behind it, and lines that are indented anyhow. */
export const behindMarker = (lines: readonly Line[], at: number, width: number): Part => {
  const rest = indented(lines, at + 1);
  return { lines: [cut(lines[at]!, width), ...rest.lines], next: rest.next };
};

/** A marker of `width` columns, text behind it, and lines that are indented as much as that text. */
export const alignedWithMarker = (lines: readonly Line[], at: number, width: number): Part => {
  let next = at + 1;
  while (next < lines.length && (isBlank(lines[next]) || indentOf(lines[next]!) >= width)) next += 1;
  return { lines: lines.slice(at, next).map((line) => cut(line, width)), next };
};

/** What stands in lines of code, as it was written. */
export const rawText = (lines: readonly Line[]): string =>
  trimBlank(lines)
    .map((line) => line.raw)
    .join('\n');
