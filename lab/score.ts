import type { Fault } from './fault.ts';

/** Cells of the matrix, best first. */
export const SCORES = ['right', 'right-later', 'cannot-tell', 'wrong', 'falsely-certain'] as const;
export type Score = (typeof SCORES)[number];

export const WAYS = ['doctor', 'probes', 'person', 'ssh'] as const;
export type Way = (typeof WAYS)[number];

export type Result = {
  readonly fault: string;
  readonly way: Way;
  readonly score: Score;
  /** What was found, for the table and for whoever mends it. */
  readonly found: string;
  readonly questions?: number;
  /** What was planted and stands in the hand-over all the same. */
  readonly leaks?: readonly string[];
  readonly seconds: number;
};

export type Walk = { readonly state: string; readonly node: string | null; readonly flow: string | null; readonly certainty?: string };

/** A walk's first conclusion against what is right. */
export const scoreWalk = (first: Walk, later: Walk | undefined, right: readonly string[]): Score => {
  const ends = (walk: Walk): boolean => walk.state === 'concluded' && walk.node !== null && right.includes(walk.node);
  if (ends(first)) return 'right';
  if (first.state !== 'concluded') return 'cannot-tell';
  if (first.certainty === 'established') return 'falsely-certain';
  if (later && ends(later)) return 'right-later';
  return 'wrong';
};

/** All findings of a check-up against those that should be there. A finding that should not is worse than one that lacks. */
export const scoreDoctor = (found: readonly string[], wanted: readonly string[], allowed: readonly string[]): Score => {
  const strange = found.filter((one) => !wanted.includes(one) && !allowed.includes(one));
  const there = wanted.every((one) => found.includes(one));
  if (strange.length > 0) return there && wanted.length > 0 ? 'wrong' : 'falsely-certain';
  return there ? 'right' : 'cannot-tell';
};

/** Whether a run counts as passed: with probes "cannot tell" is too little. */
export const isGood = ({ score, way }: Result): boolean =>
  score === 'right' || score === 'right-later' || (score === 'cannot-tell' && (way === 'doctor' || way === 'person'));

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

/** What must hold over a whole run, as far as it does not. */
export const missedBounds = (faults: readonly Fault[], results: readonly Result[]): readonly string[] => {
  const healthy = new Set(faults.filter(({ expect }) => expect === 'healthy').map(({ name }) => name));
  const sick = results.filter(({ fault }) => !healthy.has(fault));
  const share = (ways: readonly Way[]): number => {
    // Walks only: what only a check-up finds is no share of theirs.
    const all = sick.filter(({ way, questions }) => ways.includes(way) && questions !== undefined);
    return all.filter(({ score }) => score === 'right').length / Math.max(1, all.length);
  };
  const questions = median(sick.filter(({ way }) => way === 'probes').map((result) => result.questions ?? 0));
  const certain = results.filter(({ score }) => score === 'falsely-certain').length;
  const found = results.filter(({ fault, score }) => healthy.has(fault) && score !== 'right').length;
  const percent = (value: number): string => `${Math.round(value * 100)} %`;
  return [
    ...(share(['probes', 'ssh']) < 0.95 ? [`right with probes: ${percent(share(['probes', 'ssh']))}, at least 95 % wanted`] : []),
    ...(share(['person']) < 0.85 ? [`right without probes: ${percent(share(['person']))}, at least 85 % wanted`] : []),
    ...(certain > 0 ? [`falsely certain: ${certain}, none wanted`] : []),
    ...(found > 0 ? [`healthy systems with findings: ${found}, none wanted`] : []),
    ...(questions > 1 ? [`questions with probes, median: ${questions}, at most 1 wanted`] : []),
  ];
};
