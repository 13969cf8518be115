import { sanitise } from '../../model/sanitise.ts';
import { indent, type Line, line, span } from './line.ts';
import type { RenderOptions } from './options.ts';
import { takeWidth, textWidth } from './text-width.ts';

/** At the end of a row whose line goes on below: it is not part of the command. */
export const CONTINUES = '↩';

/** One code line in rows: cut anywhere, because nothing may be added or lost, and marked where it goes on. */
const fold = (text: string, width: number): Line[] => {
  const rows: Line[] = [];
  let rest = text;
  while (textWidth(rest) > width) {
    const [head, tail] = takeWidth(rest, width - 1);
    if (head === '') break;
    rows.push([span(head, 'code'), span(CONTINUES, 'dim')]);
    rest = tail;
  }
  return [...rows, line(rest, 'code')];
};

/** Text as it is, indented. In plain mode a line stays whole, so that it can be copied; the terminal folds it. */
export const codeLines = (text: string, { width, plain }: RenderOptions): Line[] => {
  const margin = width >= 50 ? '    ' : '  ';
  const lines = sanitise(text).replace(/\n+$/, '').replaceAll('\t', '    ').split('\n');
  const rows = plain ? lines.map((one) => line(one)) : lines.flatMap((one) => fold(one, Math.max(8, width - margin.length)));
  return indent(rows, margin);
};
