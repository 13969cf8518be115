import fc from 'fast-check';
import type { Cause, RankNode, ShownBy } from '../../src/model/flow.ts';
import { type Draft, number, pick } from './random-ask.ts';
import { guardArbitrary } from './random-guard.ts';
import { NOWHERE } from './random-words.ts';

const place = NOWHERE;

const causeArbitrary = fc.record({
  odds: fc.constantFrom(0.5, 1, 3, 8),
  minutes: fc.constantFrom(1, 10, 60),
  shown: fc.array(fc.record({ evidence: number, outcome: number, chance: fc.option(fc.constantFrom(0, 0.25, 0.9, 1), { nil: undefined }) }), { maxLength: 3 }),
  when: fc.option(guardArbitrary, { nil: undefined, freq: 5 }),
});
type CauseSeed = {
  readonly odds: number;
  readonly minutes: number;
  readonly shown: readonly { readonly evidence: number; readonly outcome: number; readonly chance: number | undefined }[];
  readonly when: string | undefined;
};

export const rankSeedArbitrary = fc.record({
  causes: fc.array(causeArbitrary, { minLength: 1, maxLength: 4 }),
  otherwise: number,
  elseOdds: fc.option(fc.constantFrom(0, 0.3, 2), { nil: undefined }),
  oddsFrom: fc.option(fc.constant('a count in the forum'), { nil: undefined }),
});

type RankSeed = typeof rankSeedArbitrary extends fc.Arbitrary<infer T> ? T : never;

const shownBy = (seed: CauseSeed, evidence: readonly Draft[]): ShownBy => {
  const shown: Record<string, Record<string, number> | string[]> = {};
  for (const { evidence: at, outcome, chance } of evidence.length > 0 ? seed.shown : []) {
    const { node, outcomes } = pick(evidence, at);
    shown[node.id] = chance === undefined ? [...new Set([pick(outcomes, outcome), pick(outcomes, outcome + 1)])] : { [pick(outcomes, outcome)]: chance };
  }
  return shown;
};

/** A rank over the first of the fixes; with nothing left it only leads on. */
export const makeRank = (
  id: string,
  { causes, otherwise, elseOdds, oddsFrom }: RankSeed,
  evidence: readonly Draft[],
  fixes: readonly string[],
  onward: readonly string[],
): RankNode => ({
  kind: 'rank',
  id,
  causes: causes.slice(0, fixes.length).map(
    (cause, at): Cause => ({
      node: fixes[at]!,
      odds: cause.odds,
      minutes: cause.minutes,
      shownBy: shownBy(cause, evidence),
      ...(cause.when === undefined ? {} : { when: cause.when }),
      place,
    }),
  ),
  otherwise: pick(onward, otherwise),
  ...(elseOdds === undefined ? {} : { elseOdds }),
  ...(oddsFrom === undefined ? {} : { oddsFrom }),
  place,
});
