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
