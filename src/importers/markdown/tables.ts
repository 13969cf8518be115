import { attributesAt } from '../../knowledge/markdown/attributes.ts';
import { indentOf, isBlank, type Line, placeOfLine } from '../../knowledge/markdown/lines.ts';
import { proseOfCell } from '../../knowledge/markdown/prose.ts';
import { rowAlign, rowCells } from '../../knowledge/markdown/table.ts';
import type { Inline } from '../../model/block.ts';
import type { BlockReader, Sheet } from './sheet.ts';
import { interrupts, startsTable } from './starts.ts';

/** Cells beyond the columns are kept in the last one: GitHub and Python-Markdown would throw them away. */
const readRow = (line: Line, columns: number, sheet: Sheet): Inline[][] => {
  const cells = rowCells(line);
  return Array.from({ length: columns }, (_, column): Inline[] => {
    const children = cells[column] ? [...sheet.inlines(proseOfCell(cells[column], sheet.file))] : [];
    for (const more of column === columns - 1 ? cells.slice(columns) : []) {
      children.push({ type: 'text', text: ' | ' }, ...sheet.inlines(proseOfCell(more, sheet.file)));
    }
    return children;
  });
};

export const readTable: BlockReader = (lines, at, sheet) => {
  if (!lines[at]!.text.includes('|') || indentOf(lines[at]!.text) > 3 || !startsTable(lines, at)) return undefined;
  const align = rowAlign(lines[at + 1]!.text);
  let end = at + 2;
  while (end < lines.length && !isBlank(lines[end]!) && !(interrupts(lines, end, sheet.flavour) && !lines[end]!.text.trimStart().startsWith('|'))) {
    const bare = lines[end]!.text.trim();
    if (attributesAt(bare)?.length === bare.length) break;
    end++;
  }
  const [header, , ...rows] = lines.slice(at, end);
  return {
    next: end,
    pieces: [
      {
        place: placeOfLine(header!, sheet.file),
        make: () => ({ type: 'table', align, header: readRow(header!, align.length, sheet), rows: rows.map((row) => readRow(row, align.length, sheet)) }),
      },
    ],
  };
};
