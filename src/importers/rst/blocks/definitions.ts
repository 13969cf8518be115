import type { Block, Inline, ListItem } from '../../../model/block.ts';
import type { Place } from '../../../model/problem.ts';
import type { Draft } from '../draft.ts';
import { indented, type Line, placeOf, withText } from '../lines.ts';
import type { Sheet } from '../sheet.ts';
import { skipBlank } from './bullets.ts';

/** A term and what is said of it: in one paragraph where that begins with one. */
export const termBlocks = (term: readonly Inline[], blocks: readonly Block[], place: Place): Block[] => {
  const [first, ...rest] = blocks;
  if (first?.type === 'paragraph' && !first.attributes)
    return [{ ...first, children: [...term, { type: 'text', text: ' ' }, ...first.children], place }, ...rest];
  return [{ type: 'paragraph', children: term, place }, ...blocks];
};

/** Whether the line at `at` is a term: the next one is indented. */
export const isTerm = (lines: readonly Line[], at: number): boolean => {
  return /^\S/.test(lines[at]?.text ?? '') && (lines[at + 1]?.text.startsWith(' ') ?? false);
};

/** `term : classifier`. */
const CLASSIFIER = / +: +/;

const item = (lines: readonly Line[], at: number, sheet: Sheet): { item: () => ListItem; next: number } => {
  const marker = lines[at]!;
  const term = sheet.phrase([withText(marker, marker.text.replace(CLASSIFIER, ' : '))]);
  const part = indented(lines, at + 1);
  const body = sheet.body(part.lines);
  const place = placeOf(marker);
  const finish = (): ListItem => ({
    blocks: [{ type: 'paragraph', children: [{ type: 'strong', children: term.finish() }], place }, ...body.flatMap((draft) => [...draft()])],
    place,
  });
  return { item: finish, next: part.next };
};

/** How every block but text begins: none of them is the next term. */
const OTHER =
  /^(?:[-+*•‣⁃]( |$)|\(?(?:[0-9]+|[a-zA-Z]|[ivxlcdmIVXLCDM]+|#)[.)]( |$)|:[^: ][^:]*:( |$)|>>>( |$)|\|( |$)|\.\.( |$)|__( |$)|\+-|=+ +=|(?:--?|\/)[a-zA-Z0-9])/;

/** Definitions as a list: the term is strong, what is said of it stands below. */
export const readDefinitions = (lines: readonly Line[], at: number, sheet: Sheet): { drafts: Draft[]; next: number } => {
  const items: (() => ListItem)[] = [];
  let next = at;
  do {
    const found = item(lines, next, sheet);
    items.push(found.item);
    next = skipBlank(lines, found.next);
  } while (isTerm(lines, next) && !OTHER.test(lines[next]!.text));
  const place = placeOf(lines[at]!);
  return { drafts: [() => [{ type: 'list', ordered: false, start: 1, items: items.map((finish) => finish()), place }]], next };
};
