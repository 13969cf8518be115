import { attributesAt, attributesAtEnd } from '../../knowledge/markdown/attributes.ts';
import type { Draft } from '../../knowledge/markdown/draft.ts';
import { cut, isBlank, type Line, placeOfLine } from '../../knowledge/markdown/lines.ts';
import { proseOf } from '../../knowledge/markdown/prose.ts';
import type { Attributes } from '../../model/block.ts';
import { plainText } from '../../model/block.ts';
import type { BlockReader, Sheet } from './sheet.ts';
import { interrupts, isHeading, RULE } from './starts.ts';

const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
/** Docusaurus writes the id of a heading in braces, of late also in a comment, as MDX reads braces as code. */
const COMMENT_ID = /\s*\{\/\*\s*#([^\s}]+)\s*\*\/\}\s*$/;

const headingAttributes = (text: string, sheet: Sheet): { before: string; attributes?: Attributes } => {
  if (!sheet.flavour.headingIds) return { before: text };
  const comment = COMMENT_ID.exec(text);
  if (comment) return { before: text.slice(0, comment.index), attributes: { id: comment[1]!, classes: [], values: {} } };
  return attributesAtEnd(text) ?? { before: text };
};

const draftHeading = (content: readonly Line[], level: number, first: Line, sheet: Sheet): Draft => {
  const { before, attributes } = headingAttributes(content.at(-1)!.text, sheet);
  const prose = proseOf([...content.slice(0, -1), { ...content.at(-1)!, text: before }], sheet.file);
  const wanted = attributes?.id;
  const free = wanted !== undefined && sheet.reserve(wanted);
  return {
    place: placeOfLine(first, sheet.file),
    attributes,
    make: () => {
      const children = sheet.inlines(prose, 'heading');
      return { type: 'heading', level, id: free ? wanted : sheet.anchor(wanted ?? plainText(children)), children };
    },
  };
};

export const readHeading: BlockReader = (lines, at, sheet) => {
  const first = lines[at]!;
  if (!isHeading(first.text, sheet.flavour)) return undefined;
  const mark = /^ {0,3}(#{1,6})[ \t]*/.exec(first.text)!;
  const behind = cut(first, mark[0].length);
  const content = { ...behind, text: behind.text.replace(sheet.flavour.python ? /[ \t]*#+[ \t]*$/ : /(?:^|[ \t]+)#+[ \t]*$/, '') };
  return { next: at + 1, pieces: [draftHeading([content], mark[1]!.length, first, sheet)] };
};

export const readRule: BlockReader = (lines, at, sheet) =>
  RULE.test(lines[at]!.text) ? { next: at + 1, pieces: [{ place: placeOfLine(lines[at]!, sheet.file), make: () => ({ type: 'rule' }) }] } : undefined;

/** `{: .class }` alone on the last line of a paragraph, or behind its text. */
const paragraphAttributes = (lines: readonly Line[], sheet: Sheet): { lines: readonly Line[]; attributes?: Attributes } => {
  const last = lines.at(-1)!;
  if (!sheet.flavour.python || !last.text.includes('{')) return { lines };
  const bare = last.text.trim();
  const own = lines.length > 1 ? attributesAt(bare) : undefined;
  if (own && own.length === bare.length) return { lines: lines.slice(0, -1), attributes: own.attributes };
  const ending = /\{:[^{}]*\}\s*$/.test(last.text) ? attributesAtEnd(last.text) : undefined;
  return ending ? { lines: [...lines.slice(0, -1), { ...last, text: ending.before }], attributes: ending.attributes } : { lines };
};

export const draftParagraph = (lines: readonly Line[], sheet: Sheet): Draft => {
  const { lines: kept, attributes } = paragraphAttributes(lines, sheet);
  const prose = proseOf(kept, sheet.file);
  return { place: placeOfLine(lines[0]!, sheet.file), attributes, make: () => ({ type: 'paragraph', children: sheet.inlines(prose) }) };
};

/** Nothing but empty elements, such as `<a name="x"></a>`. */
const EMPTY = /^[ \t]*(?:<(a|span|i)\b[^<>]*><\/\1>[ \t]*)+$/;

/** What nothing else takes: a paragraph, or a heading that is underlined. Takes one line at least. */
export const readParagraph = (lines: readonly Line[], at: number, sheet: Sheet): { next: number; pieces: Draft[] } => {
  let end = at + 1;
  for (; end < lines.length && !isBlank(lines[end]!); end++) {
    const underline = UNDERLINE.exec(lines[end]!.text);
    // Python-Markdown underlines one line only.
    if (underline && (!sheet.flavour.python || end === at + 1)) {
      const level = underline[1]!.startsWith('=') ? 1 : 2;
      return { next: end + 1, pieces: [draftHeading(lines.slice(at, end), level, lines[at]!, sheet)] };
    }
    if (interrupts(lines, end, sheet.flavour)) break;
  }
  const own = lines.slice(at, end);
  return { next: end, pieces: own.every((line) => EMPTY.test(line.text)) ? [] : [draftParagraph(own, sheet)] };
};
