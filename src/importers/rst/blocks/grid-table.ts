import { cut, indentOf, isBlank, type Line, placeOf, withText } from '../lines.ts';
import type { Reader, Sheet } from '../sheet.ts';
import { type Cell, tableDraft } from './table-form.ts';

const TOP = /^\+-[-+]+-\+$/;
const HEAD_RULE = /^\+=[=+]+=\+$/;

/** A cell by its corners: the first and the last row and column inside it. */
type Box = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** From a corner along the upper edge: right to a corner, down, back, and up again. Undefined when that is no closed box. */
const boxAt = (grid: readonly string[], top: number, left: number): Box | undefined => {
  const upper = grid[top]!;
  for (let right = left + 1; right < upper.length; right += 1) {
    if (upper[right] === '+') {
      const bottom = bottomOf(grid, top, left, right);
      if (bottom !== undefined) return { top, left, bottom, right };
    } else if (upper[right] !== '-' && upper[right] !== '=') return undefined;
  }
  return undefined;
};

const isEdge = (line: string, left: number, right: number): boolean => {
  for (let at = left + 1; at < right; at += 1) if (!'-=+'.includes(line[at] ?? ' ')) return false;
  return true;
};

const bottomOf = (grid: readonly string[], top: number, left: number, right: number): number | undefined => {
  for (let row = top + 1; row < grid.length; row += 1) {
    const line = grid[row]!;
    const [one, other] = [line[left] ?? ' ', line[right] ?? ' '];
    if (!'|+'.includes(one) || !'|+'.includes(other)) return undefined;
    if (one === '+' && other === '+' && isEdge(line, left, right)) return row;
  }
  return undefined;
};

/** Every box of the grid, row by row: under and right of each begins another. Undefined when they do not fill it. */
const boxesOf = (grid: readonly string[]): Box[] | undefined => {
  const width = grid[0]!.length;
  const boxes: Box[] = [];
  /** How far down each column is filled, and where boxes may begin. */
  const done = new Array<number>(width).fill(0);
  const corners = grid.map(() => new Set<number>());
  corners[0]!.add(0);
  for (let top = 0; top < grid.length - 1; top += 1) {
    for (let left = 0; left < width - 1; left += 1) {
      if (!corners[top]!.has(left) || done[left] !== top) continue;
      const box = boxAt(grid, top, left);
      if (!box) return undefined;
      done.fill(box.bottom, left, box.right);
      boxes.push(box);
      corners[top]!.add(box.right);
      corners[box.bottom]!.add(left);
    }
  }
  return done.slice(0, -1).every((row) => row === grid.length - 1) ? boxes : undefined;
};

/** The inside of a box, moved left by what its lines share. */
const insideOf = (lines: readonly Line[], { top, left, bottom, right }: Box): Line[] => {
  const own = lines.slice(top + 1, bottom).map((line): Line => {
    const text = line.text.slice(left + 1, right).trimEnd();
    return withText(line, text, left + 1);
  });
  const least = own.reduce((width, line) => (isBlank(line) ? width : Math.min(width, indentOf(line))), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(least)) return own;
  return own.map((line) => cut(line, least));
};

const gridEnd = (lines: readonly Line[], at: number): number => {
  let next = at + 1;
  while (next < lines.length && /^[+|]/.test(lines[next]!.text)) next += 1;
  // The last line of the table is an edge; what is behind it is no part.
  while (next > at + 1 && !TOP.test(lines[next - 1]!.text)) next -= 1;
  return next;
};

/** A table that is drawn with `+-|`; cells may go over rows and columns. */
export const readGridTable: Reader = (lines, at, sheet) => {
  if (!TOP.test(lines[at]!.text)) return undefined;
  const next = gridEnd(lines, at);
  const own = lines.slice(at, next);
  const place = placeOf(own[0]!);
  const headAt = own.findIndex((line) => HEAD_RULE.test(line.text));
  const boxes = own.length > 2 ? boxesOf(own.map((line) => line.text.padEnd(own[0]!.text.length))) : undefined;
  if (!boxes) return malformed(lines, at, sheet);
  const lefts = [...new Set(boxes.map(({ left }) => left))].sort((one, other) => one - other);
  const columns = new Map(lefts.map((left, column) => [left, column]));
  const tops = [...new Set(boxes.map(({ top }) => top))].sort((one, other) => one - other);
  const cellsAt = new Map(tops.map((top) => [top, [] as Cell[]]));
  for (const box of boxes) cellsAt.get(box.top)!.push({ column: columns.get(box.left)!, lines: insideOf(own, box) });
  const rows = [...cellsAt].map(([top, cells]) => ({ top, cells }));
  const head = rows.filter(({ top }) => top < headAt).map(({ cells }) => cells);
  const body = rows.filter(({ top }) => top >= headAt).map(({ cells }) => cells);
  return { drafts: [tableDraft(head, body, lefts.length, place, sheet)], next };
};

/** A drawing that is no table is kept as it was drawn. */
const malformed = (lines: readonly Line[], at: number, sheet: Sheet): ReturnType<Reader> => {
  let next = at + 1;
  while (next < lines.length && /^[+|]/.test(lines[next]!.text)) next += 1;
  const place = placeOf(lines[at]!);
  sheet.report('rst-table', 'the lines of this table do not close its cells: it is kept as it was drawn', place, 'let every cell end at "+" or "|"');
  const text = lines
    .slice(at, next)
    .map((line) => line.raw)
    .join('\n');
  return { drafts: [() => [{ type: 'code', text, place }]], next };
};
