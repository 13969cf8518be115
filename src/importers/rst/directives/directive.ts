import type { Block } from '../../../model/block.ts';
import type { Place } from '../../../model/problem.ts';
import type { Draft } from '../draft.ts';
import type { Line } from '../lines.ts';
import type { Scope, Sheet } from '../sheet.ts';

/** A directive as it stands: what is behind `::` and the lines that belong to it. */
export type Use = { readonly name: string; readonly lines: readonly Line[]; readonly place: Place };

/** Reads one directive. */
export type ReadDirective = (use: Use, sheet: Sheet, scope: Scope) => readonly Draft[];

export const finished = (drafts: readonly Draft[]): Block[] => drafts.flatMap((draft) => [...draft()]);

export const textOf = (lines: readonly Line[]): string =>
  lines
    .map((line) => line.text.trim())
    .join(' ')
    .trim();

/** A paragraph of lines that may hold markup; nothing for no lines. */
export const paragraphOf = (lines: readonly Line[], use: Use, sheet: Sheet, strong = false): Draft[] => {
  if (textOf(lines) === '') return [];
  const phrase = sheet.phrase(lines);
  return [() => [{ type: 'paragraph', children: strong ? [{ type: 'strong', children: phrase.finish() }] : phrase.finish(), place: use.place }]];
};
