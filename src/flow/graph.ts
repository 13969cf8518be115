import { DONE, HELPED, NOT_HELPED } from '../model/event.ts';
import type { ConcludeNode, Flow, FlowNode, Go, RankNode } from '../model/flow.ts';

export type EdgeKind = 'go' | 'cause' | 'evidence' | 'otherwise' | 'verify' | 'enter';

/**
 * One way from node to node. `outcome` is what takes it: the node's outcome; for edges of a rank the node that it
 * picks, or `exhausted`; for a conclusion `done` (check again) or `not-helped`; `*` for evidence going back to its rank.
 */
export type Edge = { readonly from: string; readonly to: string; readonly outcome: string; readonly kind: EdgeKind; readonly when?: string };

export const EXHAUSTED = 'exhausted';
export const ANY = '*';

/** Evidence that a rank may go and establish: named by a cause, and without ways on of its own. */
export const evidenceOfRank = (rank: RankNode, flow: Flow): string[] => {
  const named = new Set(rank.causes.flatMap((cause) => Object.keys(cause.shownBy)));
  return [...named].filter((id) => {
    const node = flow.nodes[id];
    return node?.kind === 'ask' && node.go === undefined;
  });
};

const goEdges = (from: string, go: Go, kind: EdgeKind): Edge[] =>
  Object.entries(go).flatMap(([outcome, routes]) =>
    routes.map((route) => ({ from, to: route.to, outcome, kind, ...(route.when === undefined ? {} : { when: route.when }) })),
  );

const rankEdges = (rank: RankNode, flow: Flow): Edge[] => [
  ...evidenceOfRank(rank, flow).flatMap((id): Edge[] => [
    { from: rank.id, to: id, outcome: id, kind: 'evidence' },
    { from: id, to: rank.id, outcome: ANY, kind: 'evidence' },
  ]),
  ...rank.causes.map((cause): Edge => ({ from: rank.id, to: cause.node, outcome: cause.node, kind: 'cause' })),
  { from: rank.id, to: rank.otherwise, outcome: EXHAUSTED, kind: 'otherwise' },
];

const concludeEdges = (node: ConcludeNode): Edge[] => [
  ...(node.verify === undefined ? [] : [{ from: node.id, to: node.verify, outcome: DONE, kind: 'verify' } as const]),
  ...(node.otherwise === undefined ? [] : [{ from: node.id, to: node.otherwise, outcome: NOT_HELPED, kind: 'otherwise' } as const]),
  ...(node.next === undefined ? [] : [{ from: node.id, to: node.next, outcome: HELPED, kind: 'go' } as const]),
];

const ownEdges = (node: FlowNode, flow: Flow): Edge[] => {
  switch (node.kind) {
    case 'ask':
      return node.go ? goEdges(node.id, node.go, 'go') : [];
    case 'show':
      return goEdges(node.id, node.go, 'go');
    case 'enter':
      return goEdges(node.id, node.go, 'enter');
    case 'rank':
      return rankEdges(node, flow);
    case 'conclude':
      return concludeEdges(node);
    case 'hand-over':
      return [];
  }
};

const follow = (starts: Iterable<string>, edges: readonly Edge[]): Set<string> => {
  const onward = Map.groupBy(edges, (edge) => edge.from);
  const seen = new Set(starts);
  for (const id of seen) for (const edge of onward.get(id) ?? []) seen.add(edge.to);
  return seen;
};

/** A conclusion without `otherwise` goes back to the rank whose cause led to it, and the rank goes on. */
const backToRanks = (flow: Flow, edges: readonly Edge[]): Edge[] => {
  const onward = edges.filter((edge) => edge.kind !== 'verify' && edge.kind !== 'evidence');
  return Object.values(flow.nodes)
    .filter((node) => node.kind === 'rank')
    .flatMap((rank) =>
      [
        ...follow(
          rank.causes.map((cause) => cause.node),
          onward,
        ),
      ].flatMap((id): Edge[] => {
        const node = flow.nodes[id];
        if (node?.kind !== 'conclude' || node.otherwise !== undefined) return [];
        return [{ from: id, to: rank.id, outcome: NOT_HELPED, kind: 'otherwise' }];
      }),
    );
};

/** Every way from node to node, in the order of the document. Edges to nodes that do not exist are among them. */
export const edgesOf = (flow: Flow): Edge[] => {
  const own = Object.values(flow.nodes).flatMap((node) => ownEdges(node, flow));
  return [...own, ...backToRanks(flow, own)];
};

/** Nodes that a walk from the start may come to. */
export const reachable = (flow: Flow): Set<string> => {
  const found = follow([flow.start], edgesOf(flow));
  return new Set([...found].filter((id) => Object.hasOwn(flow.nodes, id)));
};

export const unreachable = (flow: Flow): string[] => {
  const found = reachable(flow);
  return Object.keys(flow.nodes).filter((id) => !found.has(id));
};

/** Nodes where a case may end: solved, or handed over. */
export const exits = (flow: Flow): string[] =>
  Object.values(flow.nodes)
    .filter((node) => node.kind === 'conclude' || node.kind === 'hand-over')
    .map((node) => node.id);

/**
 * Nodes that a walk may come to and never leave. Evidence has a way back only when its rank sent us there (or when it
 * proves a fix), so evidence that a route leads to, or that the flow starts with, is a dead end too.
 */
export const deadEnds = (flow: Flow): string[] => {
  const edges = edgesOf(flow);
  const found = reachable(flow);
  const ends = new Set(exits(flow));
  const led = new Set([flow.start, ...edges.filter((edge) => edge.kind !== 'evidence' && edge.kind !== 'verify').map((edge) => edge.to)]);
  return Object.values(flow.nodes)
    .filter((node) => found.has(node.id) && !ends.has(node.id))
    .filter((node) => {
      if (node.kind === 'ask' && node.go === undefined) return led.has(node.id);
      return !edges.some((edge) => edge.from === node.id);
    })
    .map((node) => node.id);
};

/** The shortest way, as edges; empty when both are the same node, undefined when there is none. */
export const shortestPath = (flow: Flow, from: string, to: string): Edge[] | undefined => {
  const onward = Map.groupBy(edgesOf(flow), (edge) => edge.from);
  const cameBy = new Map<string, Edge | undefined>([[from, undefined]]);
  for (const id of cameBy.keys()) {
    if (id === to) break;
    for (const edge of onward.get(id) ?? []) if (!cameBy.has(edge.to)) cameBy.set(edge.to, edge);
  }
  if (!cameBy.has(to)) return undefined;
  const path: Edge[] = [];
  for (let edge = cameBy.get(to); edge; edge = cameBy.get(edge.from)) path.unshift(edge);
  return path;
};
