import { EMPTY, type Line, line } from '../render/line.ts';
import type { Local, Ui } from '../state/ui.ts';
import { topOf } from '../state/ui.ts';
import { fieldLines } from './field-lines.ts';
import { itemRows } from './item-lines.ts';
import { keyLine } from './key-line.ts';
import type { Screen, Stage } from './screen.ts';
import { textLines } from './text.ts';

export type Size = { readonly columns: number; readonly rows: number };

export type Drawn = {
  readonly lines: readonly Line[];
  /** Largest scroll that still shows something new; 0 when everything is there. */
  readonly most: number;
  /** Rows of the body that are shown at once. */
  readonly page: number;
};

/** Fewer rows than this are a small window. */
const TIGHT = 14;

/** Fewest rows of a body that make sense. */
const LEAST_BODY = 4;

/** Rows of choices that stay where the body comes first. */
const LEAST_ITEMS = 3;

/** As many rows as there is room for, with the chosen one among them. */
const windowAround = (rows: readonly Line[], [first, last]: readonly [number, number], room: number): readonly Line[] => {
  if (rows.length <= room) return rows;
  const start = Math.max(0, Math.min(first - Math.floor((room - (last - first + 1)) / 2), rows.length - room));
  return rows.slice(start, start + room);
};

const bodyWindow = (body: readonly Line[], local: Local, room: number, stage: Stage): Drawn => {
  if (body.length <= room) return { lines: body, most: 0, page: room };
  const page = Math.max(1, room - 1);
  const most = body.length - page;
  const start = Math.min(local.scroll, most);
  const below = body.length - start - page;
  const mark = below > 0 ? stage.words.moreBelow(below, local.at === 'field') : stage.words.moreAbove(start);
  return { lines: [...body.slice(start, start + page), line(mark, 'accent')], most, page };
};

const spaced = (lines: readonly Line[]): readonly Line[] => (lines.length > 0 ? [EMPTY, ...lines] : []);

const footOf = (local: Local, ui: Ui, stage: Stage, columns: number): Line[] => [
  ...(local.invalid ? spaced(textLines(local.invalid[stage.language], columns, 'strong')) : []),
  ...(ui.notice ? spaced(textLines(ui.notice[stage.language], columns, 'accent')) : []),
];

/** A screen in so many rows and columns, never more: what does not fit is scrolled to. */
export const drawScreen = (screen: Screen, ui: Ui, stage: Stage, { columns, rows }: Size): Drawn => {
  const local = topOf(ui);
  // One row stays free for the gap above, one for the cursor below: a frame as high as the terminal would have to clear it.
  const room = Math.max(8, rows - 2);
  const choose = itemRows(screen, local, stage.ticks, columns);
  // In a text that is read page by page, what can be chosen stands at its end.
  const body = screen.pager ? [...screen.body(columns, local), ...choose.rows] : screen.body(columns, local);
  const items = screen.pager ? { ...choose, rows: [] } : choose;
  // A single question stands right above what is typed; a longer text is set apart.
  const typed = screen.field ? fieldLines(screen.field, local, stage.words, columns) : [];
  const field = body.length > 2 ? spaced(typed) : typed;
  const foot = footOf(local, ui, stage, columns);
  const whole = body.length + 2 < room;
  const hints = keyLine(whole ? { ...screen, commands: screen.commands.filter((command) => command !== 'scroll') } : screen, local, stage, columns);
  // Where rows are few, what is asked matters more than air and keys.
  const keys = room < TIGHT ? hints.slice(0, 1) : spaced(hints);
  const head = screen.head?.(columns) ?? [];
  const gap = items.rows.length > 0 ? 1 : 0;
  const free = room - head.length - field.length - foot.length - keys.length - gap;
  const wanted = screen.bodyFirst ? Math.min(items.rows.length, LEAST_ITEMS) : items.rows.length;
  const forBody = Math.max(1, Math.min(body.length, Math.max(LEAST_BODY, free - wanted)));
  const forItems = Math.max(1, free - forBody);
  const shown = bodyWindow(body, local, forBody, stage);
  const choices = windowAround(items.rows, items.chosen, forItems);
  return { ...shown, lines: [...head, ...shown.lines, ...field, ...(gap > 0 ? [EMPTY, ...choices] : []), ...foot, ...keys] };
};
