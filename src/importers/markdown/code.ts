import { readInfo } from '../../knowledge/markdown/attributes.ts';
import type { Draft } from '../../knowledge/markdown/draft.ts';
import { dedent, indentOf, isBlank, type Line, placeOfLine } from '../../knowledge/markdown/lines.ts';
import { sanitise } from '../../model/sanitise.ts';
import type { BlockReader, Sheet } from './sheet.ts';
import { FENCE, isFence } from './starts.ts';

/** Lines to highlight, as Docusaurus and VitePress write them: `{1,4-6}`. */
const RANGES = /\{[ \t]*\d[\d, \t-]*\}/;

/** Info of VitePress and Docusaurus that the native dialect does not know: ` [name.js]`, `js:line-numbers`. */
const readFenceInfo = (info: string): ReturnType<typeof readInfo> => {
  const group = /^([^\s[{]*)(.*?)\[([^\]\n]+)\]\s*$/.exec(info.trim());
  const bare = info.replace(RANGES, ' ');
  const about = group
    ? { ...readInfo(`${group[1]}${group[2]}`), title: sanitise(group[3]!.trim()) }
    : readInfo(RANGES.test(info) ? `${bare} lines="${/[\d,\s-]+/.exec(RANGES.exec(info)![0])![0].trim()}"` : info);
  const [language, ...flags] = about.language?.split(':') ?? [];
  if (language === undefined || flags.length === 0 || !/^[\w+#.-]*$/.test(language)) return about;
  const attributes = { classes: [], ...about.attributes, values: { ...about.attributes?.values, info: flags.join(':') } };
  const { language: _, ...rest } = about;
  return { ...rest, ...(language === '' ? {} : { language }), attributes };
};

export const draftCode = (content: readonly string[], info: string, place: Draft['place']): Draft => {
  const { attributes, ...about } = readFenceInfo(info);
  return { place, attributes, make: () => ({ type: 'code', ...about, text: sanitise(content.join('\n')) }) };
};

/** The line that closes a fence, or the number of lines where none does. Python-Markdown wants the mark as it was, the others one as long. */
const fenceEnd = (lines: readonly Line[], at: number, mark: string, indent: number, sheet: Sheet): number => {
  const close = new RegExp(`^[ \\t]*\\${mark[0]}{${mark.length},}[ \\t]*$`);
  for (let index = at + 1; index < lines.length; index++) {
    const { text } = lines[index]!;
    if (!close.test(text)) continue;
    const width = indentOf(text);
    if (sheet.flavour.python || sheet.flavour.mdx ? width < indent + 4 : width < 4) return index;
  }
  return lines.length;
};

/** ```` ``` ````, with the indent of its first line taken from all. Python-Markdown takes an open one for text, and so is nothing hidden behind it. */
export const readFence: BlockReader = (lines, at, sheet) => {
  const first = lines[at]!;
  if (!isFence(first.text, sheet.flavour)) return undefined;
  const [, blank, mark, info] = FENCE.exec(first.text)!;
  const indent = indentOf(blank!);
  const end = fenceEnd(lines, at, mark!, indent, sheet);
  const place = placeOfLine(first, sheet.file);
  if (end === lines.length) {
    const message = 'the code block is not closed';
    sheet.problems.push({ rule: 'code-open', severity: 'warning', message, mend: `end it with a line of ${mark}`, place });
    if (sheet.flavour.python) return undefined;
  }
  const inside = lines.slice(at + 1, end).map((line) => dedent(line, indent));
  const next = Math.min(end + 1, lines.length);
  // Docusaurus hides JSX from other programs in a fence of this name.
  if (sheet.flavour.mdx && /^[ \t]*mdx-code-block\b/.test(info!)) return { next, pieces: sheet.pieces(inside) };
  const content = inside.map((line) => line.text);
  return { next, pieces: [draftCode(content, info!, place)] };
};

/** `$$` alone on its line, up to the next: a formula, whose backslashes are its own. */
export const readFormula: BlockReader = (lines, at, sheet) => {
  if (!/^ {0,3}\$\$[ \t]*$/.test(lines[at]!.text)) return undefined;
  const end = lines.findIndex((line, index) => index > at && /^[ \t]*\$\$[ \t]*$/.test(line.text));
  if (end < 0) return undefined;
  const content = lines.slice(at + 1, end).map((line) => line.text);
  return { next: end + 1, pieces: [draftCode(content, 'math', placeOfLine(lines[at]!, sheet.file))] };
};

export const readIndentedCode: BlockReader = (lines, at, sheet) => {
  if (sheet.flavour.mdx || indentOf(lines[at]!.text) < 4) return undefined;
  let end = at;
  for (let index = at; index < lines.length; index++) {
    if (isBlank(lines[index]!)) continue;
    if (indentOf(lines[index]!.text) < 4) break;
    end = index + 1;
  }
  const text = sanitise(
    lines
      .slice(at, end)
      .map((line) => dedent(line, 4).text)
      .join('\n'),
  );
  return { next: end, pieces: [{ place: placeOfLine(lines[at]!, sheet.file), make: () => ({ type: 'code', text }) }] };
};
