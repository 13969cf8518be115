import { ANY, type Edge, EXHAUSTED, edgesOf } from '../../flow/graph.ts';
import { personOutcomes } from '../../flow/outcomes.ts';
import { DONE, HELPED, NOT_HELPED } from '../../model/event.ts';
import { type AskNode, type Flow, type RankNode, UNSURE } from '../../model/flow.ts';
import { CANNOT_TELL, type ProbeCatalogue } from '../../model/probe.ts';

/** Says what to answer on the way to one edge, and from there to an end. */
export type Guide = { readonly answer: (node: string) => string | undefined };

/** Shortest ways by what a person may do: the proof of a fix leads back only while it is proved. */
const wayTo = (edges: readonly Edge[], from: string, isGoal: (node: string) => boolean): Edge[] | undefined => {
  const cameBy = new Map<string, Edge | undefined>([[from, undefined]]);
  for (const id of cameBy.keys()) {
    if (isGoal(id)) {
      const way: Edge[] = [];
      for (let edge = cameBy.get(id); edge; edge = cameBy.get(edge.from)) way.unshift(edge);
      return way;
    }
    for (const edge of edges) if (edge.from === id && edge.kind !== 'verify' && !cameBy.has(edge.to)) cameBy.set(edge.to, edge);
  }
  return undefined;
};

/** The outcome of an evidence that speaks most for a cause; "I don't know" where the cause says nothing about it. */
const speaksFor = (evidence: AskNode, cause: string | undefined, rank: RankNode, flow: Flow): string => {
  const shown = rank.causes.find(({ node }) => node === cause)?.shownBy[evidence.id];
  if (Array.isArray(shown) && shown[0] !== undefined) return shown[0];
  const best = shown && !Array.isArray(shown) ? Object.entries(shown as Record<string, number>).sort((a, b) => b[1] - a[1])[0] : undefined;
  if (best && best[1] > 0.3) return best[0];
  return personOutcomes(evidence, flow).includes(UNSURE) ? UNSURE : CANNOT_TELL;
};

const proves = (node: AskNode, catalogue: ProbeCatalogue, flow: Flow): string => {
  const spec = node.probe === undefined ? undefined : catalogue.get(node.probe);
  const fine = spec && Object.keys(spec.outcomes).find((name) => spec.outcomes[name]!.verdict === 'ok');
  return node.good[0] ?? fine ?? personOutcomes(node, flow)[0] ?? UNSURE;
};

/** A guide along `goal`; it remembers where it has been, so it serves one walk. */
export const guideAlong = (goal: Edge, flow: Flow, catalogue: ProbeCatalogue): Guide => {
  const edges = edgesOf(flow);
  const ranks = Object.values(flow.nodes).filter((node) => node.kind === 'rank');
  const isEnd = (id: string): boolean => ['conclude', 'hand-over'].includes(flow.nodes[id]?.kind ?? '');
  let passed = false;
  let proving: string | undefined;
  let last: string | undefined;

  /** The cause that the way to the goal goes through, and the rank that it belongs to. */
  const causeAhead = (from: string): string | undefined => {
    if (goal.kind === 'cause') return goal.to;
    const way = wayTo(edges, from, (id) => id === goal.from);
    return way?.find(({ kind }) => kind === 'cause')?.to;
  };

  const evidenceAnswer = (node: AskNode): string | undefined => {
    const rank = ranks.find(({ causes }) => causes.some(({ shownBy }) => Object.hasOwn(shownBy, node.id)));
    if (!rank) return undefined;
    const wanted = passed || goal.outcome === EXHAUSTED ? undefined : causeAhead(rank.id);
    return speaksFor(node, wanted, rank, flow);
  };

  const concludeAnswer = (id: string): string => {
    if (passed) return HELPED;
    if (goal.outcome === EXHAUSTED) return NOT_HELPED;
    const way = wayTo(edges, id, (one) => one === goal.from);
    return way?.[0]?.outcome ?? NOT_HELPED;
  };

  const answer = (id: string): string | undefined => {
    const node = flow.nodes[id];
    if (!node) return undefined;
    if (node.kind === 'ask' && proving !== undefined) {
      proving = undefined;
      return proves(node, catalogue, flow);
    }
    if (!passed && (id === goal.to || last === goal.from) && ranks.some((rank) => rank.id === goal.from) && id === goal.to) passed = true;
    if (!passed && id === goal.from && goal.outcome !== ANY) {
      passed = true;
      if (goal.kind === 'verify') proving = goal.to;
      return goal.kind === 'verify' ? DONE : goal.outcome;
    }
    if (node.kind === 'ask' && node.go === undefined) return evidenceAnswer(node);
    if (node.kind === 'conclude') return concludeAnswer(id);
    const way = wayTo(edges, id, passed ? isEnd : (one) => one === goal.from);
    return way?.[0]?.outcome;
  };

  return {
    answer: (id) => {
      const given = answer(id);
      last = id;
      return given;
    },
  };
};

/**
 * What to answer inside a flow that is entered, so that it comes back with `outcome`: a conclusion of it, `solved` or
 * `unsolved`. A conclusion that has a way of its own (`routed`) does not count as solved.
 */
export const answerInside = (id: string, flow: Flow, outcome: string, routed: readonly string[]): string | undefined => {
  const node = flow.nodes[id];
  if (!node) return undefined;
  const isWanted = (one: string): boolean =>
    Object.hasOwn(flow.nodes, outcome) ? one === outcome : flow.nodes[one]?.kind === 'conclude' && !routed.includes(one);
  if (node.kind === 'conclude') return outcome === 'unsolved' || !isWanted(id) ? NOT_HELPED : HELPED;
  if (node.kind === 'ask' && node.go === undefined) return personOutcomes(node, flow).includes(UNSURE) ? UNSURE : CANNOT_TELL;
  return wayTo(edgesOf(flow), id, isWanted)?.[0]?.outcome;
};
