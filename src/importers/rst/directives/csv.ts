import { type Line, withText } from '../lines.ts';

export type CsvAbout = { readonly delimiter: string; readonly quote: string; readonly escapeBy: string | undefined };

type Place = { readonly line: number; readonly at: number };

/** Splits lines at delimiters as RFC 4180 says: what is quoted may hold delimiters and ends of lines. A cell keeps the places of its lines. */
export const splitCsv = (lines: readonly Line[], { delimiter, quote, escapeBy }: CsvAbout): (readonly Line[])[][] => {
  const rows: (readonly Line[])[][] = [];
  let row: (readonly Line[])[] = [];
  let cell: Line[] = [];
  let isQuoted = false;
  let text = '';
  let start: Place = { line: 0, at: 0 };
  const endLine = (): void => {
    const line = lines[start.line]!;
    cell.push(withText(line, text.trimEnd(), start.at));
    text = '';
  };
  const endCell = (): void => {
    endLine();
    row.push(cell);
    cell = [];
  };
  for (const [index, line] of lines.entries()) {
    const source = line.text;
    if (!isQuoted && source.trim() === '') continue;
    start = { line: index, at: 0 };
    let at = 0;
    while (at < source.length) {
      const char = source[at]!;
      if (escapeBy !== undefined && char === escapeBy && at + 1 < source.length) {
        text += source[at + 1];
        at += 2;
      } else if (isQuoted && char === quote && source[at + 1] === quote && escapeBy === undefined) {
        text += quote;
        at += 2;
      } else if (char === quote && (isQuoted || text.trim() === '')) {
        if (!isQuoted) text = '';
        isQuoted = !isQuoted;
        at += 1;
      } else if (!isQuoted && char === delimiter) {
        endCell();
        at += 1;
        while (delimiter !== ' ' && source[at] === ' ') at += 1;
        start = { line: index, at };
      } else {
        text += char;
        at += 1;
      }
    }
    if (isQuoted) endLine();
    else {
      endCell();
      rows.push(row);
      row = [];
    }
  }
  if (isQuoted || row.length > 0 || cell.length > 0) {
    if (lines.length > 0) row.push(cell);
    rows.push(row);
  }
  return rows;
};
