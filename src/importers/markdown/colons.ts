import { attributesAt } from '../../knowledge/markdown/attributes.ts';
import { type Draft, finishDrafts } from '../../knowledge/markdown/draft.ts';
import { dedent, indentOf, type Line, placeOfLine } from '../../knowledge/markdown/lines.ts';
import type { Block, Tab } from '../../model/block.ts';
import type { Place, Problem } from '../../model/problem.ts';
import { closingOf } from './container-end.ts';
import { plainTitle } from './plain-title.ts';
import type { BlockReader, Sheet } from './sheet.ts';
import { COLONS, isHeading } from './starts.ts';

/** Containers that are only a frame: what is in them stands for itself. */
const FRAMES = new Set(['raw', 'v-pre', 'center', 'left', 'right']);

type Opening = { readonly mark: string; readonly kind: string; readonly title: string; readonly open: boolean };

/** Name and title of `:::note[Title]{.class}`, `::: details Title {open}`. */
const readOpening = (text: string): Opening | undefined => {
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

const isClosing = (line: Line): boolean => /^[ \t]*:{3,}[ \t]*$/.test(line.text);

/** One that is not closed ends at the next heading: a section must not disappear in it. */
const openEnd = (lines: readonly Line[], at: number, sheet: Sheet): number => {
  const heading = lines.findIndex((line, index) => index > at && isHeading(line.text, sheet.flavour));
  return heading < 0 ? lines.length : heading;
};

const problem = (rule: string, message: string, mend: string, place: Place): Problem => ({ rule, severity: 'warning', message, mend, place });

/** `:::name … :::` */
export const readContainer: BlockReader = (lines, at, sheet) => {
  if (!sheet.flavour.colons) return undefined;
  const first = lines[at]!;
  const place = placeOfLine(first, sheet.file);
  if (isClosing(first)) {
    sheet.problems.push(problem('container-stray', 'nothing is open that ":::" could close', 'remove the line', place));
    return { next: at + 1, pieces: [] };
  }
  const opening = readOpening(first.text);
  if (!opening) return undefined;
  const closing = closingOf(lines, at, opening.mark, (text) => readOpening(text)?.mark, sheet);
  const closed = closing < lines.length;
  if (!closed) sheet.problems.push(problem('container-open', `"${opening.mark}${opening.kind}" is not closed`, `end it with a line of ${opening.mark}`, place));
  const end = closed ? closing : openEnd(lines, at, sheet);
  const content = withoutIndent(lines.slice(at + 1, end), indentOf(first.text));
  return { next: closed ? end + 1 : end, pieces: draftContainer(opening, content, place, sheet) };
};
