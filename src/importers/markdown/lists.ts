import { type Draft, finishDrafts } from '../../knowledge/markdown/draft.ts';
import { dedent, indentOf, isBlank, type Line, lazy, placeOfLine } from '../../knowledge/markdown/lines.ts';
import { type Marker, markerOf } from './marker.ts';
import type { BlockReader, Sheet } from './sheet.ts';
import { lazyAfter, RULE } from './starts.ts';

const TASK = /^\[([ xX])\](?:[ \t]+|$)/;

type Item = { readonly lines: Line[]; readonly checked?: boolean; readonly next: number };

/** The first line of an item behind its mark, and the column at which its content begins (CommonMark 5.2). */
const headOf = (line: Line, marker: Marker, python: boolean): { head: Line; column: number } => {
  // Blanks instead of the mark keep the tab stops where they are.
  const blanked = { text: ' '.repeat(marker.end) + line.text.slice(marker.length), line: line.line, column: line.column + marker.length - marker.end };
  if (isBlank(blanked)) return { head: dedent(blanked, marker.end + 1), column: marker.end + 1 };
  const width = indentOf(blanked.text);
  // Python-Markdown knows no code on the first line; its content stands at the next tab stop.
  if (python) return { head: dedent(blanked, width), column: Math.min(width, marker.indent + 4) };
  const column = width - marker.end > 4 ? marker.end + 1 : width;
  return { head: dedent(blanked, column), column };
};

/** Where the lines of an item end, and the column that all of them are dedented by. */
const bodyOf = (lines: readonly Line[], at: number, marker: Marker, column: number, sheet: Sheet): { body: Line[]; column: number; next: number } => {
  const body: Line[] = [];
  let left = column;
  let next = at + 1;
  for (let index = at + 1; index < lines.length; index++) {
    const line = lines[index]!;
    if (isBlank(line)) {
      // An item that begins with a blank line has nothing but what follows at once.
      if (index === at + 1 && marker.empty) break;
      continue;
    }
    const width = indentOf(line.text);
    // Python's writers indent nested items by two.
    const nested = sheet.flavour.python && width >= marker.indent + 2 && width < left && markerOf(line.text) !== undefined;
    if (nested) left = width;
    const afterBlank = index > next;
    if (width < left && (afterBlank || !lazyAfter(lines[index - 1]!, lines, index, sheet.flavour))) break;
    for (let gap = next; gap < index; gap++) body.push(lines[gap]!);
    body.push(line);
    next = index + 1;
  }
  // Python-Markdown takes four columns from the lines of an item, wherever its text begins; code keeps the rest.
  const deep = marker.indent + 4;
  if (sheet.flavour.python && left < deep && body.every((line) => isBlank(line) || indentOf(line.text) < left || indentOf(line.text) >= deep)) left = deep;
  return { body: body.map((line) => (isBlank(line) || indentOf(line.text) >= left ? dedent(line, left) : lazy(line))), column: left, next };
};

const readItem = (lines: readonly Line[], at: number, marker: Marker, sheet: Sheet): Item => {
  const { head, column } = headOf(lines[at]!, marker, sheet.flavour.python);
  const { body, next } = bodyOf(lines, at, marker, column, sheet);
  const task = TASK.exec(head.text);
  const first = task ? { text: head.text.slice(task[0].length), line: head.line, column: head.column + task[0].length } : head;
  return { lines: [first, ...body], next, ...(task ? { checked: task[1] !== ' ' } : {}) };
};

const sameList = (first: Marker, other: Marker, python: boolean): boolean =>
  python ? (first.number === undefined) === (other.number === undefined) : first.kind === other.kind;

/** A list with all that belongs to its items. */
export const readList: BlockReader = (lines, at, sheet) => {
  const first = markerOf(lines[at]!.text);
  if (!first || first.indent > 3 || RULE.test(lines[at]!.text)) return undefined;
  const items: { place: Draft['place']; drafts: Draft[]; checked?: boolean }[] = [];
  let next = at;
  for (let index = at; index < lines.length; ) {
    if (isBlank(lines[index]!)) {
      index++;
      continue;
    }
    const marker = markerOf(lines[index]!.text);
    if (!marker || marker.indent > 3 || !sameList(first, marker, sheet.flavour.python) || RULE.test(lines[index]!.text)) break;
    const item = readItem(lines, index, marker, sheet);
    items.push({
      place: placeOfLine(lines[index]!, sheet.file),
      drafts: sheet.read(item.lines),
      ...(item.checked === undefined ? {} : { checked: item.checked }),
    });
    next = item.next;
    index = next;
  }
  const draft: Draft = {
    place: placeOfLine(lines[at]!, sheet.file),
    make: () => ({
      type: 'list',
      ordered: first.number !== undefined,
      start: first.number ?? 1,
      items: items.map(({ drafts, ...item }) => ({ ...item, blocks: finishDrafts(drafts) })),
    }),
  };
  return { next, pieces: [draft] };
};
