import type { Place } from '../../../model/problem.ts';
import { type Line, placeOf } from '../lines.ts';

/** Lines as one text that still knows where each of its characters stands. */
export type Prose = { readonly text: string; readonly placeAt: (offset: number) => Place };

export const proseOf = (lines: readonly Line[]): Prose => {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.text.length + 1;
  }
  const placeAt = (offset: number): Place => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return placeOf(lines[low]!, offset - starts[low]!);
  };
  return { text: lines.map((line) => line.text).join('\n'), placeAt };
};
