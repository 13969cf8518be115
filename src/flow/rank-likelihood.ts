import type { ShownBy } from '../model/flow.ts';
import { UNSURE } from '../model/flow.ts';
import { CANNOT_TELL, SKIPPED } from '../model/probe.ts';

/** evidence -> outcome -> P(outcome | cause). */
export type Likelihood = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What a cause is shown by, where the flow gives no number. */
const SHOWN = 0.9;
/** Nothing is impossible: one wrong answer must not rule a cause out for good. */
const FLOOR = 0.001;

/** Outcomes that say nothing about the world. */
const SILENT: readonly string[] = [UNSURE, CANNOT_TELL, SKIPPED];

export const isTelling = (outcome: string): boolean => !SILENT.includes(outcome);

const normalised = (weights: readonly (readonly [string, number])[]): Record<string, number> => {
  const floored = weights.map(([outcome, weight]) => [outcome, Math.max(weight, FLOOR)] as const);
  const sum = floored.reduce((total, [, weight]) => total + weight, 0);
  return Object.fromEntries(floored.map(([outcome, weight]) => [outcome, weight / sum]));
};

/** Written numbers as a distribution over `outcomes`: what is left of 1 is shared by the outcomes that have no number. */
export const complete = (numbers: Readonly<Record<string, number>>, outcomes: readonly string[]): Record<string, number> => {
  const written = outcomes.filter((outcome) => numbers[outcome] !== undefined);
  const open = outcomes.filter((outcome) => numbers[outcome] === undefined);
  const rest = Math.max(0, 1 - written.reduce((total, outcome) => total + Math.max(0, numbers[outcome]!), 0));
  return normalised(outcomes.map((outcome) => [outcome, numbers[outcome] ?? rest / open.length]));
};

/**
 * Turns a cause's `shown-by` into P(outcome | cause), for the evidence it names only. A list of outcomes shares 0.9,
 * the other outcomes share the rest; a map gives numbers and the outcomes without one share what is left of 1.
 * `unsure`, `cannot-tell` and `skipped` are left out, as are outcomes that the evidence does not have.
 */
export const likelihoods = (shownBy: ShownBy, outcomesByEvidence: Readonly<Record<string, readonly string[]>>): Likelihood => {
  const result: Record<string, Record<string, number>> = {};
  for (const [evidence, shown] of Object.entries(shownBy)) {
    const outcomes = (outcomesByEvidence[evidence] ?? []).filter(isTelling);
    if (outcomes.length === 0) continue;
    if (!Array.isArray(shown)) {
      result[evidence] = complete(shown as Readonly<Record<string, number>>, outcomes);
      continue;
    }
    const named = outcomes.filter((outcome) => shown.includes(outcome));
    if (named.length > 0) result[evidence] = complete(Object.fromEntries(named.map((outcome) => [outcome, SHOWN / named.length])), outcomes);
  }
  return result;
};

/**
 * P(outcome) under "something else" and under every cause that does not name the evidence. Uniform would be wrong:
 * `listed` is not as usual as `clean`. An outcome that some cause makes likelier than chance is claimed by it, so it
 * is taken for a finding; the claimed outcomes share 0.1 and those that nobody claims share 0.9. Where every outcome
 * is claimed, nothing is known and they share alike.
 */
export const baseline = (outcomes: readonly string[], told: readonly Readonly<Record<string, number>>[]): Record<string, number> => {
  const chance = 1 / outcomes.length + 1e-9;
  const claimed = outcomes.filter((outcome) => told.some((map) => (map[outcome] ?? 0) > chance));
  const free = outcomes.length - claimed.length;
  if (free === 0 || claimed.length === 0) return normalised(outcomes.map((outcome) => [outcome, 1]));
  return normalised(outcomes.map((outcome) => [outcome, claimed.includes(outcome) ? (1 - SHOWN) / claimed.length : SHOWN / free]));
};
