import type { Check } from './examine.ts';
import { EXPLANATIONS, type Pattern } from './explanations.ts';

/** A finding that nothing else explains, with what follows from it. */
export type Finding = { readonly check: Check; readonly explains: readonly Check[] };

const isFinding = ({ result }: Check): boolean => result.verdict === 'fail' || result.verdict === 'warn';

const fits = ({ probe, outcomes, when }: Pattern, check: Check): boolean =>
  check.probe === probe && outcomes.includes(check.result.outcome) && (when?.(check.result) ?? true);

/** The same probe with the same outcome once more (another port, another address): told once. */
const isAgain = (one: Check, other: Check): boolean => one.probe === other.probe && one.result.outcome === other.result.outcome;

/**
 * Findings by what explains them: each stands under the first cause of the table that was found too, and causes that
 * have a cause hand what they explain upward. Problems before warnings, then what explains most.
 */
export const foldFindings = (checks: readonly Check[]): readonly Finding[] => {
  const found = checks.filter(isFinding);
  const under = new Map<Check, Check>();
  for (const { cause, follows } of EXPLANATIONS) {
    const by = found.find((check) => fits(cause, check));
    if (!by) continue;
    for (const check of found) {
      if (check === by || under.has(check) || rootOf(under, by) === check) continue;
      if (follows.some((pattern) => fits(pattern, check))) under.set(check, by);
    }
  }
  for (const [at, check] of found.entries()) {
    const first = under.has(check) ? undefined : found.slice(0, at).find((one) => isAgain(one, check));
    if (first && rootOf(under, first) !== check) under.set(check, first);
  }
  const roots = found.filter((check) => !under.has(check));
  const folded = roots.map((check) => ({ check, explains: found.filter((one) => one !== check && rootOf(under, one) === check) }));
  const weight = ({ check, explains }: Finding): number => (check.result.verdict === 'fail' ? 1000 : 0) + explains.length;
  return folded.toSorted((a, b) => weight(b) - weight(a));
};

const rootOf = (under: ReadonlyMap<Check, Check>, check: Check): Check => {
  const above = under.get(check);
  return above === undefined ? check : rootOf(under, above);
};
