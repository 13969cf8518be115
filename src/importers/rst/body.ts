import type { Block } from '../../model/block.ts';
import { readBullets } from './blocks/bullets.ts';
import { readDoctest } from './blocks/doctest.ts';
import { readEnumerated } from './blocks/enumerated.ts';
import { readExplicit } from './blocks/explicit.ts';
import { readFields } from './blocks/fields.ts';
import { readGridTable } from './blocks/grid-table.ts';
import { readLineBlock } from './blocks/line-block.ts';
import { readOptions } from './blocks/options.ts';
import { readQuote } from './blocks/quote.ts';
import { readSimpleTable } from './blocks/simple-table.ts';
import { readAnonymousTarget } from './blocks/targets.ts';
import { readText } from './blocks/text.ts';
import { readOverlined } from './blocks/title.ts';
import type { Draft } from './draft.ts';
import { isBlank, type Line, placeOf, trimBlank } from './lines.ts';
import type { Reader, Scope, Sheet } from './sheet.ts';

/** In the order in which docutils asks them; the last takes everything. */
const READERS: readonly Reader[] = [
  readQuote,
  readBullets,
  readEnumerated,
  readFields,
  readOptions,
  readDoctest,
  readLineBlock,
  readGridTable,
  readSimpleTable,
  readExplicit,
  readAnonymousTarget,
  readOverlined,
  readText,
];

/** Blocks in blocks beyond this are kept as text: nobody writes them, and they would fill the stack. */
const DEEPEST = 60;

const tooDeep = (lines: readonly Line[], sheet: Sheet): Draft[] => {
  const own = trimBlank(lines);
  if (own.length === 0) return [];
  const place = placeOf(own[0]!);
  sheet.report('rst-too-deep', `blocks stand in more than ${DEEPEST} others: what is inside is kept as text`, place);
  const text = own.map((line) => line.text.trim()).join(' ');
  return [() => [{ type: 'paragraph', children: [{ type: 'text', text }], place }]];
};

/** The anchor of a target goes to the first block behind it. */
const anchored = (drafts: readonly Draft[], id: string): Draft[] => {
  const first = drafts[0]!;
  const withId = (): readonly Block[] => {
    const [block, ...rest] = first();
    if (!block) return [];
    const { classes, values } = block.attributes ?? { classes: [], values: {} };
    return [{ ...block, attributes: { id: block.attributes?.id ?? id, classes, values } }, ...rest];
  };
  return [withId, ...drafts.slice(1)];
};

/** Reads lines as blocks, one after the other. */
export const readBody = (lines: readonly Line[], sheet: Sheet, scope: Scope): Draft[] => {
  if (sheet.state.depth >= DEEPEST) return tooDeep(lines, sheet);
  sheet.state.depth += 1;
  const result: Draft[] = [];
  let at = 0;
  while (at < lines.length) {
    if (isBlank(lines[at])) {
      at += 1;
      continue;
    }
    const from = at;
    const waiting = sheet.names.pending;
    for (const reader of READERS) {
      const found = reader(lines, from, sheet, scope);
      if (!found) continue;
      const own = waiting.length > 0 && found.drafts.length > 0 && sheet.names.pending === waiting;
      if (own) sheet.names.pending = [];
      result.push(...(own ? anchored(found.drafts, waiting.at(-1)!.anchor) : found.drafts));
      if (found.drafts.length > 0) sheet.state.started = true;
      at = found.next;
      break;
    }
    if (at === from) throw new Error(`no reader went past line ${lines[at]!.number}`);
  }
  sheet.state.depth -= 1;
  return result;
};
