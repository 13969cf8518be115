import { inlineLine } from '../render/inlines.ts';
import { EMPTY, indent, type Line, lineText, type Span, span } from '../render/line.ts';
import { textWidth } from '../render/text-width.ts';
import { wrap } from '../render/wrap.ts';
import type { Local } from '../state/ui.ts';
import type { Item, Screen } from './screen.ts';
import { textLines, WIDEST } from './text.ts';

/** Whether a digit chooses a line. While an answer is typed, digits are part of it. */
export const digitsChoose = (screen: Screen, local: Local): boolean =>
  local.at !== 'field' || (local.editor.text === '' && (screen.field?.kind === 'entry' || screen.field?.kind === 'search'));

/** Whether letters go into the text although the list has the focus: something was typed there to be found. */
export const refines = ({ field }: Screen, local: Local): boolean =>
  (field?.kind === 'entry' || field?.kind === 'search') && local.at !== 'field' && local.editor.text !== '';

const keyOf = (item: Item, at: number, digits: boolean): string => {
  if (item.mark !== undefined) return item.mark;
  if (item.letter !== undefined) return item.letter;
  if (!digits || at > 8) return ' ';
  return String(at + 1);
};

const boxOf = (item: Item): string => (item.ticked === undefined ? '' : item.ticked ? '[x] ' : '[ ] ');

/** Rows of one choice: sign of being chosen, its key, its label, and what stands at the end of the line. */
const rowsOf = (item: Item, at: number, chosen: boolean, screen: Screen, local: Local, ticks: boolean, columns: number): Line[] => {
  const width = Math.min(columns, WIDEST);
  const key = keyOf(item, at, digitsChoose(screen, local));
  const margin: Span[] = [span(chosen ? '› ' : '  ', 'accent'), span(`${key}  `, chosen ? 'accent' : 'dim')];
  const label = [...(boxOf(item) === '' ? [] : [span(boxOf(item))]), ...inlineLine(item.label, ticks, chosen ? 'chosen' : undefined)];
  const aside = item.aside ?? '';
  const gap = width - 5 - textWidth(lineText(label)) - textWidth(aside);
  const rows =
    aside !== '' && gap >= 2
      ? [[...label, span(' '.repeat(gap)), span(aside, 'dim')]]
      : wrap(aside === '' ? label : [...label, span(` ${aside}`, 'dim')], width - 5);
  return indent(rows, '     ').map((row, y) => (y === 0 ? [...margin, ...row.slice(1)] : row));
};

export type ItemRows = { readonly rows: readonly Line[] /** First and last row of the chosen one. */; readonly chosen: readonly [number, number] };

export const itemRows = (screen: Screen, local: Local, ticks: boolean, columns: number): ItemRows => {
  const rows: Line[] = [];
  let chosen: [number, number] = [0, 0];
  for (const [at, item] of screen.items.entries()) {
    const isChosen = !screen.pager && local.at === at;
    const own = rowsOf(item, at, isChosen, screen, local, ticks, columns);
    if (item.above !== undefined) rows.push(EMPTY, ...(item.above === '' ? [] : textLines(item.above, columns, 'strong')));
    if (isChosen) chosen = [rows.length, rows.length + own.length - 1];
    rows.push(...own);
  }
  return { rows, chosen };
};
