import type { CaseSummary } from '../../model/case-record.ts';
import { sanitise } from '../../model/sanitise.ts';
import { EMPTY, type Line, line, span } from '../render/line.ts';
import { shorten, textWidth } from '../render/text-width.ts';
import type { Size } from '../screens/draw-screen.ts';
import { fieldLines } from '../screens/field-lines.ts';
import { WIDEST } from '../screens/text.ts';
import { LOCAL } from '../state/ui.ts';
import { WORDS } from '../words.ts';
import { type CaseList, shownCases } from './case-list.ts';
import { isDue, sayMatter, sayMoment, saySpan, sayState } from './case-words.ts';
import { listWords } from './list-words.ts';

export type DrawnList = {
  readonly lines: readonly Line[];
  /** Cases that have room. */
  readonly page: number;
};

/** Below this there is one column: state and age above, what it is about below. */
const NARROW = 64;
/** Fewer rows than this are for the cases alone. */
const TIGHT = 14;
const STATE = 13;
const AGE = 9;

const clean = (text: string): string => sanitise(text).replace(/\s+/g, ' ');

const rowsOf = (one: CaseSummary, chosen: boolean, list: CaseList, now: Date, width: number): Line[] => {
  const { language } = list;
  const role = chosen ? 'chosen' : undefined;
  const state = sayState(one, language, now);
  const age = saySpan(now.getTime() - Date.parse(one.last), language);
  const matter = clean(sayMatter(one, language));
  const mark = span(chosen ? '› ' : '  ', 'accent');
  const stateRole = isDue(one, now) ? 'accent' : chosen ? 'chosen' : one.state === 'closed' ? 'dim' : undefined;
  const held = one.holder ? ` [${clean(one.holder.who)}]` : '';
  if (width < NARROW) {
    const head = `${one.id}  ${age}${held}`;
    return [
      [mark, span(`${state}  `, stateRole), span(shorten(head, width - 4 - textWidth(state)), 'dim')],
      [span('    '), span(shorten(matter, width - 4), role)],
    ];
  }
  const left = 2 + STATE + AGE;
  return [
    [mark, span(state.padEnd(STATE), stateRole), span(age.padEnd(AGE), 'dim'), span(shorten(matter, width - left - textWidth(held)), role), span(held, 'dim')],
  ];
};

/** What does not fit on its row, of the chosen one. */
const detailLines = (one: CaseSummary | undefined, list: CaseList, width: number): Line[] => {
  if (!one) return [];
  const say = listWords[list.language];
  const parts = [
    one.id,
    one.product,
    one.flow,
    one.who,
    one.until === undefined ? undefined : say.until(sayMoment(one.until)),
    say.last(sayMoment(one.last)),
  ].filter((part) => part !== undefined);
  const held = one.holder ? say.heldBy(one.holder.who, sayMoment(one.holder.since)) : undefined;
  return [EMPTY, line(shorten(clean(parts.join(' · ')), width), 'dim'), ...(held === undefined ? [] : [line(shorten(clean(held), width), 'accent')])];
};

const headLine = (list: CaseList, shown: number, total: number, width: number): Line => {
  const say = listWords[list.language];
  const tabs = (['all', 'open', 'waiting', 'closed'] as const).flatMap((state) => [
    span('  '),
    span(say.states[state], state === list.state ? 'chosen' : 'dim'),
  ]);
  const count = say.count(shown, total);
  const used = textWidth(say.title) + tabs.reduce((sum, { text }) => sum + textWidth(text), 0);
  const gap = width - used - textWidth(count);
  // Too narrow for all the states: the chosen one.
  if (gap < 0) return line(shorten(`${say.title}: ${say.states[list.state]} (${count})`, width), 'chosen');
  return [span(say.title, 'chosen'), ...tabs, ...(gap >= 2 ? [span(' '.repeat(gap)), span(count, 'dim')] : [])];
};

const keyLine = (list: CaseList, width: number): Line => {
  const { keys } = listWords[list.language];
  const clears = list.editor.text !== '' || list.state !== 'all';
  const hints = [
    ['↑↓', keys.choose],
    ['↵', keys.open],
    ['tab', keys.state],
    ['esc', clears ? keys.clear : keys.leave],
  ] as const;
  const spansOf = (some: typeof hints | readonly (typeof hints)[number][]): Line =>
    some.flatMap(([key, what], at) => [...(at > 0 ? [span('  ')] : []), span(key, 'accent'), span(` ${what}`, 'dim')]);
  // What is known anyway goes first where it is narrow: how to choose, then the states.
  const forms = [hints, [hints[0], hints[1], hints[3]], [hints[1], hints[3]], [hints[3]]].map(spansOf);
  return forms.find((spans) => spans.reduce((sum, { text }) => sum + textWidth(text), 0) <= width) ?? [];
};

/** The list in so many rows and columns, never more. */
export const drawCaseList = (
  list: CaseList,
  all: readonly CaseSummary[],
  total: number,
  match: (typed: string) => readonly CaseSummary[],
  now: Date,
  { columns, rows }: Size,
): DrawnList => {
  const width = Math.min(columns, WIDEST + 20);
  const say = listWords[list.language];
  const shown = shownCases(list, match);
  const chosen = shown[list.at];
  const field = fieldLines({ kind: 'search', hint: say.hint, box: false }, { ...LOCAL, at: 'field', editor: list.editor }, WORDS[list.language], width);
  const details = rows < TIGHT ? [] : detailLines(chosen, list, width);
  const each = width < NARROW ? 2 : 1;
  // Head, gaps, the line that tells of more, the keys, and a row for the cursor.
  const room = rows - 1 - 3 - field.length - details.length - 3;
  const page = Math.max(1, Math.floor(room / each));
  const from = Math.max(0, Math.min(list.at - Math.floor(page / 2), shown.length - page));
  const visible = shown.slice(from, from + page);
  const below = shown.length - from - visible.length;
  const empty = visible.length === 0 ? [line(shorten(all.length === 0 ? say.none : say.noneSuch, width), 'dim')] : [];
  return {
    page,
    lines: [
      headLine(list, shown.length, total, width),
      EMPTY,
      ...field,
      EMPTY,
      ...visible.flatMap((one) => rowsOf(one, one === chosen, list, now, width)),
      ...empty,
      ...(below > 0 ? [line(say.more(below), 'accent')] : []),
      ...details,
      EMPTY,
      keyLine(list, width),
    ],
  };
};
