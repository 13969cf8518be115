import { dedent, indentOf, isBlank, type Line, lazy } from './lines.ts';

const MARKER = /^([ \t]*)([-+*]|\d{1,9}[.)])([ \t]*)/;
const TASK = /^\[([ xX])\](?:[ \t]+|$)/;

export type ItemContent = { readonly checked?: boolean; readonly lines: Line[] };

/** Columns from the margin to where the text of an item begins (CommonMark 5.2). */
const contentColumn = (text: string, match: RegExpExecArray): number => {
  const marker = indentOf(match[1]!) + match[2]!.length;
  const rest = text.slice(match[0].length);
  if (rest === '') return marker + 1;
  const gap = indentOf(' '.repeat(marker % 4) + match[3]!) - (marker % 4);
  return gap > 4 ? marker + 1 : marker + gap;
};

/** Content of one list item: without its marker, dedented, and whether a task was ticked. */
export const itemContent = (lines: readonly Line[]): ItemContent => {
  const [first, ...rest] = lines;
  const match = MARKER.exec(first!.text);
  if (!match) return { lines: [...lines] };
  const column = contentColumn(first!.text, match);
  const taken = match[1]!.length + match[2]!.length;
  const marker = indentOf(match[1]!) + match[2]!.length;
  const behind = dedent(
    { text: ' '.repeat(marker % 4) + first!.text.slice(taken), line: first!.line, column: first!.column + taken - (marker % 4) },
    column - marker + (marker % 4),
  );
  const task = TASK.exec(behind.text);
  const head = task ? { text: behind.text.slice(task[0].length), line: behind.line, column: behind.column + task[0].length } : behind;
  const body = rest.map((line) => (isBlank(line) || indentOf(line.text) >= column ? dedent(line, column) : lazy(line)));
  return { ...(task ? { checked: task[1] !== ' ' } : {}), lines: [head, ...body] };
};
