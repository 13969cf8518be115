import type { ConcludeNode, Flow } from '../../model/flow.ts';
import type { Reached } from './reach.ts';

/** What a flow costs a person in questions. Undefined where no walk without probes reaches a conclusion. */
export type FlowFigures = {
  readonly conclusions: number;
  /** Mean number of questions to a conclusion without probes, weighed by the odds of its cause. */
  readonly expected: number | undefined;
  /** The same with probes. */
  readonly expectedWithProbes: number | undefined;
  /** No way of asking can do with fewer: the entropy of the conclusions over that of the widest question (Shannon 1948). */
  readonly bound: number;
  /** Most questions that any conclusion takes without probes. */
  readonly worst: number | undefined;
};

const conclusionsOf = (flow: Flow): ConcludeNode[] => Object.values(flow.nodes).filter((node): node is ConcludeNode => node.kind === 'conclude');

/** Share of each conclusion: causes of ranks share what a conclusion of its own weighs each, by their odds. */
const sharesOf = (flow: Flow): Map<string, number> => {
  const weights = new Map(conclusionsOf(flow).map((node) => [node.id, 1]));
  for (const node of Object.values(flow.nodes)) {
    if (node.kind !== 'rank') continue;
    const sum = node.causes.reduce((total, { odds }) => total + odds, 0);
    for (const { node: cause, odds } of node.causes) weights.set(cause, (odds / sum) * node.causes.length);
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return new Map([...weights].map(([node, weight]) => [node, weight / total]));
};

const widest = (flow: Flow): number => Math.max(2, ...Object.values(flow.words.en?.nodes ?? {}).map(({ choices }) => choices.length));

const mean = (shares: Map<string, number>, asked: (node: string) => number | undefined): number | undefined => {
  const known = [...shares].flatMap(([node, share]) => {
    const questions = asked(node);
    return questions === undefined ? [] : [{ share, questions }];
  });
  const sum = known.reduce((total, { share }) => total + share, 0);
  return sum === 0 ? undefined : known.reduce((total, { share, questions }) => total + share * questions, 0) / sum;
};

export const figuresOf = (flow: Flow, reached: Reached): FlowFigures => {
  const shares = sharesOf(flow);
  const entropy = [...shares.values()].reduce((sum, share) => sum - (share > 0 ? share * Math.log2(share) : 0), 0);
  const asked = (kind: 'questions' | 'probes') => (node: string) => reached.get(node)?.[kind];
  const all = [...shares.keys()].flatMap((node) => asked('questions')(node) ?? []);
  return {
    conclusions: shares.size,
    expected: mean(shares, asked('questions')),
    expectedWithProbes: mean(shares, asked('probes')),
    bound: entropy / Math.log2(widest(flow)),
    worst: all.length === 0 ? undefined : Math.max(...all),
  };
};
