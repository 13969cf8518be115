import { literalsOf } from '../../knowledge/literals.ts';
import type { Outline, Section } from './outline.ts';

const GAP = -1.2;

type Traits = { readonly level: number; readonly id: string; readonly literals: ReadonlySet<string>; readonly shape: string };

const traitsOf = ({ level, heading, own }: Section): Traits => ({
  level,
  id: heading?.attributes?.id ?? heading?.id ?? '',
  literals: new Set(literalsOf(own)),
  shape: own.map(({ type }) => type[0]).join(''),
});

const likeness = (a: Traits, b: Traits): number => {
  const both = [...a.literals].filter((text) => b.literals.has(text)).length;
  const all = a.literals.size + b.literals.size - both;
  return (a.level === b.level ? 1 : -1.5) + (a.id !== '' && a.id === b.id ? 3 : 0) + (all > 0 ? (4 * both) / all - 0.5 : 0) + (a.shape === b.shape ? 1 : 0);
};

/**
 * Which section of a translation says what which section of the original says: by order, level, ids, shape and the commands
 * they share (Needleman and Wunsch 1970). Sections without a partner have none; the beginning of the pages always belongs together.
 */
export const alignSections = (original: Outline, translation: Outline): Map<number, number> => {
  const a = original.sections.map(traitsOf);
  const b = translation.sections.map(traitsOf);
  const width = b.length + 1;
  const score = new Float64Array((a.length + 1) * width);
  for (let i = 1; i <= a.length; i++) score[i * width] = i * GAP;
  for (let j = 1; j <= b.length; j++) score[j] = j * GAP;
  const meet = (i: number, j: number): number => score[(i - 1) * width + j - 1]! + (i === 1 && j === 1 ? 100 : likeness(a[i - 1]!, b[j - 1]!));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) score[i * width + j] = Math.max(meet(i, j), score[(i - 1) * width + j]! + GAP, score[i * width + j - 1]! + GAP);
  }
  const pairs = new Map<number, number>();
  let [i, j] = [a.length, b.length];
  while (i > 0 && j > 0) {
    const now = score[i * width + j]!;
    if (now === meet(i, j)) pairs.set(--j, --i);
    else if (now === score[(i - 1) * width + j]! + GAP) i--;
    else j--;
  }
  return pairs;
};
