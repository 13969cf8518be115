import type { ListItem } from '../../../model/block.ts';
import { behindMarker, type Line, placeOf, rawText, withText } from '../lines.ts';
import type { Reader, Sheet } from '../sheet.ts';
import { skipBlank } from './bullets.ts';
import { termBlocks } from './definitions.ts';

const FIELD = /^:(?![: ])((?:[^:\\]|\\.|:(?!(?:[ `]|$)))*)(?<! ):( +|$)/;

export type Field = { readonly name: string; readonly marker: Line; readonly lines: readonly Line[] };

/** Fields from `at` on, one behind the other, and where they end. */
export const fieldsFrom = (lines: readonly Line[], at: number): { fields: Field[]; next: number } => {
  const fields: Field[] = [];
  let next = at;
  for (let match = FIELD.exec(lines[next]?.text ?? ''); match; match = FIELD.exec(lines[next]?.text ?? '')) {
    const part = behindMarker(lines, next, match[0].length);
    fields.push({ name: match[1]!, marker: lines[next]!, lines: part.lines });
    next = skipBlank(lines, part.next);
  }
  return { fields, next };
};

export const isField = (line: Line): boolean => FIELD.test(line.text);

/** Fields at the top of a page that tell Sphinx how to treat it. */
const SWITCHES = new Set(['orphan', 'nocomments', 'no-comments', 'tocdepth', 'nosearch', 'no-search', 'hide-toc', 'html_theme.sidebar_secondary.remove']);

const fieldItem = ({ name, marker, lines }: Field, sheet: Sheet): (() => ListItem) => {
  const label = sheet.phrase([withText(marker, name, 1)]);
  const body = sheet.body(lines);
  return () => {
    const place = placeOf(marker);
    const term = [{ type: 'strong' as const, children: [...label.finish(), { type: 'text' as const, text: ':' }] }];
    return {
      blocks: termBlocks(
        term,
        body.flatMap((draft) => [...draft()]),
        place,
      ),
      place,
    };
  };
};

/** `:name: text`. Before anything else of the page, they are data about it, too. */
export const readFields: Reader = (lines, at, sheet) => {
  const { fields, next } = fieldsFrom(lines, at);
  if (fields.length === 0) return undefined;
  const isFront = !sheet.state.started && sheet.state.depth === 1;
  if (isFront) for (const { name, lines: own } of fields) sheet.front[name.toLowerCase()] = rawText(own).trim();
  const shown = fields.filter(({ name }) => !isFront || !SWITCHES.has(name.toLowerCase()));
  const items = shown.map((field) => fieldItem(field, sheet));
  const place = placeOf(lines[at]!);
  const draft = () => [{ type: 'list' as const, ordered: false, start: 1, items: items.map((item) => item()), place }];
  return { drafts: items.length > 0 ? [draft] : [], next };
};
