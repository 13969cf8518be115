import type { Draft } from '../draft.ts';
import { cut, indented, indentOf, isBlank, type Line, placeOf } from '../lines.ts';
import type { Reader, Sheet } from '../sheet.ts';
import { skipBlank } from './bullets.ts';

const ATTRIBUTION = /^(---?(?!-)|\u2014) *(?=[^ ])/;

type Split = { readonly own: readonly Line[]; readonly attribution: readonly Line[]; readonly next: number };

/** Lines behind the first of an attribution share an indentation. Undefined when they do not. */
const attributionEnd = (lines: readonly Line[], from: number): number | undefined => {
  let at = from + 1;
  let indent: number | undefined;
  for (; at < lines.length && !isBlank(lines[at]); at += 1) {
    const own = indentOf(lines[at]!);
    if (indent !== undefined && own !== indent) return undefined;
    indent = own;
  }
  return at;
};

/** The quote that begins at `from`, who said it, and where the next begins. */
const split = (lines: readonly Line[], from: number): Split => {
  for (let at = from + 2; at < lines.length; at += 1) {
    if (!isBlank(lines[at - 1]) || !ATTRIBUTION.test(lines[at]!.text)) continue;
    const end = attributionEnd(lines, at);
    if (end !== undefined) return { own: lines.slice(from, at), attribution: lines.slice(at, end), next: end };
  }
  return { own: lines.slice(from), attribution: [], next: lines.length };
};

const trimmed = (line: Line, index: number): Line => {
  const width = index === 0 ? ATTRIBUTION.exec(line.text)![0].length : indentOf(line);
  return cut(line, width);
};

/** Quotes of lines that were moved left, one for each attribution. */
export const quotesOf = (lines: readonly Line[], sheet: Sheet): Draft[] => {
  const drafts: Draft[] = [];
  for (let from = skipBlank(lines, 0); from < lines.length; ) {
    const { own, attribution, next } = split(lines, from);
    const first = own.find((line) => !isBlank(line)) as Line;
    const body = sheet.body(own);
    const who = attribution.length > 0 ? sheet.phrase(attribution.map(trimmed)) : undefined;
    const place = placeOf(first);
    drafts.push(() => {
      const blocks = body.flatMap((draft) => [...draft()]);
      return [
        {
          type: 'quote',
          blocks: who ? [...blocks, { type: 'paragraph', children: [{ type: 'text', text: '— ' }, ...who.finish()], place: placeOf(attribution[0]!) }] : blocks,
          place,
        },
      ];
    });
    from = skipBlank(lines, next);
  }
  return drafts;
};

/** Text that is indented is a quote. */
export const readQuote: Reader = (lines, at, sheet) => {
  if (!lines[at]!.text.startsWith(' ')) return undefined;
  const { lines: own, next } = indented(lines, at);
  return { drafts: quotesOf(own, sheet), next };
};
