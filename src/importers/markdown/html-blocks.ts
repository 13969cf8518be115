import { isBlank, type Line, placeOfLine } from '../../knowledge/markdown/lines.ts';
import { startsHtml } from './html-start.ts';
import type { BlockReader, Sheet } from './sheet.ts';
import { isFence } from './starts.ts';

const joined = (lines: readonly Line[]): string => lines.map((line) => line.text).join('\n');

/** A comment has no text; what stands behind it on its last line is read on. One that never ends would hide the rest: it is text. */
const readComment: BlockReader = (lines, at, sheet) => {
  const first = lines[at]!;
  const mark = '-->';
  const open = first.text.indexOf('<');
  const place = placeOfLine(first, sheet.file);
  for (let index = at; index < lines.length; index++) {
    const { text } = lines[index]!;
    const end = text.indexOf(mark, index === at ? open + 2 : 0);
    if (end < 0) continue;
    const column = end + mark.length;
    const rest: Line = { text: text.slice(column), line: lines[index]!.line, column: lines[index]!.column + column };
    return { next: index + 1, pieces: [], ...(isBlank(rest) ? {} : { rest }) };
  }
  sheet.problems.push({ rule: 'comment-open', severity: 'warning', message: 'the comment is not closed', mend: 'end it with -->', place });
  return undefined;
};

/** `<pre>`, `<script>`, `<style>`: up to the line with its closing tag; to the next blank line where there is none. */
const rawEnd = (lines: readonly Line[], at: number, name: string): number => {
  const close = new RegExp(`</${name}\\s*>`, 'i');
  for (let index = at; index < lines.length; index++) if (close.test(lines[index]!.text)) return index + 1;
  return blankEnd(lines, at);
};

const blankEnd = (lines: readonly Line[], at: number, ends: (text: string) => boolean = () => false): number => {
  let end = at + 1;
  while (end < lines.length && !isBlank(lines[end]!) && !ends(lines[end]!.text)) end++;
  return end;
};

/** HTML as it stands, up to a blank line (CommonMark 4.6). Python-Markdown sees code blocks in it as well. */
export const readHtml: BlockReader = (lines, at, sheet: Sheet) => {
  const start = startsHtml(lines[at]!.text, sheet.flavour, false);
  // A component was read with its content, unless it is never closed: then it is a placeholder in a text.
  if (!start || start.kind === 'component') return undefined;
  if (start.kind === 'comment') return readComment(lines, at, sheet);
  const end = start.kind === 'raw' ? rawEnd(lines, at, start.name) : blankEnd(lines, at, (text) => sheet.flavour.python && isFence(text, sheet.flavour));
  return { next: end, pieces: [{ html: joined(lines.slice(at, end)), place: placeOfLine(lines[at]!, sheet.file) }] };
};
