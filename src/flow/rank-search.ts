/** One decision as numbers. Weights are joint, not normalised: the last one is "something else". */
export type Stage = {
  /** Joint weight of each cause and what was seen; the last entry is "something else". Tried causes weigh 0. */
  readonly weights: readonly number[];
  /** Minutes to try each cause's fix, as long as `weights` less one. */
  readonly fix: readonly number[];
  /** Minutes that handing over costs; it always ends the case. */
  readonly handOver: number;
  readonly evidence: readonly { readonly minutes: number /** [outcome][cause or else] */; readonly given: readonly (readonly number[])[] }[];
};

/** Index of a cause, index of an evidence, or the end. */
export type Move = { readonly type: 'fix' | 'ask'; readonly index: number } | { readonly type: 'hand-over' };

export type Plan = {
  readonly move: Move /** Expected minutes until the case ends. */;
  readonly minutes: number /** Whether the look-ahead saw every end. */;
  readonly whole: boolean;
};

const total = (weights: readonly number[]): number => {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
};

/**
 * Expected cost of repair without asking anything more, times the total weight: fixes in falling order of p/c
 * (optimal for independent costs, Kadane and Simon 1977), handing over where that is cheaper than to go on.
 */
export const fixInOrder = (weights: readonly number[], fix: readonly number[], handOver: number): { cost: number; first: number } => {
  const order: number[] = [];
  for (let cause = 0; cause < fix.length; cause++) {
    if (weights[cause]! <= 0) continue;
    let at = order.length;
    while (at > 0 && weights[order[at - 1]!]! * fix[cause]! < weights[cause]! * fix[order[at - 1]!]!) at--;
    order.splice(at, 0, cause);
  }
  let rest = weights[fix.length]!;
  let cost = handOver * rest;
  let first = -1;
  for (let at = order.length - 1; at >= 0; at--) {
    rest += weights[order[at]!]!;
    const going = fix[order[at]!]! * rest + cost;
    const ending = handOver * rest;
    first = going < ending ? order[at]! : -1;
    cost = Math.min(going, ending);
  }
  return { cost, first };
};

const separates = (weights: readonly number[], given: readonly (readonly number[])[]): boolean =>
  given.some((row) => {
    let low = Number.POSITIVE_INFINITY;
    let high = 0;
    for (let cause = 0; cause < row.length; cause++) {
      if (weights[cause]! <= 0) continue;
      low = Math.min(low, row[cause]!);
      high = Math.max(high, row[cause]!);
    }
    return high - low > 1e-9;
  });

const without = (weights: readonly number[], index: number): number[] => weights.map((weight, cause) => (cause === index ? 0 : weight));

/**
 * Lowest expected cost of repair, looking `depth` moves ahead and fixing in order of p/c from there (SACSO looks one
 * ahead). `work` bounds the positions looked at, so a decision depends on nothing but its input.
 */
class LookAhead {
  readonly stage: Stage;
  work: number;
  whole = true;

  constructor(stage: Stage, work: number) {
    this.stage = stage;
    this.work = work;
  }

  cost(weights: readonly number[], open: number, depth: number): number {
    this.work--;
    const plain = fixInOrder(weights, this.stage.fix, this.stage.handOver).cost;
    if (open === 0) return plain;
    if (depth === 0 || this.work < 0) {
      this.whole = false;
      return plain;
    }
    return this.best(weights, open, depth, plain).cost;
  }

  best(weights: readonly number[], open: number, depth: number, plain: number): { cost: number; move?: Move } {
    const mass = total(weights);
    // A better move must gain something: equal costs keep the plain order, earlier moves win ties.
    const gain = 1e-9 * mass;
    let found: { cost: number; move?: Move } = { cost: plain };
    for (let index = 0; index < this.stage.evidence.length; index++) {
      const { minutes, given } = this.stage.evidence[index]!;
      if ((open & (1 << index)) === 0 || minutes * mass >= found.cost || !separates(weights, given)) continue;
      let cost = minutes * mass;
      for (const row of given) {
        if (cost >= found.cost) break;
        cost += this.cost(
          weights.map((weight, cause) => weight * row[cause]!),
          open & ~(1 << index),
          depth - 1,
        );
      }
      if (cost < found.cost - gain) found = { cost, move: { type: 'ask', index } };
    }
    for (let index = 0; index < this.stage.fix.length; index++) {
      if (weights[index]! <= 0 || this.stage.fix[index]! * mass >= found.cost) continue;
      const cost = this.stage.fix[index]! * mass + this.cost(without(weights, index), open, depth - 1);
      if (cost < found.cost - gain) found = { cost, move: { type: 'fix', index } };
    }
    return found;
  }
}

/** Deepens move by move until every end was seen or the work is used up; the last depth that was finished counts. */
export const plan = (stage: Stage, limits: { readonly work: number; readonly depth: number }): Plan => {
  const mass = total(stage.weights);
  const plain = fixInOrder(stage.weights, stage.fix, stage.handOver);
  const first: Move = plain.first < 0 ? { type: 'hand-over' } : { type: 'fix', index: plain.first };
  let result: Plan = { move: first, minutes: mass > 0 ? plain.cost / mass : 0, whole: stage.evidence.length === 0 };
  const open = 2 ** stage.evidence.length - 1;
  let work = limits.work;
  for (let depth = 1; depth <= limits.depth && !result.whole && mass > 0; depth++) {
    const look = new LookAhead(stage, work);
    const best = look.best(stage.weights, open, depth, plain.cost);
    // One step is always finished: it is what the answer rests on at least.
    if (look.work < 0 && depth > 1) break;
    work = look.work;
    result = { move: best.move ?? first, minutes: best.cost / mass, whole: look.whole };
  }
  return result;
};
