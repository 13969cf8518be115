import type { Line } from '../../knowledge/markdown/lines.ts';
import { mayLook } from './budget.ts';
import type { Sheet } from './sheet.ts';
import { isFence } from './starts.ts';

/**
 * The line that closes a container which a mark opened: of the innermost container that has as many marks, else of the innermost that has fewer. Code blocks may
 * hold such lines as well. `opened` gives the mark of a line that opens one. The number of lines where nothing closes it.
 */
export const closingOf = (lines: readonly Line[], at: number, mark: string, opened: (text: string) => string | undefined, sheet: Sheet): number => {
  const close = new RegExp(`^[ \\t]*(${mark[0]}{3,})[ \\t]*$`);
  if (!mayLook(sheet, lines.length - at)) return lines.length;
  const open = [mark.length];
  let fence: RegExp | undefined;
  let first = lines.length;
  for (let index = at + 1; index < lines.length; index++) {
    const { text } = lines[index]!;
    if (fence) {
      if (fence.test(text)) fence = undefined;
      continue;
    }
    if (isFence(text, sheet.flavour)) {
      fence = closeOfFence(text);
      continue;
    }
    const length = close.exec(text)?.[1]?.length;
    if (length === undefined) {
      const inner = opened(text);
      if (inner) open.push(inner.length);
      continue;
    }
    if (length >= mark.length && first === lines.length) first = index;
    const exact = open.lastIndexOf(length);
    const closed = exact >= 0 ? exact : open.findLastIndex((marks) => marks <= length);
    if (closed === 0) return index;
    if (closed > 0) open.length = closed;
  }
  // Not balanced: the first closing line counts, as it does for the generators.
  return first;
};

const closeOfFence = (text: string): RegExp => {
  const mark = /[`~]+/.exec(text)![0];
  return new RegExp(`^[ \\t]*\\${mark[0]}{${mark.length},}[ \\t]*$`);
};
