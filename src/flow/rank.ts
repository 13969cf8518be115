import { baseline, complete, isTelling, type Likelihood } from './rank-likelihood.ts';
import { plan, type Stage } from './rank-search.ts';

export type RankCause = {
  readonly id: string;
  readonly odds: number /** Minutes to try its fix. */;
  readonly minutes: number;
  readonly likelihood: Likelihood;
};

/** Minutes are what establishing it costs a person: seconds of waiting for a probe, attention for a question. */
export type RankEvidence = { readonly id: string; readonly outcomes: readonly string[]; readonly minutes: number };

export type RankQuestion = {
  readonly causes: readonly RankCause[];
  /** What may still be established. */
  readonly evidence: readonly RankEvidence[];
  /** Weight of "something else", on the scale of the odds. */
  readonly elseOdds: number;
  /** Minutes that handing over costs. */
  readonly elseMinutes: number;
  readonly seen: Readonly<Record<string, string>>;
  /** Causes whose fix did not help. */
  readonly tried: readonly string[];
};

export type RankDecision = {
  readonly next: { readonly type: 'evidence'; readonly id: string } | { readonly type: 'cause'; readonly id: string } | { readonly type: 'otherwise' };
  /** Likeliest first, sums to 1; `undefined` is "something else". */
  readonly probabilities: readonly { readonly id: string | undefined; readonly p: number }[];
  /** Expected minutes until the case ends. */
  readonly expectedMinutes: number;
  /** The two causes that the next evidence tells apart best. */
  readonly separates?: readonly [string, string];
};

/** Positions a decision may look at: under 2 ms for 8 causes and 8 pieces of evidence on the machine it was measured on. */
const WORK = 3000;
const DEPTH = 8;
/** Handing over is never cheaper than this many of the dearest fix: a fix is tried from a chance of 5 % on, whatever the file says. */
const PATIENCE = 20;
/** A fix or question that a file calls free still takes a moment. */
const MOMENT = 0.01;

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

type Table = {
  readonly outcomes: readonly string[] /** P(outcome | cause), the last entry for "something else". */;
  readonly given: readonly Readonly<Record<string, number>>[];
};

const tableOf = (id: string, listed: readonly string[], causes: readonly RankCause[]): Table => {
  const told = causes.flatMap((cause) => (cause.likelihood[id] ? [cause.likelihood[id]] : []));
  const outcomes = [...new Set([...listed, ...told.flatMap((map) => Object.keys(map))])].filter(isTelling).sort();
  const usual = baseline(outcomes, told);
  const given = causes.map((cause) => (cause.likelihood[id] ? complete(cause.likelihood[id], outcomes) : usual));
  return { outcomes, given: [...given, usual] };
};

/** Joint weight of each cause (last: something else) with what was seen. Evidence is independent given the cause. */
const weigh = (question: RankQuestion, causes: readonly RankCause[], all: readonly RankCause[]): number[] => {
  const weights = [...causes.map((cause) => Math.max(0, cause.odds)), Math.max(0, question.elseOdds)];
  const place = causes.map((cause) => all.indexOf(cause));
  for (const id of Object.keys(question.seen).sort()) {
    // Tried causes still say what is usual, so the table rests on all of them.
    const table = tableOf(id, question.evidence.find((item) => item.id === id)?.outcomes ?? [], all);
    const outcome = question.seen[id]!;
    if (!table.outcomes.includes(outcome)) continue;
    for (const [at, from] of [...place, all.length].entries()) weights[at]! *= table.given[from]![outcome]!;
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum <= 0) return [...causes.map(() => 0), 1];
  return weights.map((weight) => weight / sum);
};

/** The pair of causes whose answers to this evidence differ most, weighed by how likely both still are. */
const bestPair = (given: readonly (readonly number[])[], causes: readonly RankCause[], weights: readonly number[]): [string, string] | undefined => {
  let best: [string, string] | undefined;
  let most = 1e-9;
  for (let a = 0; a < causes.length; a++) {
    for (let b = a + 1; b < causes.length; b++) {
      const apart = given.reduce((sum, row) => sum + Math.abs(row[a]! - row[b]!), 0) / 2;
      const worth = Math.sqrt(weights[a]! * weights[b]!) * apart;
      if (worth <= most) continue;
      most = worth;
      best = weights[a]! >= weights[b]! ? [causes[a]!.id, causes[b]!.id] : [causes[b]!.id, causes[a]!.id];
    }
  }
  return best;
};

/**
 * The next step with the lowest expected cost of repair (Heckerman, Breese, Rommelse 1995; Jensen et al. 2001): ask
 * or probe what tells the causes apart, try a fix, or hand over. Pure: the same question gives the same decision,
 * whatever the order of its lists; ties go to the fix, then to the smaller id. Tried causes never come again.
 */
export const rank = (question: RankQuestion): RankDecision => {
  const all = [...question.causes].sort(byId);
  const causes = all.filter((cause) => !question.tried.includes(cause.id));
  const weights = weigh(question, causes, all);
  const left = question.evidence.filter((item) => question.seen[item.id] === undefined).sort(byId);
  const evidence = left.slice(0, 30).map((item) => {
    const table = tableOf(item.id, item.outcomes, all);
    const rows = [...causes.map((cause) => all.indexOf(cause)), all.length];
    return { minutes: Math.max(item.minutes, MOMENT), given: table.outcomes.map((outcome) => rows.map((row) => table.given[row]![outcome]!)) };
  });
  const fix = causes.map((cause) => Math.max(cause.minutes, MOMENT));
  const stage: Stage = { weights, fix, handOver: Math.max(question.elseMinutes, PATIENCE * Math.max(0, ...fix)), evidence };
  const { move, minutes } = plan(stage, { work: WORK, depth: DEPTH });
  const probabilities = [...causes.map((cause, at) => ({ id: cause.id, p: weights[at]! })), { id: undefined, p: weights[causes.length]! }];
  const pair = move.type === 'ask' ? bestPair(evidence[move.index]!.given, causes, weights) : undefined;
  return {
    next:
      move.type === 'ask'
        ? { type: 'evidence', id: left[move.index]!.id }
        : move.type === 'fix'
          ? { type: 'cause', id: causes[move.index]!.id }
          : { type: 'otherwise' },
    probabilities: probabilities.sort((a, b) => b.p - a.p || byId({ id: a.id ?? '\uffff' }, { id: b.id ?? '\uffff' })),
    expectedMinutes: minutes,
    ...(pair ? { separates: pair } : {}),
  };
};
