import type { Tokens } from 'marked';
import { plainText } from '../../model/block.ts';
import { sanitise } from '../../model/sanitise.ts';
import { attributesAt, attributesAtEnd, mergeAttributes, readInfo } from './attributes.ts';
import type { Draft, Sheet } from './draft.ts';
import { readHtmlBlock, readInlines } from './inline.ts';
import { cut, dedent, indentOf, isBlank, type Line, placeOfLine } from './lines.ts';
import { proseOf, proseOfCell } from './prose.ts';
import { rowAlign, rowCells } from './table.ts';

/** Blocks that hold no blocks. */

export const draftParagraph = (lines: readonly Line[], sheet: Sheet): Draft => {
  const last = lines.at(-1)!;
  const bare = last.text.trim();
  const own = lines.length > 1 ? attributesAt(bare) : undefined;
  const alone = own && own.length === bare.length ? own.attributes : undefined;
  // At the end of a text only the form with a colon counts: braces are also text.
  const ending = !alone && /\{:[^{}]*\}\s*$/.test(last.text) ? attributesAtEnd(last.text) : undefined;
  const kept = ending ? [...lines.slice(0, -1), { ...last, text: ending.before }] : lines;
  const prose = proseOf(alone ? lines.slice(0, -1) : kept, sheet.file);
  return {
    place: placeOfLine(lines[0]!, sheet.file),
    attributes: alone ?? ending?.attributes,
    make: () => ({ type: 'paragraph', children: readInlines(prose, sheet.inlines) }),
  };
};

export const draftHeading = (token: Tokens.Heading, lines: readonly Line[], sheet: Sheet): Draft => {
  const first = lines[0]!;
  const place = placeOfLine(first, sheet.file);
  const atx = /^ {0,3}#{1,6}(?:[ \t]+|$)/.exec(first.text);
  const last = lines.length - 1;
  const content = atx ? [{ ...cut(first, atx[0].length), text: first.text.slice(atx[0].length).replace(/(?:^|[ \t]+)#+[ \t]*$/, '') }] : lines.slice(0, last);
  const found = attributesAtEnd(content.at(-1)?.text ?? '');
  const prose = proseOf(found ? [...content.slice(0, -1), { ...content.at(-1)!, text: found.before }] : content, sheet.file);
  const id = found?.attributes.id;
  if (id !== undefined && !sheet.reserveId(id)) {
    sheet.problems.push({ rule: 'duplicate-id', severity: 'error', message: `the id "${id}" is taken by an earlier heading`, mend: 'choose another', place });
  }
  return {
    place,
    attributes: found?.attributes,
    make: () => {
      const children = readInlines(prose, sheet.inlines);
      return { type: 'heading', level: token.depth, id: id ?? sheet.makeId(plainText(children)), children };
    },
  };
};

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

const draftFence = (lines: readonly Line[], fence: RegExpExecArray, place: Draft['place']): Draft => {
  const [, mark, info] = fence;
  const closing = lines.length > 1 && new RegExp(`^ {0,3}${mark![0]}{${mark!.length},}[ \\t]*$`).test(lines.at(-1)!.text);
  const indent = indentOf(lines[0]!.text);
  const content = lines.slice(1, closing ? -1 : undefined).map((line) => dedent(line, indent).text);
  const { attributes, ...about } = readInfo(info!);
  return { place, attributes, make: () => ({ type: 'code', ...about, text: sanitise(content.join('\n')) }) };
};

export const draftCode = (lines: readonly Line[], sheet: Sheet): Draft => {
  const place = placeOfLine(lines[0]!, sheet.file);
  const fence = FENCE.exec(lines[0]!.text);
  if (fence) return draftFence(lines, fence, place);
  const text = lines.map((line) => dedent(line, 4).text).join('\n');
  return { place, make: () => ({ type: 'code', text: sanitise(text) }) };
};

/** Cells beyond the last column are kept in it, missing ones are empty. */
const fitRow = (cells: readonly Line[], columns: number): { cell: Line; extra: readonly Line[] }[] =>
  Array.from({ length: columns }, (_, index) => ({
    cell: cells[index] ?? { text: '', line: 0, column: 1 },
    extra: index === columns - 1 ? cells.slice(columns) : [],
  }));

export const draftTable = (lines: readonly Line[], sheet: Sheet): Draft => {
  const [header, rule, ...rows] = lines;
  const align = rowAlign(rule!.text);
  const readRow = (line: Line) =>
    fitRow(rowCells(line), align.length).map(({ cell, extra }) => {
      const children = readInlines(proseOfCell(cell, sheet.file), sheet.inlines);
      for (const more of extra) children.push({ type: 'text', text: ' | ' }, ...readInlines(proseOfCell(more, sheet.file), sheet.inlines));
      return children;
    });
  return { place: placeOfLine(header!, sheet.file), make: () => ({ type: 'table', align, header: readRow(header!), rows: rows.map(readRow) }) };
};

/** Nothing when it was all comment. */
export const draftHtml = (lines: readonly Line[], sheet: Sheet): Draft | undefined => {
  const children = readHtmlBlock(lines.map((line) => line.text).join('\n'));
  return children.length === 0 ? undefined : { place: placeOfLine(lines[0]!, sheet.file), make: () => ({ type: 'paragraph', children }) };
};

/** `{: .class }` alone on the line below a block belongs to that block. */
export const attachAttributes = (lines: readonly Line[], draft: Draft | undefined): boolean => {
  if (!draft || lines.length !== 1) return false;
  const bare = lines[0]!.text.trim();
  const found = attributesAt(bare);
  if (!found || found.length !== bare.length) return false;
  draft.attributes = mergeAttributes(draft.attributes, found.attributes);
  return true;
};

export const withoutBlankEnd = (lines: readonly Line[]): readonly Line[] => lines.slice(0, lines.findLastIndex((line) => !isBlank(line)) + 1);
