import { likelihoods } from '../flow/rank-likelihood.ts';
import type { AskNode, Flow, RankNode } from '../model/flow.ts';
import { allOutcomes } from './askable.ts';
import type { EngineContext } from './context.ts';

export type Weight = 'for' | 'against' | 'neither';

/** Whether an outcome makes a cause likelier or less likely than its siblings on average: the sign of the log likelihood ratio. */
export const weigh = (rank: RankNode, cause: string, node: AskNode, outcome: string, flow: Flow, context: EngineContext): Weight => {
  const outcomes = { [node.id]: allOutcomes(node, flow, context.catalogue) };
  const tables = rank.causes.map((one) => ({ node: one.node, p: likelihoods(one.shownBy, outcomes)[node.id]?.[outcome] }));
  const own = tables.find((table) => table.node === cause)?.p;
  const others = tables.flatMap((table) => (table.node !== cause && table.p !== undefined ? [table.p] : []));
  const usual = others.length > 0 ? others.reduce((sum, p) => sum + p, 0) / others.length : 1 / Math.max(1, outcomes[node.id]?.length ?? 1);
  if (own === undefined || Math.abs(own - usual) < 0.05) return 'neither';
  return own > usual ? 'for' : 'against';
};
