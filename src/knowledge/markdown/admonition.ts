import { dedent, indentOf, isBlank, type Line, takeLines } from './lines.ts';

const HEADER = /^( {0,3})(!!!|\?\?\?\+?)[ \t]*([A-Za-z][\w-]*)(?:[ \t]+(.*?))?[ \t]*$/;
const QUOTED = /^((?:[\w-]+[ \t]+)*)"(.*)"$/;
const LAYOUT = /^(?:(?:inline|end|annotate)(?:[ \t]+|$))+$/;

export type AdmonitionHeader = {
  readonly kind: string;
  readonly collapse: 'no' | 'closed' | 'open';
  readonly title?: string;
  /** Layout words of MkDocs Material, such as `inline end`. */
  readonly classes: readonly string[];
};

const words = (text: string): string[] => text.split(/[ \t]+/).filter(Boolean);

/** `!!! kind words "Title"`; a title without quotes is taken as one, so that it is not lost. */
export const readAdmonitionHeader = (text: string): AdmonitionHeader | undefined => {
  const match = HEADER.exec(text);
  if (!match) return undefined;
  const [, , mark, kind, rest = ''] = match;
  const collapse = mark === '!!!' ? 'no' : mark === '???' ? 'closed' : 'open';
  const base = { kind: kind!.toLowerCase(), collapse } as const;
  const quoted = QUOTED.exec(rest);
  if (quoted) return { ...base, title: quoted[2]!, classes: words(quoted[1]!) };
  if (rest === '' || LAYOUT.test(rest)) return { ...base, classes: words(rest) };
  return { ...base, title: rest, classes: [] };
};

/** Columns that the content of a header is indented by: what its first line has, at most four. */
const contentWidth = (first: string | undefined, outer: number): number => (first === undefined ? 4 : Math.min(indentOf(first) - outer, 4));

/** Where the indented lines below a header end; two columns are enough to be content. */
export const indentedLength = (source: string, from: number, outer: number): number => {
  const first = /[^\s][^\n]*/.exec(source.slice(from, from + 4000));
  const lineStart = first ? source.lastIndexOf('\n', from + first.index) + 1 : from;
  const width = contentWidth(first ? source.slice(Math.max(lineStart, from), from + first.index + 1) : undefined, outer);
  if (width < 2) return from;
  const end = takeLines(source, from, (text) => text.trim() !== '' && indentOf(text) - outer < width);
  const length = source.slice(from, end).trimEnd().length;
  return from + length;
};

/** The content below a header, dedented. The first line that is not blank says how far. */
export const contentLines = (lines: readonly Line[], outer: number): Line[] => {
  const first = lines.find((line) => !isBlank(line));
  if (!first) return [];
  const width = contentWidth(first.text, outer);
  return lines.map((line) => dedent(line, outer + width));
};

/** Raw text of an admonition at the beginning of `source`. */
export const admonitionRaw = (source: string): string | undefined => {
  const feed = source.indexOf('\n');
  const header = feed < 0 ? source : source.slice(0, feed);
  if (!readAdmonitionHeader(header)) return undefined;
  if (feed < 0) return source;
  const end = indentedLength(source, feed + 1, indentOf(header));
  return end === feed + 1 ? header : source.slice(0, end);
};

export const admonitionContent = (lines: readonly Line[]): Line[] => contentLines(lines.slice(1), indentOf(lines[0]!.text));
