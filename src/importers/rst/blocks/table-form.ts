import type { Block, Inline } from '../../../model/block.ts';
import type { Place } from '../../../model/problem.ts';
import type { Draft } from '../draft.ts';
import type { Line } from '../lines.ts';
import type { Sheet } from '../sheet.ts';

/** A cell: where it begins, and its lines. */
export type Cell = { readonly column: number; readonly lines: readonly Line[] };

const BREAK: Inline = { type: 'break' };

const lined = (parts: readonly (readonly Inline[])[]): Inline[] =>
  parts.filter((part) => part.length > 0).flatMap((part, index) => (index > 0 ? [BREAK, ...part] : [...part]));

/** Blocks as one line of inline text with breaks: a cell of a table has room for no more. */
export const flattened = (blocks: readonly Block[]): Inline[] => lined(blocks.map(flatBlock));

const flatBlock = (block: Block): readonly Inline[] => {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.children;
    case 'code':
      return [{ type: 'code', text: block.text }];
    case 'list':
      return lined(block.items.map((item, index) => [{ type: 'text', text: block.ordered ? `${block.start + index}. ` : '• ' }, ...flattened(item.blocks)]));
    case 'quote':
      return flattened(block.blocks);
    case 'admonition':
      return lined([block.title === undefined ? [] : [{ type: 'strong', children: [{ type: 'text', text: block.title }] }], flattened(block.blocks)]);
    case 'tabs':
      return lined(block.tabs.flatMap((tab) => [[{ type: 'text' as const, text: tab.title }], flattened(tab.blocks)]));
    case 'table':
      return lined(
        [...(block.header.length > 0 ? [block.header] : []), ...block.rows].map((row) =>
          row.flatMap((cell, index) => (index > 0 ? [{ type: 'text' as const, text: ' | ' }, ...cell] : [...cell])),
        ),
      );
    case 'footnotes':
      return lined(block.notes.map((note) => flattened(note.blocks)));
    case 'rule':
      return [];
  }
};

type DraftCell = { readonly column: number; readonly drafts: readonly Draft[] };

const rowOf = (cells: readonly DraftCell[], width: number): Inline[][] => {
  const row: Inline[][] = Array.from({ length: width }, () => []);
  for (const { column, drafts } of cells) row[column] = lined([row[column] ?? [], flattened(drafts.flatMap((draft) => [...draft()]))]);
  return row;
};

/** Mailmedic's tables have one row of head: more stand in it, line by line. */
export const tableOf = (head: readonly (readonly DraftCell[])[], body: readonly (readonly DraftCell[])[], width: number, place: Place): Block => {
  const heads = head.map((row) => rowOf(row, width));
  const header = Array.from({ length: width }, (_, column) => lined(heads.map((row) => row[column] ?? [])));
  return { type: 'table', align: header.map(() => undefined), header, rows: body.map((row) => rowOf(row, width)), place };
};

/** A table whose first rows are its head, its cells still to be read. */
export const tableDraft = (head: readonly (readonly Cell[])[], body: readonly (readonly Cell[])[], width: number, place: Place, sheet: Sheet): Draft => {
  const read = (rows: readonly (readonly Cell[])[]): DraftCell[][] =>
    rows.map((row) => row.map(({ column, lines }) => ({ column, drafts: sheet.body(lines) })));
  const [headRows, rows] = [read(head), read(body)];
  return () => [tableOf(headRows, rows, width, place)];
};
