import type { Flow } from '../model/flow.ts';
import { type Edge, edgesOf, exits, reachable } from './graph.ts';

/**
 * Strongly connected components (Tarjan 1972), each in the order of the document; a single node counts only when an
 * edge leads from it to itself.
 */
export const loopsOf = (nodes: readonly string[], edges: readonly Edge[]): string[][] => {
  const onward = Map.groupBy(edges, (edge) => edge.from);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (id: string): void => {
    index.set(id, index.size);
    low.set(id, index.get(id)!);
    stack.push(id);
    for (const { to } of onward.get(id) ?? []) {
      if (!nodes.includes(to)) continue;
      if (!index.has(to)) {
        visit(to);
        low.set(id, Math.min(low.get(id)!, low.get(to)!));
      } else if (stack.includes(to)) low.set(id, Math.min(low.get(id)!, index.get(to)!));
    }
    if (low.get(id) !== index.get(id)) return;
    const component = stack.splice(stack.indexOf(id));
    const alone = component.length === 1 && !(onward.get(id) ?? []).some((edge) => edge.to === id);
    if (!alone) found.push(nodes.filter((node) => component.includes(node)));
  };
  for (const id of nodes) if (!index.has(id)) visit(id);
  return found;
};

const comesTo = (goals: Iterable<string>, edges: readonly Edge[]): Set<string> => {
  const back = Map.groupBy(edges, (edge) => edge.to);
  const seen = new Set(goals);
  for (const id of seen) for (const edge of back.get(id) ?? []) seen.add(edge.from);
  return seen;
};

/** Loops that a walk may enter and from which no way leads to a conclusion or a hand-over. */
export const loopsWithoutExit = (flow: Flow): string[][] => {
  const edges = edgesOf(flow);
  const ending = comesTo(exits(flow), edges);
  const found = reachable(flow);
  const stuck = Object.keys(flow.nodes).filter((id) => found.has(id) && !ending.has(id));
  return loopsOf(stuck, edges);
};
