import type { ListItem } from '../../../model/block.ts';
import { behindMarker, isBlank, type Line, type Part, placeOf } from '../lines.ts';
import type { Reader } from '../sheet.ts';
import { skipBlank } from './bullets.ts';

const ARGUMENT = String.raw`(?:[a-zA-Z][a-zA-Z0-9_\-]*|<[^<>]+>)`;
const OPTION = String.raw`(?:[\-+][a-zA-Z0-9](?: ?${ARGUMENT})?|(?:--|\/)[a-zA-Z0-9][a-zA-Z0-9_\-]*(?:[ =]${ARGUMENT})?)`;
const MARKER = new RegExp(`^(${OPTION}(?:, ${OPTION})*)(?:  +|$)`);

const partOf = (lines: readonly Line[], at: number): { name: string; part: Part } | undefined => {
  const match = lines[at] && MARKER.exec(lines[at].text);
  if (!match) return undefined;
  const part = behindMarker(lines, at, match[0].length);
  return part.lines.every(isBlank) ? undefined : { name: match[1]!, part };
};

/** `-a FILE, --all=FILE  what it does`. */
export const readOptions: Reader = (lines, at, sheet) => {
  const items: (() => ListItem)[] = [];
  let next = at;
  for (let found = partOf(lines, next); found; found = partOf(lines, next)) {
    const { name, part } = found;
    const body = sheet.body(part.lines);
    const place = placeOf(lines[next]!);
    items.push(() => ({ blocks: [{ type: 'paragraph', children: [{ type: 'code', text: name }], place }, ...body.flatMap((draft) => [...draft()])], place }));
    next = skipBlank(lines, part.next);
  }
  if (items.length === 0) return undefined;
  const place = placeOf(lines[at]!);
  return { drafts: [() => [{ type: 'list', ordered: false, start: 1, items: items.map((item) => item()), place }]], next };
};
