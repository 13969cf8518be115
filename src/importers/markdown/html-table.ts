import { type Draft, finishDrafts } from '../../knowledge/markdown/draft.ts';
import type { Block, Inline } from '../../model/block.ts';
import { flatten } from './flatten.ts';
import type { WeaveContext } from './html-run.ts';
import { attributeOf, type HtmlElement, type HtmlNode, isElementNode } from './html-tree.ts';

type Cell = { readonly element: HtmlElement; readonly header: boolean; readonly drafts: readonly Draft[] };

const GROUPS = new Set(['thead', 'tbody', 'tfoot']);

const rowsOf = (table: HtmlElement): { row: HtmlElement; head: boolean }[] =>
  table.childNodes.filter(isElementNode).flatMap((child) => {
    if (child.tagName === 'tr') return [{ row: child, head: false }];
    if (!GROUPS.has(child.tagName)) return [];
    return child.childNodes.filter(isElementNode).map((row) => ({ row, head: child.tagName === 'thead' }));
  });

const cellsOf = (row: HtmlElement, context: WeaveContext): Cell[] =>
  row.childNodes
    .filter(isElementNode)
    .filter((cell) => cell.tagName === 'td' || cell.tagName === 'th')
    .map((element) => ({ element, header: element.tagName === 'th', drafts: context.blocks(element.childNodes, element) }));

const alignOf = (cell: Cell | undefined): 'left' | 'right' | 'center' | undefined => {
  const said = cell && (attributeOf(cell.element, 'align') ?? /text-align:\s*(\w+)/.exec(attributeOf(cell.element, 'style') ?? '')?.[1]);
  return said === 'left' || said === 'right' || said === 'center' ? said : undefined;
};

/** Whether a cell holds what a cell of ours cannot, such as a block of code. */
const isLarge = (block: Block): boolean =>
  block.type === 'code' ||
  block.type === 'table' ||
  block.type === 'tabs' ||
  block.type === 'admonition' ||
  (block.type === 'list' && block.items.some((item) => item.blocks.some(isLarge)));

/** A table as a list, one item a row: every cell with its heading above it. */
const rowList = (header: readonly (readonly Inline[])[], rows: readonly (readonly Block[])[][], place: Draft['place']) => ({
  type: 'list' as const,
  ordered: false,
  start: 1,
  items: rows.map((cells) => ({
    place: cells.flat()[0]?.place ?? place,
    blocks: cells.flatMap((blocks, column): Block[] => {
      const title = header[column];
      return title && title.length > 0 ? [{ type: 'paragraph', place, children: [{ type: 'strong', children: title }] }, ...blocks] : [...blocks];
    }),
  })),
});

const captionOf = (table: HtmlElement, context: WeaveContext): Draft[] => {
  const captions: HtmlNode[] = table.childNodes.filter(isElementNode).filter((child) => child.tagName === 'caption');
  return captions.flatMap((caption) => (isElementNode(caption) ? context.blocks(caption.childNodes, caption) : []));
};

/** `<table>`: the first row is the header when it stands in `<thead>` or is all `<th>`. */
export const draftHtmlTable = (table: HtmlElement, context: WeaveContext): Draft[] => {
  const rows = rowsOf(table)
    .map(({ row, head }) => ({ head, cells: cellsOf(row, context) }))
    .filter(({ cells }) => cells.length > 0);
  const caption = captionOf(table, context);
  if (rows.length === 0) return caption;
  const first = rows[0]!;
  const titled = first.head || first.cells.every((cell) => cell.header);
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const place = context.placeOf(table);
  const draft: Draft = {
    place,
    make: () => {
      const read = rows.map(({ cells }) => cells.map((cell) => finishDrafts(cell.drafts)));
      const flat = read.map((cells) => Array.from({ length: width }, (_, column) => (cells[column] ? flatten(cells[column]) : [])));
      const header = titled ? flat[0]! : Array.from({ length: width }, () => []);
      const body = titled ? 1 : 0;
      if (read.some((cells) => cells.some((blocks) => blocks.some(isLarge)))) return rowList(header, read.slice(body), place);
      return { type: 'table', align: Array.from({ length: width }, (_, column) => alignOf(first.cells[column])), header, rows: flat.slice(body) };
    },
  };
  return [...caption, draft];
};
