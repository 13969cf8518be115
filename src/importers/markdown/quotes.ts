import { finishDrafts } from '../../knowledge/markdown/draft.ts';
import { isBlank, type Line, placeOfLine } from '../../knowledge/markdown/lines.ts';
import { quoteContent } from '../../knowledge/markdown/quote.ts';
import type { BlockReader } from './sheet.ts';
import { lazyAfter } from './starts.ts';

const MARK = /^ {0,3}>/;
const ALERT = /^\[!([A-Za-z]+)\][+-]?[ \t]*(.*)$/;

const quoteEnd = (lines: readonly Line[], at: number, lazyAt: (index: number) => boolean): number => {
  let end = at;
  while (end < lines.length && !isBlank(lines[end]!) && (MARK.test(lines[end]!.text) || lazyAt(end))) end++;
  return end;
};

/** `> …`; one that begins with `[!NOTE]` is an admonition, as GitHub shows it. */
export const readQuote: BlockReader = (lines, at, sheet) => {
  if (!MARK.test(lines[at]!.text)) return undefined;
  const end = quoteEnd(lines, at, (index) => {
    const above = quoteContent([lines[index - 1]!])[0]!;
    return lazyAfter(above, lines, index, sheet.flavour);
  });
  const content = quoteContent(lines.slice(at, end));
  const place = placeOfLine(lines[at]!, sheet.file);
  const alert = ALERT.exec(content[0]!.text.trim());
  if (!alert) {
    const inside = sheet.read(content);
    return { next: end, pieces: [{ place, make: () => ({ type: 'quote', blocks: finishDrafts(inside) }) }] };
  }
  const title = alert[2]!.trim();
  const inside = sheet.read(content.slice(1));
  const kind = alert[1]!.toLowerCase();
  const named = title === '' ? {} : { title };
  return { next: end, pieces: [{ place, make: () => ({ type: 'admonition', kind, ...named, collapse: 'no', blocks: finishDrafts(inside) }) }] };
};
