import { ANY, type Edge, edgesOf } from '../../flow/graph.ts';
import type { Flow } from '../../model/flow.ts';

/** A node on the path and what it came to. */
export type Station = { readonly flow: string; readonly node: string; readonly outcome?: string };

const fits = (edge: Edge, outcome: string | undefined): boolean => edge.outcome === outcome || edge.outcome === ANY;

/** The ways between two stations; a rank on the way is no station of its own. */
const between = (from: Station, to: Station, flow: Flow, edges: readonly Edge[]): Edge[] => {
  const leaving = edges.filter((edge) => edge.from === from.node && fits(edge, from.outcome));
  const straight = leaving.find((edge) => edge.to === to.node);
  if (straight) return [straight];
  for (const edge of leaving) {
    if (flow.nodes[edge.to]?.kind !== 'rank') continue;
    const picked = edges.find((next) => next.from === edge.to && next.to === to.node);
    if (picked) return [edge, picked];
  }
  return [];
};

/** The edges of one flow that a path of stations went along. */
export const edgesWalked = (flow: Flow, path: readonly Station[]): Edge[] => {
  const own = path.filter((station) => station.flow === flow.key);
  const edges = edgesOf(flow);
  const first = own[0];
  const entry = first && flow.start !== first.node ? between({ flow: flow.key, node: flow.start }, first, flow, edges) : [];
  const start =
    first && entry.length === 0
      ? edges.filter((edge) => edge.from === flow.start && edge.to === first.node && flow.nodes[flow.start]?.kind === 'rank').slice(0, 1)
      : entry;
  return [...start, ...own.slice(1).flatMap((station, index) => between(own[index]!, station, flow, edges))];
};
