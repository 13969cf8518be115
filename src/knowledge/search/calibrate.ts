import type { Query } from './read-query.ts';
import type { Ranking } from './score.ts';

export type Verdict = 'match' | 'ambiguous' | 'none';

/** What tells a safe answer from a lucky one. All between about 0 and 1. */
export const featuresOf = (query: Query, ranking: Ranking): number[] => {
  const [first, second] = ranking.candidates;
  if (!first) return [0, 0, 0, 0, 0];
  let mass = 0;
  for (const weight of query.terms.values()) mass += weight;
  return [
    Math.min(1, (first.score - (second?.score ?? 0)) / first.score),
    first.signature,
    ranking.known,
    // Mean impact of a word: how much the pack has to say to this text.
    Math.min(1, ranking.top / (mass * 400 + 1)),
    Math.min(1, Math.log1p(ranking.top / 1000) / 3),
  ];
};

/** Logistic regression on the development reports, see bench/find.ts for how well it holds on reports it has not seen. */
const COEFFICIENTS = [1.87, 0.93, 0.56, 2.47, -1.09];
const INTERCEPT = -1.48;

const MATCH = 0.9;
const NONE = 0.3;
/** How fast belief falls with the score of the hits behind the first. */
const FALL = 1.5;

/** Ranking scores as probabilities, and what may be said on them. */
export const calibrate = (query: Query, ranking: Ranking): { verdict: Verdict; scores: number[] } => {
  const [first] = ranking.candidates;
  if (!first) return { verdict: 'none', scores: [] };
  const z = featuresOf(query, ranking).reduce((sum, value, at) => sum + value * COEFFICIENTS[at]!, INTERCEPT);
  const top = 1 / (1 + Math.exp(-z));
  const scores = ranking.candidates.map(({ score }) => top * (score / first.score) ** FALL);
  return { verdict: top >= MATCH ? 'match' : top < NONE ? 'none' : 'ambiguous', scores };
};
