import type { Product } from '../../model/article.ts';
import type { Query } from './read-query.ts';
import type { Candidate, Ranking } from './score.ts';
import type { Entry, SearchIndex } from './search-index.ts';

export type Verdict = 'match' | 'ambiguous' | 'none';

export const FEATURES = [
  'lead over another answer',
  'lead over any hit',
  'signature',
  'rival signature',
  'words known',
  'density',
  'weight',
  'denied share',
  'something denied',
  'foreign product',
] as const;

const lead = (first: Candidate, other: Candidate | undefined): number => (first.score - (other?.score ?? 0)) / first.score;

const deniedShare = (query: Query, { terms }: Candidate): number => {
  const all = terms.reduce((sum, { share }) => sum + share, 0);
  return all > 0 ? terms.reduce((sum, { term, share }) => sum + (query.denied.has(term) ? share : 0), 0) / all : 0;
};

/** What is written for one product is only safe to say where that product is known. */
const fitsProduct = (entry: Entry, products: readonly Product[]): boolean =>
  entry.products.length === 0 || entry.products.some((product) => products.includes(product));

/** What tells a safe answer from a lucky one, in the order of `FEATURES`; all between 0 and 1. */
export const featuresOf = (query: Query, ranking: Ranking, entries: readonly Entry[], products: readonly Product[]): number[] => {
  const [first, second] = ranking.candidates;
  if (!first) return FEATURES.map(() => 0);
  const answers = entries[first.entry]!.answers;
  const rival = ranking.candidates.find(({ entry }) => entry !== first.entry && !entries[entry]!.answers.some((id) => answers.includes(id)));
  let mass = 0;
  for (const weight of query.terms.values()) mass += weight;
  return [
    lead(first, rival),
    lead(first, second),
    first.signature,
    rival?.signature ?? 0,
    ranking.known,
    Math.min(1, ranking.top / (mass * 400 + 1)),
    Math.min(1, Math.log1p(ranking.top / 1000) / 3),
    deniedShare(query, first),
    query.denied.size > 0 ? 1 : 0,
    fitsProduct(entries[first.entry]!, products) ? 0 : 1,
  ];
};

/** Weight of each feature, the last one the constant: logistic regression over the development reports, fitted on the built-in pack and on five that lack a fifth of its articles each (bench/find.ts says how it holds on reports it has not seen). */
export type Calibration = readonly number[];

export const CALIBRATION: Calibration = [0.2, 2.08, 0.31, 0.97, 0.3, 1.78, 1.87, -0.24, -0.5, -0.31, -2.42];

/** Where fewer of the words than this are known, the text is about something else. Hand-set: no report is so far away. */
const KNOWN = 0.5;

/** Probability that the first hit is right. */
export const probability = (features: readonly number[], calibration: Calibration = CALIBRATION): number => {
  const z = features.reduce((sum, value, at) => sum + value * calibration[at]!, calibration[features.length]!);
  return Math.min(1, features[4]! / KNOWN) / (1 + Math.exp(-z));
};

const MATCH = 0.8;
const NONE = 0.3;
/** A certain answer needs a lead: what two causes share does not decide between them. */
const LEAD = 0.35;
/** And a message that only this cause writes: what people say names what they see, not why. */
const SIGNATURE = 0.5;
/** And it answers for most of what the text says, not for one line of it. */
const DENSITY = 0.6;
/** How fast belief falls with the score of the hits behind the first. */
const FALL = 1.5;

/** What may be said: nothing certain without a message that tells it, on a near tie, on a part of the text, where the text denies what the answer rests on, or for a product that nobody named. */
export const verdictOf = (features: readonly number[], top: number): Verdict => {
  if (top < NONE) return 'none';
  const [, ahead, signature, , , density, , , denied, stranger] = features;
  return top >= MATCH && signature! >= SIGNATURE && ahead! >= LEAD && density! >= DENSITY && denied === 0 && stranger === 0 ? 'match' : 'ambiguous';
};

/** Ranking scores as probabilities, and what may be said on them. */
export const calibrate = (query: Query, ranking: Ranking, index: SearchIndex, products: readonly Product[]): { verdict: Verdict; scores: number[] } => {
  const [first] = ranking.candidates;
  if (!first) return { verdict: 'none', scores: [] };
  const features = featuresOf(query, ranking, index.entries, products);
  const top = probability(features);
  return { verdict: verdictOf(features, top), scores: ranking.candidates.map(({ score }) => top * (score / first.score) ** FALL) };
};
