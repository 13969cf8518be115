import type { Place } from '../../model/problem.ts';
import type { Line } from './lines.ts';

/** Inline source of one block: its lines joined, and where every character of it stands. */
export type Prose = { readonly text: string; placeAt(offset: number): Place };

/** Lines of a paragraph, without their margins. Two blanks at the end of a line stay: they break it. */
export const proseOf = (lines: readonly Line[], file: string): Prose => {
  const starts: { offset: number; line: number; column: number }[] = [];
  let text = '';
  for (const [index, line] of lines.entries()) {
    const bare = line.text.trimStart();
    starts.push({ offset: text.length, line: line.line, column: line.column + line.text.length - bare.length });
    text += index === lines.length - 1 ? bare.trimEnd() : `${bare}\n`;
  }
  const placeAt = (offset: number): Place => {
    const start = starts.findLast((candidate) => candidate.offset <= offset) ?? { offset: 0, line: 1, column: 1 };
    return { file, line: start.line, column: start.column + offset - start.offset };
  };
  return { text, placeAt };
};

/** A table cell: `\|` is a pipe, also in code. */
export const proseOfCell = (cell: Line, file: string): Prose => ({
  text: cell.text.replaceAll('\\|', '|'),
  placeAt: (offset) => {
    let at = 0;
    for (let shown = 0; shown < offset && at < cell.text.length; shown++) at += cell.text.startsWith('\\|', at) ? 2 : 1;
    return { file, line: cell.line, column: cell.column + at };
  },
});
