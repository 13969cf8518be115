import type { Block, Inline } from '../../model/block.ts';
import { inlineLine, inlineSpans, type Links } from './inlines.ts';
import { EMPTY, indent, type Line, lineText, span } from './line.ts';
import type { RenderOptions } from './options.ts';
import { textWidth } from './text-width.ts';
import { wrap } from './wrap.ts';

type Table = Block & { type: 'table' };

const GAP = 2;

/** Narrowest column that can still be read. */
const NARROW = 12;

const cellWidth = (cell: readonly Inline[], ticks: boolean): number => textWidth(lineText(inlineLine(cell, ticks)));

/** Widths for which the columns stand side by side, or undefined when they have to be folded. */
const columnWidths = (table: Table, options: RenderOptions): number[] | undefined => {
  const natural = table.header.map((head, at) =>
    Math.max(1, ...[head, ...table.rows.map((row) => row[at] ?? [])].map((cell) => cellWidth(cell, options.ticks))),
  );
  const room = options.width - GAP * (natural.length - 1);
  const sum = (widths: readonly number[]): number => widths.reduce((total, one) => total + one, 0);
  if (sum(natural) <= room) return natural;
  // Wide columns give room until it fits; the small ones keep what they need.
  const widths = [...natural];
  while (sum(widths) > room) {
    const widest = Math.max(...widths);
    if (widest <= NARROW) return undefined;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  return options.width < 60 ? undefined : widths;
};

const pad = (cell: Line, width: number, align: Table['align'][number]): Line => {
  const free = Math.max(0, width - textWidth(lineText(cell)));
  const left = align === 'right' ? free : align === 'center' ? Math.floor(free / 2) : 0;
  return [span(' '.repeat(left)), ...cell, span(' '.repeat(free - left))];
};

const trimEnd = (row: Line): Line => {
  const spans = row.filter(({ text }) => text !== '');
  while (spans.length > 0 && spans.at(-1)!.text.trim() === '') spans.pop();
  return spans;
};

const rowLines = (cells: readonly Line[][], widths: readonly number[], align: Table['align']): Line[] => {
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, y) =>
    trimEnd(widths.flatMap((width, x) => [...(x > 0 ? [span(' '.repeat(GAP))] : []), ...pad(cells[x]?.[y] ?? EMPTY, width, align[x])])),
  );
};

const asColumns = (table: Table, widths: readonly number[], options: RenderOptions, links: Links): Line[] => {
  const cells = (row: readonly (readonly Inline[])[], role?: 'strong'): Line[][] =>
    widths.map((width, x) => wrap(inlineSpans(row[x] ?? [], options.ticks, links, role), width));
  const rule = widths.map((width) => '─'.repeat(width)).join(' '.repeat(GAP));
  return [
    ...rowLines(cells(table.header, 'strong'), widths, table.align),
    [span(rule, 'dim')],
    ...table.rows.flatMap((row) => rowLines(cells(row), widths, table.align)),
  ];
};

/** One row after the other, each cell behind the name of its column. */
const asList = (table: Table, options: RenderOptions, links: Links): Line[] =>
  table.rows.flatMap((row, at) => [
    ...(at > 0 ? [EMPTY] : []),
    ...row.flatMap((cell, x) => {
      const label = inlineSpans(table.header[x] ?? [], options.ticks, links, 'strong');
      const value = inlineSpans(cell, options.ticks, links);
      if (value.length === 0) return [];
      const inner = wrap([...label, ...(label.length > 0 ? [span(': ')] : []), ...value], options.width - (x > 0 ? 2 : 0));
      return x > 0 ? indent(inner, '  ') : inner;
    }),
  ]);

/** A table, or where it would not fit (and always in plain mode) a list of labels and values. */
export const tableLines = (table: Table, options: RenderOptions, links: Links): Line[] => {
  const widths = options.plain ? undefined : columnWidths(table, options);
  return widths ? asColumns(table, widths, options, links) : asList(table, options, links);
};
