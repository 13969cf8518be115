import type { Sheet } from './sheet.ts';

/** Lines that may be looked through for the ends of containers, in one page: many that never end would cost the square of their number. */
const MOST_LINES = 150_000;

const spent = new WeakMap<Sheet['problems'], number>();

/** Whether a page may look at so many more lines. */
export const mayLook = (sheet: Sheet, lines: number): boolean => {
  const total = (spent.get(sheet.problems) ?? 0) + lines;
  spent.set(sheet.problems, total);
  return total <= MOST_LINES;
};
