import { line, lineText } from '../../terminal/render/line.ts';
import { wrap } from '../../terminal/render/wrap.ts';

/** A line of the report within a terminal's width, what goes on below it a little further in. */
export const foldLine = (text: string, columns: number | undefined): string[] => {
  if (columns === undefined || text.length <= columns) return [text];
  const own = text.length - text.trimStart().length;
  const hang = ' '.repeat(own + 2);
  const [first = '', ...rest] = wrap(line(text.trimStart()), Math.max(10, columns - own - 2)).map(lineText);
  return [' '.repeat(own) + first, ...rest.map((part) => hang + part.trimStart())];
};
