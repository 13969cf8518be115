import { contentLines, readAdmonitionHeader } from '../../knowledge/markdown/admonition.ts';
import { type Draft, finishDrafts } from '../../knowledge/markdown/draft.ts';
import { dedent, indentOf, isBlank, type Line, placeOfLine } from '../../knowledge/markdown/lines.ts';
import { readTabHeader } from '../../knowledge/markdown/tabs.ts';
import { plainTitle } from './plain-title.ts';
import type { BlockReader } from './sheet.ts';

/** Where the indented lines below a header end. Two columns are enough to be content. */
const contentEnd = (lines: readonly Line[], at: number, outer: number): number => {
  let end = at + 1;
  let width: number | undefined;
  for (let index = at + 1; index < lines.length; index++) {
    const line = lines[index]!;
    if (isBlank(line)) continue;
    const indent = indentOf(line.text) - outer;
    width ??= Math.min(indent, 4);
    if (width < 2 || indent < width) break;
    end = index + 1;
  }
  return end;
};

/**
 * The content below a header. Eight columns would make it code; where a fence stands in it, it was only indented too far.
 */
const inner = (lines: readonly Line[], outer: number): Line[] => {
  const content = contentLines(lines, outer);
  const fenced = content.some((line) => /^ {4,}(?:`{3,}|~{3,})/.test(line.text));
  const width = fenced ? Math.min(...content.filter((line) => !isBlank(line)).map((line) => indentOf(line.text))) : 0;
  return width >= 4 ? content.map((line) => dedent(line, width)) : content;
};

/** `!!! kind "Title"` with what is indented below it. */
export const readAdmonition: BlockReader = (lines, at, sheet) => {
  const first = lines[at]!;
  const header = sheet.flavour.python ? readAdmonitionHeader(first.text) : undefined;
  if (!header) return undefined;
  const outer = indentOf(first.text);
  const end = contentEnd(lines, at, outer);
  const place = placeOfLine(first, sheet.file);
  const inside = sheet.read(inner(lines.slice(at + 1, end), outer));
  const title = header.title === undefined || header.title === '' ? undefined : header.title;
  const draft: Draft = {
    place,
    attributes: header.classes.length > 0 ? { classes: header.classes, values: {} } : undefined,
    make: () => ({
      type: 'admonition',
      kind: header.kind,
      ...(title === undefined ? {} : { title: plainTitle(title, place, sheet) }),
      collapse: header.collapse,
      blocks: finishDrafts(inside),
    }),
  };
  return { next: end, pieces: [draft] };
};

/** `=== "Title"`, one after the other; `===!` begins a new group. */
export const readTabs: BlockReader = (lines, at, sheet) => {
  if (!sheet.flavour.python || !readTabHeader(lines[at]!.text)) return undefined;
  const outer = indentOf(lines[at]!.text);
  const tabs: { title: string; place: Draft['place']; drafts: Draft[] }[] = [];
  let next = at;
  for (let index = at; index < lines.length; ) {
    if (isBlank(lines[index]!)) {
      index++;
      continue;
    }
    const header = indentOf(lines[index]!.text) === outer ? readTabHeader(lines[index]!.text) : undefined;
    if (!header || (header.fresh && tabs.length > 0)) break;
    next = contentEnd(lines, index, outer);
    const place = placeOfLine(lines[index]!, sheet.file);
    tabs.push({ title: header.title, place, drafts: sheet.read(inner(lines.slice(index + 1, next), outer)) });
    index = next;
  }
  const draft: Draft = {
    place: placeOfLine(lines[at]!, sheet.file),
    make: () => ({
      type: 'tabs',
      tabs: tabs.map(({ title, place, drafts }) => ({ title: plainTitle(title, place, sheet), blocks: finishDrafts(drafts), place })),
    }),
  };
  return { next, pieces: [draft] };
};
