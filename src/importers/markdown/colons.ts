import { attributesAt } from '../../knowledge/markdown/attributes.ts';
import { type Draft, finishDrafts } from '../../knowledge/markdown/draft.ts';
import { dedent, indentOf, type Line, placeOfLine } from '../../knowledge/markdown/lines.ts';
import type { Block, Tab } from '../../model/block.ts';
import type { Place, Problem } from '../../model/problem.ts';
import { mayLook } from './budget.ts';
import { plainTitle } from './plain-title.ts';
import type { BlockReader, Sheet } from './sheet.ts';
import { COLONS, isFence, isHeading, SLASHES } from './starts.ts';

/** Containers that are only a frame: what is in them stands for itself. */
const FRAMES = new Set(['raw', 'v-pre', 'html', 'danger-zone', 'center', 'left', 'right', 'caption', 'figure-caption']);

type Opening = { readonly mark: string; readonly kind: string; readonly title: string; readonly open: boolean };

/** Name and title of `:::note[Title]{.class}`, `::: details Title {open}` or `/// note | Title`. */
const readOpening = (text: string, sheet: Sheet): Opening | undefined => {
  if (sheet.flavour.colons) {
    const match = COLONS.exec(text);
    if (!match) return undefined;
    const [, mark, kind, behind] = match;
    const rest = behind!.trim();
    const braces = /\{[^{}]*\}$/.exec(rest);
    const attributes = braces ? attributesAt(braces[0]) : undefined;
    const flag = braces !== null && (attributes !== undefined || /^\{\s*\w+\s*\}$/.test(braces[0]));
    const named = (flag ? rest.slice(0, braces.index) : rest).trim();
    const bracket = /^\[(.*)\]$/.exec(named);
    return { mark: mark!, kind: kind!.toLowerCase(), title: bracket?.[1] ?? named, open: /\{\s*open\b/.test(braces?.[0] ?? '') };
  }
  const match = sheet.flavour.python ? SLASHES.exec(text) : null;
  return match ? { mark: match[1]!, kind: match[2]!, title: match[3] ?? '', open: false } : undefined;
};

/**
 * The closing line: of the innermost container that has as many marks, else of the innermost that has fewer. Code blocks may
 * hold lines of colons.
 */
const closingOf = (lines: readonly Line[], at: number, opening: Opening, sheet: Sheet): number => {
  const close = new RegExp(`^[ \\t]*(${opening.mark[0]}{3,})[ \\t]*$`);
  if (!mayLook(sheet, lines.length - at)) return lines.length;
  const open = [opening.mark.length];
  let fence: RegExp | undefined;
  let first = lines.length;
  for (let index = at + 1; index < lines.length; index++) {
    const { text } = lines[index]!;
    if (fence) {
      if (fence.test(text)) fence = undefined;
      continue;
    }
    if (isFence(text, sheet.flavour)) {
      fence = closeOfFence(text);
      continue;
    }
    const length = close.exec(text)?.[1]?.length;
    if (length === undefined) {
      const inner = readOpening(text, sheet);
      if (inner) open.push(inner.mark.length);
      continue;
    }
    if (length >= opening.mark.length && first === lines.length) first = index;
    const exact = open.lastIndexOf(length);
    const closed = exact >= 0 ? exact : open.findLastIndex((marks) => marks <= length);
    if (closed === 0) return index;
    if (closed > 0) open.length = closed;
  }
  // Not balanced: the first closing line counts, as it does for the generators.
  return first;
};

const closeOfFence = (text: string): RegExp => {
  const mark = /[`~]+/.exec(text)![0];
  return new RegExp(`^[ \\t]*\\${mark[0]}{${mark.length},}[ \\t]*$`);
};

const withoutIndent = (lines: readonly Line[], outer: number): Line[] => lines.map((line) => dedent(line, Math.min(outer, indentOf(line.text))));

/** A code group: every code block is a tab that bears its name. */
const codeGroup = (blocks: readonly Block[]): Tab[] =>
  blocks.map((block): Tab => {
    if (block.type !== 'code') return { title: '', blocks: [block], place: block.place };
    const { title, ...code } = block;
    return { title: title ?? code.language ?? '', blocks: [code], place: block.place };
  });

const TAB = /^[ \t]*==[ \t]+(\S.*)$/;

/** `:::tabs` with `== Title` lines, as VitePress' tabs plug-in writes them. */
const pluginTabs = (content: readonly Line[], sheet: Sheet): { title: string; place: Draft['place']; drafts: Draft[] }[] => {
  const starts = content.flatMap((line, index) => (TAB.test(line.text) ? [index] : []));
  return starts.map((start, index) => ({
    title: TAB.exec(content[start]!.text)![1]!.trim(),
    place: placeOfLine(content[start]!, sheet.file),
    drafts: sheet.read(content.slice(start + 1, starts[index + 1] ?? content.length)),
  }));
};

const draftContainer = (opening: Opening, content: readonly Line[], place: Draft['place'], sheet: Sheet): Draft[] => {
  if (opening.kind === 'tabs' && content.some((line) => TAB.test(line.text))) {
    const first = content.findIndex((line) => TAB.test(line.text));
    const tabs = pluginTabs(content.slice(first), sheet);
    const make = (): { type: 'tabs'; tabs: Tab[] } => ({
      type: 'tabs',
      tabs: tabs.map(({ title, place: where, drafts }) => ({ title: plainTitle(title, where, sheet), blocks: finishDrafts(drafts), place: where })),
    });
    return [...sheet.read(content.slice(0, first)), { place, make }];
  }
  const inside = sheet.read(content);
  if (opening.kind === 'code-group') return [{ place, make: () => ({ type: 'tabs', tabs: codeGroup(finishDrafts(inside)) }) }];
  if (FRAMES.has(opening.kind)) return inside;
  const collapse = opening.kind === 'details' ? (opening.open ? 'open' : 'closed') : 'no';
  return [
    {
      place,
      make: () => ({
        type: 'admonition',
        kind: opening.kind,
        ...(opening.title === '' ? {} : { title: plainTitle(opening.title, place, sheet) }),
        collapse,
        blocks: finishDrafts(inside),
      }),
    },
  ];
};

/** `///` blocks may begin with indented options, which are no text. */
const withoutOptions = (content: readonly Line[]): readonly Line[] => {
  let end = 0;
  while (end < content.length && /^ {4}[a-z_-]+:/.test(content[end]!.text)) end++;
  return content.slice(end);
};

const isClosing = (line: Line): boolean => /^[ \t]*:{3,}[ \t]*$/.test(line.text);

/** One that is not closed ends at the next heading: a section must not disappear in it. */
const openEnd = (lines: readonly Line[], at: number, sheet: Sheet): number => {
  const heading = lines.findIndex((line, index) => index > at && isHeading(line.text, sheet.flavour));
  return heading < 0 ? lines.length : heading;
};

const contentOf = (lines: readonly Line[], at: number, end: number, opening: Opening): readonly Line[] => {
  const inside = withoutIndent(lines.slice(at + 1, end), indentOf(lines[at]!.text));
  return opening.mark.startsWith('/') ? withoutOptions(inside) : inside;
};

const problem = (rule: string, message: string, mend: string, place: Place): Problem => ({ rule, severity: 'warning', message, mend, place });

/** `:::name … :::` and, in Python-Markdown, `/// name … ///`. */
export const readContainer: BlockReader = (lines, at, sheet) => {
  const first = lines[at]!;
  const place = placeOfLine(first, sheet.file);
  if (sheet.flavour.colons && isClosing(first)) {
    sheet.problems.push(problem('container-stray', 'nothing is open that ":::" could close', 'remove the line', place));
    return { next: at + 1, pieces: [] };
  }
  const opening = readOpening(first.text, sheet);
  if (!opening) return undefined;
  const closing = closingOf(lines, at, opening, sheet);
  const closed = closing < lines.length;
  if (!closed && opening.mark.startsWith('/')) return undefined;
  if (!closed) sheet.problems.push(problem('container-open', `"${opening.mark}${opening.kind}" is not closed`, `end it with a line of ${opening.mark}`, place));
  const end = closed ? closing : openEnd(lines, at, sheet);
  const titled = FRAMES.has(opening.kind) && opening.title !== '' ? sheet.read([titleLine(first, opening.title)]) : [];
  return { next: closed ? end + 1 : end, pieces: [...titled, ...draftContainer(opening, contentOf(lines, at, end, opening), place, sheet)] };
};

const titleLine = (line: Line, title: string): Line => ({ text: title, line: line.line, column: line.column + Math.max(0, line.text.indexOf(title)) });
