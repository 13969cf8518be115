import { dedent, indentOf, isBlank, type Line, lazy } from './lines.ts';

const MARKER = /^([ \t]*)([-+*]|\d{1,9}[.)])([ \t]*)/;
const TASK = /^\[([ xX])\](?:[ \t]+|$)/;

export type ItemContent = { readonly checked?: boolean; readonly lines: Line[] };

/** Content of one list item: without its marker, dedented, and whether a task was ticked. */
export const itemContent = (lines: readonly Line[]): ItemContent => {
  const [first, ...rest] = lines;
  const match = MARKER.exec(first!.text);
  if (!match) return { lines: [...lines] };
  const taken = match[1]!.length + match[2]!.length;
  const marker = indentOf(match[1]!) + match[2]!.length;
  // Blanks instead of the marker keep the tab stops where they are.
  const blanked = { text: ' '.repeat(marker) + first!.text.slice(taken), line: first!.line, column: first!.column + taken - marker };
  const width = indentOf(blanked.text);
  // An empty first line, or one of indented code, begins one column behind the marker (CommonMark 5.2).
  const column = blanked.text.trim() === '' || width - marker > 4 ? marker + 1 : width;
  const behind = dedent(blanked, column);
  const task = TASK.exec(behind.text);
  const head = task ? { text: behind.text.slice(task[0].length), line: behind.line, column: behind.column + task[0].length } : behind;
  const body = rest.map((line) => (isBlank(line) || indentOf(line.text) >= column ? dedent(line, column) : lazy(line)));
  return { ...(task ? { checked: task[1] !== ' ' } : {}), lines: [head, ...body] };
};
