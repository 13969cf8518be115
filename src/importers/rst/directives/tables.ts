import type { Block } from '../../../model/block.ts';
import { type Cell, tableDraft, tableOf } from '../blocks/table-form.ts';
import type { Draft } from '../draft.ts';
import { type Line, linesOf, withText } from '../lines.ts';
import type { Sheet } from '../sheet.ts';
import { splitCsv } from './csv.ts';
import { finished, paragraphOf, type ReadDirective, type Use } from './directive.ts';
import { sourceFile } from './source-file.ts';
import { type Options, splitDirective } from './split-directive.ts';

/** The title of a table stands before it. */
const titled = (title: readonly Line[], drafts: readonly Draft[], use: Use, sheet: Sheet): Draft[] => [...paragraphOf(title, use, sheet, true), ...drafts];

export const readTable: ReadDirective = (use, sheet) => {
  const { argument, content } = splitDirective(use.lines, 'text');
  return titled(argument, sheet.body(content), use, sheet);
};

const headRows = (options: Options): number => Math.max(0, Number(options.get('header-rows') ?? 0) || 0);

const rowsDraft = (rows: readonly (readonly Cell[])[], heads: number, use: Use, sheet: Sheet): Draft[] => {
  if (rows.length === 0) return [];
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
  return [tableDraft(rows.slice(0, heads), rows.slice(heads), width, use.place, sheet)];
};

const DELIMITERS: Readonly<Record<string, string>> = { tab: '\t', space: ' ' };

/** `.. csv-table::`, from its content or from a file of the tree. */
export const readCsvTable: ReadDirective = (use, sheet) => {
  const { argument, options, content } = splitDirective(use.lines, 'text');
  const file = options.get('file')?.trim();
  const found = file === undefined ? undefined : sourceFile(file, use, sheet);
  const lines = found ? linesOf(found.text, found.file) : content;
  const delimiter = DELIMITERS[options.get('delim') ?? ''] ?? (options.get('delim') || ',');
  const about = { delimiter, quote: options.get('quote') || '"', escapeBy: options.get('escape') };
  const asCells = (row: readonly (readonly Line[])[]): Cell[] => row.map((own, column) => ({ column, lines: own }));
  const header = options.get('header');
  const first =
    header === undefined
      ? []
      : splitCsv(
          header.split('\n').map((text) => withText(use.lines[0]!, text)),
          about,
        ).slice(0, 1);
  const rows = [...first, ...splitCsv(lines, about)].map(asCells);
  return titled(argument, rowsDraft(rows, first.length + headRows(options), use, sheet), use, sheet);
};

type ListBlock = Block & { type: 'list' };

/** The cells of a list of lists; undefined when the content is anything else. */
const gridOf = (blocks: readonly Block[]): (readonly Block[])[][] | undefined => {
  const [list, ...others] = blocks;
  if (list?.type !== 'list' || others.length > 0) return undefined;
  const rows = list.items.map((item) =>
    item.blocks.length === 1 && item.blocks[0]!.type === 'list' ? (item.blocks[0] as ListBlock).items.map((cell) => cell.blocks) : undefined,
  );
  return rows.every((row) => row !== undefined) ? rows : undefined;
};

/** `.. list-table::`: a list of rows, each a list of cells. */
export const readListTable: ReadDirective = (use, sheet) => {
  const { argument, options, content } = splitDirective(use.lines, 'text');
  const body = sheet.body(content);
  const table: Draft = () => {
    const blocks = finished(body);
    const grid = gridOf(blocks);
    if (!grid) {
      if (blocks.length > 0) sheet.report('rst-table', 'a list-table wants one list whose items are lists: its text is kept as it is', use.place);
      return blocks;
    }
    const width = grid.reduce((most, row) => Math.max(most, row.length), 1);
    const heads = headRows(options);
    const cells = grid.map((row) => row.map((cell, column) => ({ column, drafts: [() => cell] })));
    return [tableOf(cells.slice(0, heads), cells.slice(heads), width, use.place)];
  };
  return titled(argument, [table], use, sheet);
};
