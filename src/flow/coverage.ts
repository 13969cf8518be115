import type { Flow } from '../model/flow.ts';
import { type Edge, edgesOf } from './graph.ts';

/** What a walk went along: enough of an edge to know it again. */
export type Step = Pick<Edge, 'from' | 'to' | 'outcome'>;

export type Coverage = {
  readonly nodes: { readonly visited: readonly string[]; readonly missed: readonly string[] };
  readonly edges: { readonly visited: readonly Edge[]; readonly missed: readonly Edge[] };
};

const keyOf = ({ from, to, outcome }: Step): string => JSON.stringify([from, to, outcome]);

/**
 * Which nodes and edges the walks went through. An edge counts once, however often it was taken; steps that are no edge
 * of the flow (its wording changed since) count for the nodes they touch only.
 */
export const coverageOf = (flow: Flow, walks: readonly (readonly Step[])[]): Coverage => {
  const steps = walks.flat();
  const taken = new Set(steps.map(keyOf));
  const met = new Set([...(walks.length > 0 ? [flow.start] : []), ...steps.flatMap((step) => [step.from, step.to])]);
  const edges = edgesOf(flow);
  // Evidence goes back to its rank with whatever outcome it had.
  const isTaken = (edge: Edge): boolean =>
    taken.has(keyOf(edge)) || (edge.outcome === '*' && steps.some((step) => step.from === edge.from && step.to === edge.to));
  const nodes = Object.keys(flow.nodes);
  return {
    nodes: { visited: nodes.filter((id) => met.has(id)), missed: nodes.filter((id) => !met.has(id)) },
    edges: { visited: edges.filter(isTaken), missed: edges.filter((edge) => !isTaken(edge)) },
  };
};
