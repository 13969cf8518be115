import type { Draft } from '../draft.ts';
import { indentOf, isBlank, type Line, placeOf, withText } from '../lines.ts';
import type { Reader, Sheet } from '../sheet.ts';
import { isTerm, readDefinitions } from './definitions.ts';
import { readBehindColons } from './literal.ts';
import { underlinedTitle } from './title.ts';

const endOfParagraph = (lines: readonly Line[], at: number): number => {
  let next = at + 1;
  while (next < lines.length && !isBlank(lines[next]) && !lines[next]!.text.startsWith(' ')) next += 1;
  return next;
};

/** The paragraph without the `::` that announces code, and whether it does. `::` behind a space, or alone, goes; else a colon stays. */
const announced = (lines: readonly Line[]): { own: readonly Line[]; announces: boolean } => {
  const last = lines.at(-1)!;
  if (!/(?<!\\)(?:\\\\)*::$/.test(last.text)) return { own: lines, announces: false };
  const isAlone = last.text === '::' || last.text.at(-3) === ' ';
  const text = isAlone ? last.text.slice(0, -2).trimEnd() : last.text.slice(0, -1);
  const rest = lines.slice(0, -1);
  return { own: text === '' ? rest : [...rest, withText(last, text)], announces: true };
};

const paragraph = (lines: readonly Line[], sheet: Sheet): Draft[] => {
  if (lines.length === 0) return [];
  const phrase = sheet.phrase(lines);
  const place = placeOf(lines[0]!);
  return [() => [{ type: 'paragraph', children: phrase.finish(), place }]];
};

/** What is nothing else: a title with a line under it, a term with its definition, or a paragraph. */
export const readText: Reader = (lines, at, sheet, scope) => {
  const title = underlinedTitle(lines, at, sheet, scope);
  if (title) return title;
  if (isTerm(lines, at)) return readDefinitions(lines, at, sheet);
  const next = endOfParagraph(lines, at);
  if (next < lines.length && !isBlank(lines[next])) {
    sheet.report(
      'rst-indentation',
      'text is indented behind a paragraph without a blank line: it is read as a quote',
      placeOf(lines[next]!, indentOf(lines[next]!)),
      'align it, or add a blank line',
    );
  }
  const { own, announces } = announced(lines.slice(at, next));
  const before = paragraph(own, sheet);
  if (!announces) return { drafts: before, next };
  const code = readBehindColons(lines, next, sheet);
  return { drafts: [...before, ...code.drafts], next: code.next };
};
