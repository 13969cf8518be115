import { type CharSet, overlaps } from './char-set.ts';
import type { Regex } from './parse-regex.ts';

/** Characters of a pattern with what may follow each, and how many ways there are to say so (Glushkov 1961, with counts). */
type Automaton = { readonly sets: CharSet[]; readonly follow: Map<number, number>[] };
type Part = { readonly nullable: boolean; readonly first: readonly number[]; readonly last: readonly number[] };

const MOST_POSITIONS = 400;
const NOTHING: Part = { nullable: true, first: [], last: [] };

const link = (automaton: Automaton, last: readonly number[], first: readonly number[]): void => {
  for (const from of last) for (const to of first) automaton.follow[from]!.set(to, (automaton.follow[from]!.get(to) ?? 0) + 1);
};

const sequence = (automaton: Automaton, parts: readonly (() => Part)[]): Part =>
  parts.reduce<Part>((before, make) => {
    const next = make();
    link(automaton, before.last, next.first);
    return {
      nullable: before.nullable && next.nullable,
      first: before.nullable ? [...before.first, ...next.first] : before.first,
      last: next.nullable ? [...before.last, ...next.last] : next.last,
    };
  }, NOTHING);

const repeat = (automaton: Automaton, regex: Regex & { type: 'repeat' }): Part => {
  const one = () => build(automaton, regex.part);
  const endless = (): Part => {
    const part = one();
    link(automaton, part.last, part.first);
    return part;
  };
  const optional = (make: () => Part) => (): Part => ({ ...make(), nullable: true });
  // Many copies tell no more about ambiguity than a few do.
  const needed = Math.min(regex.min, 3);
  if (regex.max === Number.POSITIVE_INFINITY) {
    return needed === 0 ? optional(endless)() : sequence(automaton, [...Array.from({ length: needed - 1 }, () => one), endless]);
  }
  const more = Math.min(regex.max - regex.min, regex.max > 30 ? 0 : 3);
  if (regex.max > 30 && regex.max > regex.min) return sequence(automaton, [...Array.from({ length: needed }, () => one), optional(endless)]);
  return sequence(automaton, [...Array.from({ length: needed }, () => one), ...Array.from({ length: more }, () => optional(one))]);
};

const build = (automaton: Automaton, regex: Regex): Part => {
  if (automaton.sets.length > MOST_POSITIONS) return NOTHING;
  switch (regex.type) {
    case 'empty':
    case 'look':
      return NOTHING;
    case 'char': {
      const position = automaton.sets.push(regex.set) - 1;
      automaton.follow.push(new Map());
      return { nullable: false, first: [position], last: [position] };
    }
    case 'sequence':
      return sequence(
        automaton,
        regex.parts.map((part) => () => build(automaton, part)),
      );
    case 'choice': {
      const parts = regex.parts.map((part) => build(automaton, part));
      return { nullable: parts.some((part) => part.nullable), first: parts.flatMap((part) => part.first), last: parts.flatMap((part) => part.last) };
    }
    case 'repeat':
      return repeat(automaton, regex);
  }
};

/** For every position, the positions that a text may lead to from it. */
const reachFrom = (automaton: Automaton, start: number): Set<number> => {
  const seen = new Set<number>();
  const waiting = [start];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const next of automaton.follow[at]!.keys()) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return seen;
};

/** Whether one text leads from `start` back to `start` in two ways (Weber and Seidl 1991: exponential ambiguity). */
const splits = (automaton: Automaton, start: number, loop: ReadonlySet<number>): boolean => {
  const pair = (a: number, b: number): number => a * automaton.sets.length + b;
  const nexts = (a: number, b: number): [number, number][] => {
    const found: [number, number][] = [];
    for (const x of automaton.follow[a]!.keys()) {
      for (const y of automaton.follow[b]!.keys()) {
        if (loop.has(x) && loop.has(y) && (x === y || overlaps(automaton.sets[x]!, automaton.sets[y]!))) found.push([x, y]);
      }
    }
    return found;
  };
  const before = new Map<number, number[]>();
  const seen = new Map<number, [number, number]>([[pair(start, start), [start, start]]]);
  for (const [a, b] of seen.values()) {
    for (const [x, y] of nexts(a, b)) {
      const key = pair(x, y);
      before.set(key, [...(before.get(key) ?? []), pair(a, b)]);
      if (!seen.has(key)) seen.set(key, [x, y]);
    }
  }
  const back = new Set([pair(start, start)]);
  for (const key of back) for (const earlier of before.get(key) ?? []) back.add(earlier);
  return [...seen].some(([key, [a, b]]) => a !== b && back.has(key));
};

const lookParts = (regex: Regex): Regex[] => {
  switch (regex.type) {
    case 'look':
      return [regex.part, ...lookParts(regex.part)];
    case 'sequence':
    case 'choice':
      return regex.parts.flatMap(lookParts);
    case 'repeat':
      return lookParts(regex.part);
    default:
      return [];
  }
};

const isExponential = (regex: Regex): boolean => {
  const automaton: Automaton = { sets: [], follow: [] };
  build(automaton, regex);
  const reach = automaton.sets.map((_, position) => reachFrom(automaton, position));
  return automaton.sets.some((_, position) => {
    const loop = new Set([...reach[position]!].filter((other) => reach[other]!.has(position)));
    if (!loop.has(position)) return false;
    const twice = [...automaton.follow[position]!].some(([next, ways]) => ways > 1 && loop.has(next));
    return twice || (loop.size > 1 && splits(automaton, position, loop));
  });
};

/** Endless repeats in a row, the power with which the time grows with a long line. */
const endlessRepeats = (regex: Regex): number => {
  switch (regex.type) {
    case 'sequence':
      return regex.parts.reduce((sum, part) => sum + endlessRepeats(part), 0);
    case 'choice':
      return Math.max(0, ...regex.parts.map(endlessRepeats));
    case 'repeat': {
      const wide = regex.part.type === 'char' && regex.part.set.reduce((sum, [from, to]) => sum + to - from + 1, 0) > 1000;
      return regex.max === Number.POSITIVE_INFINITY && wide ? 1 : endlessRepeats(regex.part);
    }
    default:
      return 0;
  }
};

const MOST_ENDLESS = 3;

/** Why matching this pattern may take for ever on a text made for it, or undefined when it may not. */
export const hangs = (regex: Regex): 'exponential' | 'too-many-repeats' | undefined => {
  if ([regex, ...lookParts(regex)].some(isExponential)) return 'exponential';
  return endlessRepeats(regex) > MOST_ENDLESS ? 'too-many-repeats' : undefined;
};
