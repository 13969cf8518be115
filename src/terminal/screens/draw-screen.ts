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

/** Fewest rows of a body that make sense. */
const LEAST_BODY = 4;

/** As many rows as there is room for, with the chosen one among them. */
const windowAround = (rows: readonly Line[], [first, last]: readonly [number, number], room: number): readonly Line[] => {
  if (rows.length <= room) return rows;
  const start = Math.max(0, Math.min(first - Math.floor((room - (last - first + 1)) / 2), rows.length - room));
  return rows.slice(start, start + room);
};

const bodyWindow = (body: readonly Line[], scroll: number, room: number, stage: Stage): Drawn => {
  if (body.length <= room) return { lines: body, most: 0, page: room };
  const page = Math.max(1, room - 1);
  const most = body.length - page;
  const start = Math.min(scroll, most);
  const below = body.length - start - page;
  const mark = below > 0 ? stage.words.moreBelow(below) : stage.words.moreAbove(start);
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
  const room = Math.max(8, rows - 1);
  const body = screen.body(columns, local);
  const field = screen.field ? fieldLines(screen.field, local, stage.words, columns) : [];
  const foot = footOf(local, ui, stage, columns);
  const keys = spaced(keyLine(screen, local, stage, columns));
  const head = screen.head?.(columns) ?? [];
  const items = itemRows(screen, local, stage.ticks, columns);
  const gap = items.rows.length > 0 ? 1 : 0;
  const free = room - head.length - field.length - foot.length - keys.length - gap;
  const forBody = Math.max(1, Math.min(body.length, Math.max(LEAST_BODY, free - items.rows.length)));
  const forItems = Math.max(1, free - forBody);
  const shown = bodyWindow(body, local.scroll, forBody, stage);
  const choices = windowAround(items.rows, items.chosen, forItems);
  return { ...shown, lines: [...head, ...shown.lines, ...field, ...(gap > 0 ? [EMPTY, ...choices] : []), ...foot, ...keys] };
};
