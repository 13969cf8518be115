import type { Draft } from '../draft.ts';
import { cut, type Line, placeOf } from '../lines.ts';
import { normaliseName } from '../names.ts';
import type { Sheet } from '../sheet.ts';
import { termBlocks } from './definitions.ts';

const NOTE = /^\[([0-9]+|#[\p{L}\p{N}\p{M}_.:+-]*|\*|[\p{L}\p{N}\p{M}]+(?:[-._+:][\p{L}\p{N}\p{M}]+)*)\]( +|$)/u;

/** `.. [1] text` and its like are footnotes, shown at the end of the page; `.. [name] text` is a citation and stays where it is. */
export const readNote = (lines: readonly Line[], sheet: Sheet): readonly Draft[] | undefined => {
  const match = NOTE.exec(lines[0]!.text);
  if (!match) return undefined;
  const label = match[1]!;
  const place = placeOf(lines[0]!);
  const isFootnote = /^(\d+|#.*|\*)$/.test(label);
  const id = sheet.ids.take(isFootnote ? label.replace(/^[#*]/, '') : label);
  const drafts = sheet.body([cut(lines[0]!, match[0].length), ...lines.slice(1)]);
  if (isFootnote) {
    sheet.notes.add({ label, drafts, place });
    return [];
  }
  sheet.names.add(`[${normaliseName(label)}]`, { kind: 'internal', anchor: id });
  const term = [{ type: 'strong' as const, children: [{ type: 'text' as const, text: `[${label}]` }] }];
  return [
    () => {
      const [first, ...rest] = termBlocks(
        term,
        drafts.flatMap((draft) => [...draft()]),
        place,
      );
      return [{ ...first!, attributes: { id, classes: [], values: {} } }, ...rest];
    },
  ];
};
