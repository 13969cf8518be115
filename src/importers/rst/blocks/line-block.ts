import type { Inline } from '../../../model/block.ts';
import type { Phrase } from '../draft.ts';
import { cut, indentOf, isBlank, type Line, placeOf } from '../lines.ts';
import type { Reader, Sheet } from '../sheet.ts';

const LINE = /^\|( +|$)/;

/** How a line that stands deeper is shown: two spaces that do not break, for each level. */
const INDENT = '\u00a0\u00a0';

type Entry = { readonly indent: number; readonly phrase: Phrase };

const entryAt = (lines: readonly Line[], at: number, sheet: Sheet): { entry: Entry; next: number } => {
  const first = cut(lines[at]!, 1);
  let next = at + 1;
  while (next < lines.length && lines[next]!.text.startsWith(' ')) next += 1;
  const own = [first, ...lines.slice(at + 1, next)].map((line) => cut(line, indentOf(line)));
  return { entry: { indent: isBlank(first) ? 0 : indentOf(first) - 1, phrase: sheet.phrase(own) }, next };
};

/** How many indentations around each entry are smaller than its own. */
const levels = (entries: readonly Entry[]): number[] => {
  const open: number[] = [];
  return entries.map(({ indent }) => {
    while (open.length > 0 && open.at(-1)! >= indent) open.pop();
    const level = open.length;
    open.push(indent);
    return level;
  });
};

/** `| ` lines: each is a line of its own, deeper ones are indented. */
export const readLineBlock: Reader = (lines, at, sheet) => {
  if (!LINE.test(lines[at]!.text)) return undefined;
  const entries: Entry[] = [];
  let next = at;
  while (next < lines.length && LINE.test(lines[next]!.text)) {
    const found = entryAt(lines, next, sheet);
    entries.push(found.entry);
    next = found.next;
  }
  const place = placeOf(lines[at]!);
  const depth = levels(entries);
  const line = ({ phrase }: Entry, index: number): Inline[] => {
    const inlines = phrase.finish();
    const indent = INDENT.repeat(depth[index]!);
    return [
      ...(index > 0 ? [{ type: 'break' as const }] : []),
      ...(indent !== '' && inlines.length > 0 ? [{ type: 'text' as const, text: indent }] : []),
      ...inlines,
    ];
  };
  if (entries.every(({ phrase }) => phrase.text === '')) return { drafts: [], next };
  return { drafts: [() => [{ type: 'paragraph', children: entries.flatMap(line), place }]], next };
};
