import type { ListItem } from '../../../model/block.ts';
import { alignedWithMarker, behindMarker, isBlank, type Line, type Part, placeOf } from '../lines.ts';
import type { Reader, Sheet } from '../sheet.ts';

const BULLET = /^([-+*•‣⁃])( +|$)/;

/** What belongs to an item whose marker is `width` columns wide. */
export const itemPart = (lines: readonly Line[], at: number, width: number): Part =>
  lines[at]!.text.length > width ? alignedWithMarker(lines, at, width) : behindMarker(lines, at, width);

/** An item that is finished later, with its place. */
export const itemDraft = (part: Part, marker: Line, sheet: Sheet): (() => ListItem) => {
  const body = sheet.body(part.lines);
  return () => ({ blocks: body.flatMap((draft) => [...draft()]), place: placeOf(marker) });
};

export const skipBlank = (lines: readonly Line[], at: number): number => {
  let next = at;
  while (next < lines.length && isBlank(lines[next])) next += 1;
  return next;
};

/** `-`, `+`, `*` and the bullets of Unicode; another one begins another list. */
export const readBullets: Reader = (lines, at, sheet) => {
  const bullet = BULLET.exec(lines[at]!.text)?.[1];
  if (bullet === undefined) return undefined;
  const items: (() => ListItem)[] = [];
  let next = at;
  for (let match = BULLET.exec(lines[next]!.text); match?.[1] === bullet; match = BULLET.exec(lines[next]?.text ?? '')) {
    const part = itemPart(lines, next, match[0].length);
    items.push(itemDraft(part, lines[next]!, sheet));
    next = skipBlank(lines, part.next);
  }
  const place = placeOf(lines[at]!);
  return { drafts: [() => [{ type: 'list', ordered: false, start: 1, items: items.map((item) => item()), place }]], next };
};
