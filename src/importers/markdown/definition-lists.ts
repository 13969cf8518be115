import { type Draft, finishDrafts } from '../../knowledge/markdown/draft.ts';
import { dedent, indentOf, isBlank, type Line, lazy, placeOfLine } from '../../knowledge/markdown/lines.ts';
import type { Block } from '../../model/block.ts';
import type { BlockReader, Sheet } from './sheet.ts';
import { interrupts, lazyAfter } from './starts.ts';

const COLON = /^( {0,3}):([ \t]+)(?=\S)/;

const isDefinition = (line: Line | undefined): boolean => line !== undefined && COLON.test(line.text);

/** The line of a definition that stands at most one blank line below. */
const definitionAt = (lines: readonly Line[], at: number): number | undefined => {
  const index = lines[at] && isBlank(lines[at]) ? at + 1 : at;
  return isDefinition(lines[index]) ? index : undefined;
};

const readDefinition = (lines: readonly Line[], at: number, sheet: Sheet): { content: Line[]; next: number } => {
  const first = { ...lines[at]!, text: lines[at]!.text.replace(':', ' ') };
  const column = indentOf(first.text);
  const width = Math.max(2, Math.min(column, 4));
  const content = [dedent(first, column)];
  let next = at + 1;
  for (let index = at + 1; index < lines.length; index++) {
    const line = lines[index]!;
    if (isBlank(line)) continue;
    const inside = indentOf(line.text) >= width;
    if (!inside && (index > next || isDefinition(line) || !lazyAfter(lines[index - 1]!, lines, index, sheet.flavour))) break;
    for (let gap = next; gap < index; gap++) content.push(lines[gap]!);
    content.push(inside ? dedent(line, width) : lazy(line));
    next = index + 1;
  }
  return { content, next };
};

const termsAt = (lines: readonly Line[], at: number, sheet: Sheet): Line[] => {
  const terms: Line[] = [];
  for (let index = at; index < lines.length; index++) {
    const line = lines[index]!;
    if (isBlank(line) || isDefinition(line) || indentOf(line.text) >= 4 || interrupts(lines, index, sheet.flavour)) break;
    terms.push(line);
  }
  return terms;
};

type Entry = { readonly terms: readonly Line[]; readonly drafts: Draft[]; readonly next: number };

const readEntry = (lines: readonly Line[], at: number, sheet: Sheet): Entry | undefined => {
  const terms = termsAt(lines, at, sheet);
  let definition = terms.length > 0 ? definitionAt(lines, at + terms.length) : undefined;
  if (definition === undefined) return undefined;
  const drafts: Draft[] = [];
  let next = at;
  while (definition !== undefined) {
    const one = readDefinition(lines, definition, sheet);
    drafts.push(...sheet.read(one.content));
    next = one.next;
    definition = definitionAt(lines, next);
  }
  return { terms, drafts, next };
};

const termBlock = (term: Line, sheet: Sheet): Block => {
  const place = placeOfLine(term, sheet.file);
  const prose = { text: term.text.trim(), placeAt: (offset: number) => ({ ...place, column: place.column + offset }) };
  return { type: 'paragraph', place, children: [{ type: 'strong', children: sheet.inlines(prose) }] };
};

/** `Term` and, below it, `:   what it means`: a list whose items begin with the term in bold. */
export const readDefinitionList: BlockReader = (lines, at, sheet) => {
  if (!sheet.flavour.python) return undefined;
  const entries: Entry[] = [];
  for (let index = at, entry = readEntry(lines, at, sheet); entry; entry = readEntry(lines, index, sheet)) {
    entries.push(entry);
    index = entry.next;
    while (index < lines.length && isBlank(lines[index]!)) index++;
  }
  const last = entries.at(-1);
  if (!last) return undefined;
  const draft: Draft = {
    place: placeOfLine(lines[at]!, sheet.file),
    make: () => ({
      type: 'list',
      ordered: false,
      start: 1,
      items: entries.map(({ terms, drafts }) => ({
        place: placeOfLine(terms[0]!, sheet.file),
        blocks: [...terms.map((term) => termBlock(term, sheet)), ...finishDrafts(drafts)],
      })),
    }),
  };
  return { next: last.next, pieces: [draft] };
};
