import type { Flow, RankNode } from '../../model/flow.ts';
import type { Place } from '../../model/problem.ts';
import type { CaseFigures } from '../../store/case-figures.ts';
import { betaQuantile } from './beta.ts';

/** What is written weighs as much as so many cases that were solved. */
const PRIOR = 20;
/** Fewer solved cases than this say nothing about a rank. */
const ENOUGH = 20;
/** A share that is written is doubted where it lies outside the middle so much of what the cases allow. */
const CREDIBLE = 0.9;
/** "Something else" where a flow gives it no weight (see `elseOdds` in the engine). */
const ELSE = 0.1;

export type ObservedCause = {
  /** Undefined is "something else". */
  readonly node?: string;
  readonly place?: Place;
  /** Weight as written. */
  readonly written: number;
  /** Cases in which this helped; for "something else", that were handed over. */
  readonly cases: number;
  /** Share as written, as the cases and the prior estimate it, and the bounds of the middle 90 %. */
  readonly share: number;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Weight on the scale of the written ones. */
  readonly proposed: number;
};

export type ObservedRank = {
  readonly flow: string;
  readonly rank: string;
  readonly file: string;
  readonly cases: number;
  /** `too-few` cases, all as it is written (`fits`), or `differs`: then the proposed weights are worth a look. */
  readonly verdict: 'too-few' | 'fits' | 'differs';
  readonly needed: number;
  readonly causes: readonly ObservedCause[];
  /** Causes that hold only under a condition: their share is of other cases, so nothing is said about them. */
  readonly conditional: readonly string[];
};

/** Two significant digits: more is not known. */
const rounded = (weight: number): number => Number(Math.max(weight, 0.01).toPrecision(2));

const helpedBy = (figures: CaseFigures, flow: string, node: string): number =>
  figures.conclusions.find((one) => one.flow === flow && one.node === node)?.results.helped ?? 0;

const observe = (flow: Flow, rank: RankNode, handedOver: number, figures: CaseFigures): ObservedRank => {
  const causes = rank.causes.filter(({ when }) => when === undefined);
  const other = rank.elseOdds ?? ELSE * rank.causes.reduce((sum, { odds }) => sum + odds, 0);
  const weights = [
    ...causes.map(({ node, odds, place }) => ({ node, place, written: odds, cases: helpedBy(figures, flow.key, node) })),
    { written: other, cases: handedOver },
  ];
  const total = weights.reduce((sum, { written }) => sum + written, 0);
  const cases = weights.reduce((sum, one) => sum + one.cases, 0);
  const observed = weights.map((one): ObservedCause => {
    // Dirichlet prior with the written shares as its mean; each share by itself is then a beta distribution.
    const share = one.written / total;
    const a = Math.max(PRIOR * share + one.cases, 1e-3);
    const b = Math.max(PRIOR + cases - a, 1e-3);
    const estimate = a / (a + b);
    const low = betaQuantile((1 - CREDIBLE) / 2, a, b);
    const high = betaQuantile((1 + CREDIBLE) / 2, a, b);
    return { ...one, share, estimate, low, high, proposed: rounded(estimate * total) };
  });
  const solved = cases - handedOver;
  const differs = observed.some(({ share, low, high }) => share < low || share > high);
  return {
    flow: flow.key,
    rank: rank.id,
    file: flow.file,
    cases,
    verdict: solved < ENOUGH ? 'too-few' : differs ? 'differs' : 'fits',
    needed: ENOUGH,
    causes: observed,
    conditional: rank.causes.filter(({ when }) => when !== undefined).map(({ node }) => node),
  };
};

/** What the cases say about the odds that are written, rank by rank; ranks that no case came through are left out. */
export const observedOdds = (flows: readonly Flow[], figures: CaseFigures): ObservedRank[] =>
  flows.flatMap((flow) => {
    const ranks = Object.values(flow.nodes).filter((node) => node.kind === 'rank');
    // Where several ranks hand over, nobody knows which of them it was.
    const handedOver = ranks.length === 1 ? figures.handedOverByFlow.find((one) => one.flow === flow.key)?.cases : undefined;
    return ranks.map((rank) => observe(flow, rank, handedOver ?? 0, figures)).filter(({ cases }) => cases > 0);
  });
