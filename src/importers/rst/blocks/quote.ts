import type { Draft } from '../draft.ts';
import { indented, indentOf, isBlank, type Line, placeOf } from '../lines.ts';
import type { Reader, Sheet } from '../sheet.ts';

const ATTRIBUTION = /^(---?(?!-)|\u2014) *(?=[^ ])/;

type Split = { readonly own: readonly Line[]; readonly attribution: readonly Line[]; readonly rest: readonly Line[] };

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

/** The first quote of lines, who said it, and what comes behind. */
const split = (lines: readonly Line[]): Split => {
  let blank: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (isBlank(line)) blank = index;
    else if (blank === index - 1 && index > 1 && ATTRIBUTION.test(line.text)) {
      const end = attributionEnd(lines, index);
      if (end !== undefined) return { own: lines.slice(0, index), attribution: lines.slice(index, end), rest: lines.slice(end) };
    }
  }
  return { own: lines, attribution: [], rest: [] };
};

const trimmed = (line: Line, index: number): Line => {
  const width = index === 0 ? ATTRIBUTION.exec(line.text)![0].length : indentOf(line);
  return { ...line, column: line.column + width, text: line.text.slice(width), raw: line.raw.trimStart() };
};

/** Quotes of lines that were moved left, one for each attribution. */
export const quotesOf = (lines: readonly Line[], sheet: Sheet): Draft[] => {
  const drafts: Draft[] = [];
  let rest = lines;
  while (rest.some((line) => !isBlank(line))) {
    const { own, attribution, rest: behind } = split(rest);
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
    rest = behind;
  }
  return drafts;
};

/** Text that is indented is a quote. */
export const readQuote: Reader = (lines, at, sheet) => {
  if (!lines[at]!.text.startsWith(' ')) return undefined;
  const { lines: own, next } = indented(lines, at);
  return { drafts: quotesOf(own, sheet), next };
};
