import type { Place } from '../model/problem.ts';

/** Turns offsets in a text into places: lines and columns from 1, in UTF-16 units as editors count them. */
export const textPlaces = (text: string, file: string): ((offset: number) => Place) => {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\r|\n/g)) starts.push(end.index + end[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - starts[low]! + 1 };
  };
};
