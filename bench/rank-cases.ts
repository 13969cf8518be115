import { type RankCause, type RankDecision, type RankQuestion, rank } from '../src/flow/rank.ts';
import { baseline } from '../src/flow/rank-likelihood.ts';

/** Seeded numbers in [0, 1): mulberry32. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const spread = (random: () => number, outcomes: readonly string[]): Record<string, number> => {
  const sharp = random() < 0.7 ? Math.floor(random() * outcomes.length) : -1;
  const weights = outcomes.map((_, at) => (at === sharp ? 4 + 8 * random() : 0.05 + random()));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Object.fromEntries(outcomes.map((outcome, at) => [outcome, weights[at]! / sum]));
};

/** A case as flows have them; every number is drawn, none is tuned. Every cause names every evidence. */
export const smallCase = (random: () => number, size: { readonly causes: number; readonly evidence: number }): RankQuestion => {
  const evidence = Array.from({ length: size.evidence }, (_, at) => ({
    id: `e${at}`,
    outcomes: ['a', 'b', 'c'].slice(0, 2 + Math.floor(random() * 2)),
    minutes: random() < 0.5 ? 0.05 + 0.2 * random() : 0.5 + 2.5 * random(),
  }));
  const causes = Array.from({ length: size.causes }, (_, at) => ({
    id: `c${at}`,
    odds: 0.2 + 4 * random(),
    minutes: 2 + 58 * random() ** 2,
    likelihood: Object.fromEntries(evidence.map(({ id, outcomes }) => [id, spread(random, outcomes)])),
  }));
  const dearest = Math.max(...causes.map((cause) => cause.minutes));
  return { causes, evidence, elseOdds: 0.1 * causes.reduce((sum, { odds }) => sum + odds, 0), elseMinutes: dearest * 20, seen: {}, tried: [] };
};

export type Policy = (question: RankQuestion) => RankDecision['next'];

export const ours: Policy = (question) => rank(question).next;

const remaining = (question: RankQuestion) => question.causes.filter((cause) => !question.tried.includes(cause.id));
const open = (question: RankQuestion) => question.evidence.filter((item) => question.seen[item.id] === undefined);

/** P(outcome | something else), the only thing taken from the program: the rest of the reckoning is done apart from it. */
const usual = (question: RankQuestion, evidence: string): Record<string, number> =>
  baseline(
    question.evidence.find(({ id }) => id === evidence)!.outcomes,
    question.causes.map((cause) => cause.likelihood[evidence]!),
  );

/** Joint weights with what was seen, "something else" under `undefined`. */
const weigh = (question: RankQuestion): Map<RankCause | undefined, number> => {
  const seen = Object.entries(question.seen);
  const weights = new Map<RankCause | undefined, number>([
    [undefined, seen.reduce((p, [id, outcome]) => p * usual(question, id)[outcome]!, question.elseOdds)],
  ]);
  for (const cause of remaining(question))
    weights.set(
      cause,
      seen.reduce((p, [id, outcome]) => p * cause.likelihood[id]![outcome]!, cause.odds),
    );
  const sum = [...weights.values()].reduce((total, weight) => total + weight, 0);
  for (const [cause, weight] of weights) weights.set(cause, weight / sum);
  return weights;
};

const predict = (question: RankQuestion, evidence: string, outcome: string): number => {
  let p = 0;
  for (const [cause, weight] of weigh(question)) p += weight * (cause ? cause.likelihood[evidence]! : usual(question, evidence))[outcome]!;
  return p;
};

const keyOf = (question: RankQuestion): string => `${[...question.tried].sort()}|${Object.entries(question.seen).sort()}`;

type Step = RankDecision['next'];

const after = (question: RankQuestion, step: Step, then: (next: RankQuestion) => number): number => {
  if (step.type === 'otherwise') return question.elseMinutes;
  if (step.type === 'cause') {
    const cause = question.causes.find(({ id }) => id === step.id)!;
    const p = weigh(question).get(cause)!;
    return cause.minutes + (1 - p) * then({ ...question, tried: [...question.tried, step.id] });
  }
  const item = question.evidence.find(({ id }) => id === step.id)!;
  let cost = item.minutes;
  for (const outcome of item.outcomes) cost += predict(question, item.id, outcome) * then({ ...question, seen: { ...question.seen, [item.id]: outcome } });
  return cost;
};

const steps = (question: RankQuestion): Step[] => [
  { type: 'otherwise' },
  ...remaining(question).map(({ id }): Step => ({ type: 'cause', id })),
  ...open(question).map(({ id }): Step => ({ type: 'evidence', id })),
];

const memoised = (visit: (question: RankQuestion, again: (next: RankQuestion) => number) => number): ((question: RankQuestion) => number) => {
  const known = new Map<string, number>();
  const again = (question: RankQuestion): number => {
    const key = keyOf(question);
    const before = known.get(key);
    if (before !== undefined) return before;
    const cost = visit(question, again);
    known.set(key, cost);
    return cost;
  };
  return again;
};

/** Expected minutes of the best possible policy: every order of every question and fix is tried. */
export const optimum = (question: RankQuestion): number =>
  memoised((state, again) => Math.min(...steps(state).map((step) => after(state, step, again))))(question);

/** Expected minutes when the policy decides every step. */
export const costOf = (question: RankQuestion, policy: Policy): number => memoised((state, again) => after(state, policy(state), again))(question);

/** Fixes in order of p/c, no questions. Hands over where that is cheaper than the rest. */
export const orderOnly: Policy = (question) => rank({ ...question, evidence: [] }).next;

/** SACSO's choice: a question now and fixes after it, or fixes at once. */
export const oneStep: Policy = (question) => {
  const plain = (state: RankQuestion): number => rank({ ...state, evidence: [] }).expectedMinutes;
  let best: { step: Step; cost: number } = { step: orderOnly(question), cost: plain(question) };
  for (const { id } of open(question)) {
    const step: Step = { type: 'evidence', id };
    const cost = after(question, step, plain);
    if (cost < best.cost - 1e-9) best = { step, cost };
  }
  return best.step;
};
