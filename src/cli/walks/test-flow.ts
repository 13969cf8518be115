import { type Coverage, coverageOf } from '../../flow/coverage.ts';
import type { Edge } from '../../flow/graph.ts';
import type { Flow } from '../../model/flow.ts';
import type { Problem } from '../../model/problem.ts';
import { figuresOf } from '../coverage/flow-figures.ts';
import { reachedBy } from '../coverage/reach.ts';
import { budgetFor, type Cost, isOver } from './budget.ts';
import { type Proposal, proposeWalks } from './propose.ts';
import type { Stage } from './run-script.ts';
import { tryWalk } from './try-walk.ts';

export type FlowReport = {
  readonly flow: string;
  readonly walks: number;
  readonly failures: readonly Problem[];
  readonly coverage: Coverage;
  readonly cost: Cost;
  readonly proposals?: readonly Proposal[];
  /** Ways that no proposal takes. */
  readonly left?: readonly Edge[];
};

const overBudget = (flow: Flow, expected: number, budget: number): Problem => ({
  rule: 'budget',
  severity: 'error',
  message: `it takes ${expected.toFixed(2)} questions on average, and its budget is ${budget}`,
  mend: `ask what tells more first, or allow it: mailmedic test ${flow.key} --update`,
  place: flow.places.budget ?? { file: flow.file, line: 1, column: 1 },
});

/** Walks all walks of a flow: what fails, what they cover, what they cost, and, where wanted, walks for the rest. */
export const testFlow = async (flow: Flow, stage: Omit<Stage, 'language'>, { propose }: { readonly propose: boolean }): Promise<FlowReport> => {
  const trials = [];
  for (const walk of flow.walks) trials.push(await tryWalk(flow, walk, stage));
  const { expected, bound } = figuresOf(flow, reachedBy(trials.map(({ walk, arrivals }) => ({ probes: walk.probes, arrivals }))));
  const coverage = coverageOf(
    flow,
    trials.map(({ edges }) => edges),
  );
  const failures = trials.flatMap((trial) => trial.failures);
  const { budget } = flow;
  const over = isOver(expected, budget) ? [overBudget(flow, expected!, budget!)] : [];
  const cost: Cost = { bound, ...(expected === undefined ? {} : { expected }), ...(budget === undefined ? {} : { budget }) };
  return {
    flow: flow.key,
    walks: flow.walks.length,
    failures: [...failures, ...over],
    coverage,
    cost,
    ...(propose ? await proposeWalks(flow, coverage.edges.missed, stage) : {}),
  };
};

/** The budget that a flow gets by `--update`; undefined where nothing is to be written. */
export const newBudget = ({ cost: { expected, budget } }: FlowReport): number | undefined => {
  const wanted = expected === undefined ? undefined : budgetFor(expected);
  return wanted === budget ? undefined : wanted;
};
