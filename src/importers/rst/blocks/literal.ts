import type { Draft } from '../draft.ts';
import { indented, isBlank, type Line, placeOf, rawText, trimBlank } from '../lines.ts';
import type { Sheet } from '../sheet.ts';
import { skipBlank } from './bullets.ts';

const PUNCTUATION = /^[!-/:-@[-`{-~]/;

/** Code as it was written. */
export const codeDraft = (lines: readonly Line[], language: string | undefined, title?: string): Draft => {
  const own = trimBlank(lines);
  const text = rawText(own);
  const place = placeOf(own[0]!);
  return () => [{ type: 'code', ...(language !== undefined && { language }), ...(title !== undefined && { title }), text, place }];
};

/** Code behind `::`: indented, or each line behind the same character. */
export const readBehindColons = (lines: readonly Line[], at: number, sheet: Sheet): { drafts: Draft[]; next: number } => {
  const from = skipBlank(lines, at);
  const first = lines[from];
  if (first?.text.startsWith(' ')) {
    const part = indented(lines, from);
    return { drafts: [codeDraft(part.lines, sheet.state.highlight)], next: part.next };
  }
  if (first && from > at && PUNCTUATION.test(first.text)) {
    let next = from;
    while (next < lines.length && !isBlank(lines[next]) && lines[next]!.text[0] === first.text[0]) next += 1;
    return { drafts: [codeDraft(lines.slice(from, next), sheet.state.highlight)], next };
  }
  const place = first ? placeOf(first) : placeOf(lines[at - 1]!);
  sheet.report('rst-no-literal', '"::" announces code, but none comes', place, 'indent the code, or write one colon');
  return { drafts: [], next: at };
};
