import { cut, type Line } from './lines.ts';

const DELIMITER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const ROW_ENDS =
  /^(?:[ \t]*$| {4}| {0,3}(?:>|#{1,6}(?:[ \t]|$)|```|~~~|[-+*][ \t]|\d{1,9}[.)][ \t]|!!! ?[A-Za-z]|\?\?\?\+? ?[A-Za-z]|===[+!]*[ \t]+"|\[\^[^\]\s]+\]:|\{:?[^}{]*\}[ \t]*$))/;

/** A pipe between cells, a code span (whose pipes are text), or an escaped character. */
const PIECE = /\\[\s\S]|(`+)(?!`)(?:[^`]|(?!\1(?!`))`+)*?\1(?!`)|\|/g;

/** Cells of one row, each where it stands in the source. A pipe inside a code span does not end a cell. */
export const rowCells = (line: Line): Line[] => {
  const cells: Line[] = [];
  let start = 0;
  const push = (end: number): void => {
    const raw = line.text.slice(start, end);
    const blank = raw.length - raw.trimStart().length;
    cells.push({ ...cut(line, start + blank), text: raw.trim() });
  };
  for (const piece of line.text.matchAll(PIECE)) {
    if (piece[0] !== '|') continue;
    const leading = cells.length === 0 && line.text.slice(0, piece.index).trim() === '';
    if (!leading) push(piece.index);
    start = piece.index + 1;
  }
  if (line.text.slice(start).trim() !== '') push(line.text.length);
  return cells;
};

export const rowAlign = (text: string): ('left' | 'right' | 'center' | undefined)[] =>
  text
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => {
      const rule = cell.trim();
      if (rule.startsWith(':')) return rule.endsWith(':') ? 'center' : 'left';
      return rule.endsWith(':') ? 'right' : undefined;
    });

const lineAt = (source: string, at: number): string => {
  const feed = source.indexOf('\n', at);
  return source.slice(at, feed < 0 ? source.length : feed);
};

/** Raw text of a table at the beginning of `source`: a header, a rule with as many columns, and rows up to a blank line. */
export const tableRaw = (source: string): string | undefined => {
  const header = lineAt(source, 0);
  if (!header.includes('|') || header.length === source.length || /^ {4}/.test(header)) return undefined;
  const rule = lineAt(source, header.length + 1);
  if (!/[|:]/.test(rule) || !DELIMITER.test(rule)) return undefined;
  if (rowCells({ text: header, line: 0, column: 0 }).length !== rowAlign(rule).length) return undefined;
  let end = header.length + 1 + rule.length;
  while (end < source.length) {
    const row = lineAt(source, end + 1);
    if (ROW_ENDS.test(row)) break;
    end += 1 + row.length;
  }
  return source.slice(0, end);
};
