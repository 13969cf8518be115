import { dedent, indentOf, isBlank, type Line, placeOfLine } from '../../knowledge/markdown/lines.ts';
import type { Place } from '../../model/problem.ts';
import { mayLook } from './budget.ts';
import { draftCode } from './code.ts';
import { BLOCK_ELEMENTS, isComponent, isElement, VOID_ELEMENTS } from './html-names.ts';
import { startsHtml } from './html-start.ts';
import type { BlockReader, Piece, Sheet } from './sheet.ts';
import { FENCE, isFence } from './starts.ts';
import { literalOf, readTag, type Tag } from './tag.ts';

const escapeAttribute = (text: string): string => text.replace(/&(?!#?\w+;)/g, '&amp;').replace(/"/g, '&quot;');

/** A component is written `c-name`, so that no HTML parser takes `<Link>` for `<link>`. */
export const htmlName = (name: string): string => (isComponent(name) ? `c-${name.toLowerCase().replace(/[^a-z\d]+/g, '-')}` : name.toLowerCase());

/** `<Tabs values={[{ label: 'One', value: 'one' }]}>`: labels of the tabs, as far as they are literals. */
const tabLabels = (tag: Tag): Record<string, string> => {
  const values = tag.name === 'Tabs' ? tag.computed.values : undefined;
  const said = [...(values ?? '').matchAll(/\{([^{}]*)\}/g)].flatMap(([, one]) => {
    const label = /\blabel\s*:\s*(['"`])(.*?)\1/.exec(one!)?.[2];
    const value = /\bvalue\s*:\s*(['"`])(.*?)\1/.exec(one!)?.[2];
    return label === undefined || value === undefined ? [] : [[`label-${value}`, label]];
  });
  return Object.fromEntries(said);
};

/** A tag of HTML or JSX as HTML; an empty element is opened and closed. */
export const htmlOf = (tag: Tag): string => {
  const name = htmlName(tag.name);
  if (tag.closing) return `</${name}>`;
  const attributes = Object.entries({ ...tag.attributes, ...tabLabels(tag) })
    .map(([key, value]) => ` ${key === 'className' ? 'class' : key}="${escapeAttribute(value)}"`)
    .join('');
  return `<${name}${attributes}>${tag.empty && !VOID_ELEMENTS.has(name) ? `</${name}>` : ''}`;
};

/** A tag may run over this many lines. */
const LONGEST_TAG = 60;

const tagAt = (lines: readonly Line[], at: number): { tag: Tag; line: number; column: number } | undefined => {
  const source = lines
    .slice(at, at + LONGEST_TAG)
    .map((line) => line.text)
    .join('\n');
  const tag = readTag(source, source.length - source.trimStart().length);
  if (!tag) return undefined;
  const before = source.slice(0, tag.end).split('\n');
  return { tag, line: at + before.length - 1, column: before.at(-1)!.length };
};

const behind = (line: Line, characters: number): Line => ({ text: line.text.slice(characters), line: line.line, column: line.column + characters });

/** Where the element that was opened ends: line, and the offsets of its closing tag in it. Code blocks are passed over. */
const closingTag = (lines: readonly Line[], from: Line, at: number, name: string, sheet: Sheet): { line: number; start: number; end: number } | undefined => {
  if (!mayLook(sheet, lines.length - at)) return undefined;
  const tags = new RegExp(`<(/?)${name.replace(/[.]/g, '\\.')}(?=[\\s/>])(?:[^<>]*?(/?)>)?`, 'gi');
  let depth = 1;
  let fence: RegExp | undefined;
  for (let index = at; index < lines.length; index++) {
    const text = index === at ? from.text : lines[index]!.text;
    if (fence) {
      if (fence.test(text)) fence = undefined;
      continue;
    }
    const opening = index > at && isFence(text, sheet.flavour) ? FENCE.exec(text) : null;
    if (opening) {
      fence = new RegExp(`^[ \\t]*\\${opening[2]![0]}{${opening[2]!.length},}[ \\t]*$`);
      continue;
    }
    for (const found of text.matchAll(tags)) {
      if (found[2] === '/') continue;
      depth += found[1] === '/' ? -1 : 1;
      if (depth === 0) return { line: index, start: found.index, end: found.index + found[0].length };
    }
  }
  return undefined;
};

/** What the lines have in common is their indent. */
const dedented = (lines: readonly Line[]): Line[] => {
  const [first, ...rest] = lines;
  const width = Math.min(...rest.filter((line) => !isBlank(line)).map((line) => indentOf(line.text)));
  const head = first && { ...behind(first, first.text.length - first.text.trimStart().length) };
  return [...(head ? [head] : []), ...(Number.isFinite(width) ? rest.map((line) => dedent(line, width)) : rest)];
};

/** Whether Markdown is read inside an element: in JSX always, in Python-Markdown where it says so. */
const holdsMarkdown = (tag: Tag, sheet: Sheet): boolean => {
  if (tag.closing) return false;
  if (sheet.flavour.python) return 'markdown' in tag.attributes && tag.attributes.markdown !== '0';
  return sheet.flavour.mdx && (isComponent(tag.name) || BLOCK_ELEMENTS.has(tag.name.toLowerCase()));
};

const restOf = (line: Line, column: number): { rest?: Line } => {
  const rest = behind(line, column);
  return isBlank(rest) ? {} : { rest };
};

/** An element that holds Markdown: its tags as HTML, and between them blocks. */
export const readElement: BlockReader = (lines, at, sheet) => {
  if (!startsHtml(lines[at]!.text, sheet.flavour, false)) return undefined;
  const found = tagAt(lines, at);
  if (!found) return undefined;
  const { tag, line, column } = found;
  const place = placeOfLine(lines[at]!, sheet.file);
  const after = behind(lines[line]!, column);
  const known = isComponent(tag.name) || isElement(tag.name);
  if (sheet.flavour.mdx && known && (tag.closing || tag.empty || VOID_ELEMENTS.has(tag.name.toLowerCase()))) {
    if (!isBlank(after) && !/^\s*</.test(after.text) && !tag.closing) return undefined;
    return { next: line + 1, pieces: [{ html: htmlOf(tag), place }], ...restOf(lines[line]!, column) };
  }
  if (!holdsMarkdown(tag, sheet)) return undefined;
  const close = closingTag(lines, after, line, tag.name, sheet);
  if (!close && isComponent(tag.name)) return undefined;
  if (!close) {
    const message = `"<${tag.name}>" is not closed`;
    sheet.problems.push({ rule: 'element-open', severity: 'warning', message, mend: `write </${tag.name}> where it ends`, place });
    return { next: line + 1, pieces: [{ html: htmlOf(tag), place }], ...restOf(lines[line]!, column) };
  }
  return elementPieces(lines, tag, { line, after }, close, place, sheet);
};

/** `<CodeBlock language="sh">{`…`}</CodeBlock>`: a block of code, not text. */
const codeBlock = (tag: Tag, inner: readonly Line[], place: Place): Piece[] | undefined => {
  if (tag.name !== 'CodeBlock') return undefined;
  const text = inner
    .map((line) => line.text)
    .join('\n')
    .trim();
  const said = literalOf(text) ?? text;
  const { language = '', title } = tag.attributes;
  return [draftCode(said.replace(/^\n|\n$/g, '').split('\n'), `${language}${title === undefined ? '' : ` title="${title}"`}`, place)];
};

const elementPieces = (
  lines: readonly Line[],
  tag: Tag,
  opened: { line: number; after: Line },
  close: { line: number; start: number; end: number },
  place: Place,
  sheet: Sheet,
): ReturnType<BlockReader> => {
  const same = close.line === opened.line;
  const closing = same ? opened.after : lines[close.line]!;
  const last = behind(closing, close.end);
  // Text goes on behind the element: it stands in a paragraph.
  if (same && sheet.flavour.mdx && !isBlank(last) && !/^\s*</.test(last.text)) return undefined;
  const inner = same
    ? [{ ...opened.after, text: opened.after.text.slice(0, close.start) }]
    : [opened.after, ...lines.slice(opened.line + 1, close.line), { ...closing, text: closing.text.slice(0, close.start).trimEnd() }];
  const pieces: Piece[] = codeBlock(tag, inner, place) ?? [
    { html: htmlOf(tag), place },
    ...sheet.pieces(dedented(inner)),
    { html: `</${htmlName(tag.name)}>`, place },
  ];
  return { next: close.line + 1, pieces, ...(isBlank(last) ? {} : { rest: last }) };
};
