/** Characters as sorted, separate ranges of code points, both ends included. */
export type CharSet = readonly (readonly [number, number])[];

const LAST = 0x10ffff;

const merge = (ranges: (readonly [number, number])[]): CharSet => {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
};

export const union = (...sets: readonly CharSet[]): CharSet => merge(sets.flat());

export const negate = (set: CharSet): CharSet => {
  const rest: [number, number][] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) rest.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= LAST) rest.push([next, LAST]);
  return rest;
};

export const overlaps = (a: CharSet, b: CharSet): boolean => a.some(([from, to]) => b.some(([low, high]) => from <= high && low <= to));

const code = (char: string): number => char.codePointAt(0)!;
export const range = (from: string, to: string): CharSet => [[code(from), code(to)]];
export const DIGIT = range('0', '9');
export const WORD = union(DIGIT, range('a', 'z'), range('A', 'Z'), range('_', '_'));
const LINE_END: CharSet = union(range('\n', '\n'), range('\r', '\r'), [[0x2028, 0x2029]]);
export const SPACE: CharSet = union(
  [[9, 13]],
  [[32, 32]],
  [[0xa0, 0xa0]],
  [[0x1680, 0x1680]],
  [[0x2000, 0x200a]],
  LINE_END,
  [[0x202f, 0x202f]],
  [[0x205f, 0x205f]],
  [[0x3000, 0x3000]],
  [[0xfeff, 0xfeff]],
);
export const ANY_CHAR = negate(LINE_END);

/** The letters of the other case too. Enough for the letters that logs are made of. */
export const bothCases = (set: CharSet): CharSet => {
  const shift = (low: number, high: number, by: number): CharSet =>
    set.flatMap(([from, to]) => (Math.max(from, low) <= Math.min(to, high) ? [[Math.max(from, low) + by, Math.min(to, high) + by] as const] : []));
  return union(set, shift(65, 90, 32), shift(97, 122, -32));
};

/** A character that stands for the set where one is needed; a letter or digit where it has one. */
export const sampleOf = (set: CharSet): string => {
  for (const wish of [code('x'), code('5'), code('X'), 32]) if (set.some(([from, to]) => from <= wish && wish <= to)) return String.fromCodePoint(wish);
  return set[0] ? String.fromCodePoint(set[0][0]) : '';
};
