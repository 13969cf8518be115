import { cut, indentOf, isBlank, type Line, placeOf, rawText, withText } from '../lines.ts';
import type { Reader, Sheet } from '../sheet.ts';
import { type Cell, tableDraft } from './table-form.ts';

const BORDER = /^=+( +=+)+$/;
const SPAN = /^-+( +-+)*$/;

type Columns = readonly { readonly from: number; readonly to: number }[];

const columnsOf = (border: string): Columns => [...border.matchAll(/[=-]+/g)].map((match) => ({ from: match.index, to: match.index + match[0].length }));

/** The borders behind the first: with a third one, what stands before the second is the head. The last has a blank line behind it, or nothing. */
const endOf = (lines: readonly Line[], at: number): { next: number; headEnd: number | undefined } | undefined => {
  const width = lines[at]!.text.length;
  const borders: number[] = [];
  for (let index = at + 1; index < lines.length; index += 1) {
    const { text } = lines[index]!;
    if (!/^=+( +=+)*$/.test(text)) continue;
    if (text.length !== width) return undefined;
    borders.push(index);
    if (borders.length === 2 || isBlank(lines[index + 1])) return { next: index + 1, headEnd: borders.length === 2 ? borders[0] : undefined };
  }
  return undefined;
};

/** The piece of a line that a column holds; the last column has no end. */
const pieceOf = (line: Line, from: number, to: number | undefined): Line => {
  const text = line.text.slice(from, to).trimEnd();
  return withText(line, text, from);
};

const dedent = (lines: readonly Line[]): Line[] => {
  const least = lines.reduce((width, line) => (isBlank(line) ? width : Math.min(width, indentOf(line))), Number.POSITIVE_INFINITY);
  return lines.map((line) => (Number.isFinite(least) ? cut(line, least) : line));
};

/** A row's cells. `spans` are the columns that the line under the row joins. */
const cellsOf = (rows: readonly Line[], columns: Columns, spans: Columns): Cell[] =>
  spans.map(({ from, to }, index) => {
    const column = columns.findIndex((one) => one.from === from);
    const isLast = index === spans.length - 1 || to >= columns.at(-1)!.to;
    return { column: Math.max(0, column), lines: dedent(rows.map((line) => pieceOf(line, from, isLast ? undefined : (spans[index + 1]?.from ?? to)))) };
  });

/** Rows of the lines between two borders: one begins where the first column has text; a line of `-` under one says what is joined. */
const rowsOf = (lines: readonly Line[], columns: Columns): Cell[][] => {
  const rows: Cell[][] = [];
  let open: Line[] = [];
  const close = (spans: Columns): void => {
    while (open.length > 0 && isBlank(open.at(-1))) open.pop();
    if (open.length > 0) rows.push(cellsOf(open, columns, spans));
    open = [];
  };
  for (const line of lines) {
    if (SPAN.test(line.text) && columns.some((column) => column.from === indentOf(line))) {
      const spans = columnsOf(line.text);
      close(spans.every(({ from }) => columns.some((column) => column.from === from)) ? spans : columns);
    } else {
      if (line.text.slice(0, columns[0]!.to).trim() !== '') close(columns);
      if (open.length > 0 || !isBlank(line)) open.push(line);
    }
  }
  close(columns);
  return rows;
};

/** Text may not stand in the gaps between columns, or it would be cut apart. */
const isTorn = (lines: readonly Line[], columns: Columns): boolean =>
  lines.some((line) => !SPAN.test(line.text) && columns.slice(1).some(({ from }, index) => line.text.slice(columns[index]!.to, from).trim() !== ''));

const kept = (lines: readonly Line[], sheet: Sheet): ReturnType<Reader> & object => {
  const place = placeOf(lines[0]!);
  sheet.report(
    'rst-table',
    'text stands between the columns of this table, or its border has no end: it is kept as it was written',
    place,
    'make the borders as wide as the text',
  );
  const text = rawText(lines);
  return { drafts: [() => [{ type: 'code', text, place }]], next: 0 };
};

/** A table of columns under `===  ===`. */
export const readSimpleTable: Reader = (lines, at, sheet) => {
  if (!BORDER.test(lines[at]!.text)) return undefined;
  const columns = columnsOf(lines[at]!.text);
  const end = endOf(lines, at);
  if (!end) {
    let next = at + 1;
    while (next < lines.length && !isBlank(lines[next])) next += 1;
    return { ...kept(lines.slice(at, next), sheet), next };
  }
  const { next, headEnd } = end;
  const [head, body] = headEnd === undefined ? [[], lines.slice(at + 1, next - 1)] : [lines.slice(at + 1, headEnd), lines.slice(headEnd + 1, next - 1)];
  if (isTornBySpans([...head, ...body], columns)) return { ...kept(lines.slice(at, next), sheet), next };
  return { drafts: [tableDraft(rowsOf(head, columns), rowsOf(body, columns), columns.length, placeOf(lines[at]!), sheet)], next };
};

/** Rows over a line of joined columns may have text in the gaps that it joins. */
const isTornBySpans = (lines: readonly Line[], columns: Columns): boolean => {
  let open: Line[] = [];
  for (const line of lines) {
    if (SPAN.test(line.text)) {
      if (isTorn(open, columnsOf(line.text))) return true;
      open = [];
    } else {
      if (line.text.slice(0, columns[0]!.to).trim() !== '') {
        if (isTorn(open, columns)) return true;
        open = [];
      }
      open.push(line);
    }
  }
  return isTorn(open, columns);
};
