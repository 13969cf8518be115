import type { Edge } from '../../flow/graph.ts';
import type { Flow, FlowWalk } from '../../model/flow.ts';
import { LANGUAGES } from '../../model/language.ts';
import type { Pack } from '../../model/pack.ts';
import type { Problem } from '../../model/problem.ts';
import type { View } from '../../model/view.ts';
import { edgesWalked } from './edges-walked.ts';
import { type Performance, runScript, type Stage } from './run-script.ts';
import type { Script } from './script.ts';
import { pathOf } from './stations.ts';

export type Trial = {
  readonly flow: string;
  readonly walk: FlowWalk;
  readonly failures: readonly Problem[];
  readonly edges: readonly Edge[];
  /** Conclusions that it came to, with the questions that were asked until then. */
  readonly arrivals: readonly Arrival[];
};

export type Arrival = { readonly node: string; readonly asked: number };

/** Where a performance concluded in this flow. */
export const arrivalsOf = ({ views }: Performance, flow: Flow): Arrival[] =>
  views.flatMap((view) =>
    view.current.kind === 'conclude' && view.flow === flow.key && view.node !== undefined ? [{ node: view.node, asked: view.asked }] : [],
  );

/** A test walk as a script. */
export const scriptOf = (flow: Flow, walk: FlowWalk): Script => {
  const product = walk.facts.product ?? flow.products[0];
  return {
    flow: flow.key,
    ...(product === undefined ? {} : { product: String(product) }),
    facts: walk.facts,
    answers: Object.fromEntries(Object.entries(walk.when).map(([node, outcomes]) => [node, [outcomes].flat().map((outcome) => ({ outcome }))])),
    probes: walk.probes,
    strict: true,
  };
};

/** What is missing in a view that a person would see. */
const silent = ({ current }: View): string | undefined => {
  if (current.kind === 'ask' || current.kind === 'show') return current.question.length === 0 ? 'nothing is asked' : undefined;
  if (current.kind !== 'conclude') return undefined;
  if (current.title.length === 0) return 'the conclusion has no name';
  return current.article.blocks.length === 0 ? 'there is nothing to read' : undefined;
};

/** `name` is a node of the flow, or `flow/node` of one that it enters. */
const isEvidence = (name: string, flow: Flow, pack: Pack): boolean => {
  const cut = name.lastIndexOf('/');
  const key = name.slice(0, Math.max(0, cut));
  const owner = cut < 0 ? flow : pack.flows.find((one) => one.key === key || one.id === key);
  const definition = owner?.nodes[name.slice(cut + 1)];
  return definition?.kind === 'ask' && definition.go === undefined;
};

const whyWrong = (performance: Performance, ends: readonly string[], flow: Flow, walk: FlowWalk, { pack, language }: Stage): string[] => {
  // A rank asks what helps most: evidence that it did not need is no fault of the walk.
  const missed = performance.unused.filter((node) => !isEvidence(node, flow, pack));
  const last = performance.views.at(-1);
  const reached = performance.state === 'concluded' ? [...ends, performance.conclusion?.node ?? ''] : ends;
  const at = reached.at(-1) || (last?.current.kind ?? 'nowhere');
  const open = performance.state === 'open' ? `: it does not say what "${at}" comes to` : '';
  return [
    ...(performance.refused === undefined ? [] : [performance.refused]),
    ...(performance.refused === undefined && !reached.includes(walk.then) ? [`the walk should end at "${walk.then}" and ends at "${at}"${open}`] : []),
    ...performance.views.flatMap((view) => {
      const gap = silent(view);
      return gap ? [`${gap} at "${view.node}"`] : [];
    }),
    ...(missed.length > 0 ? [`the walk never comes to ${missed.map((node) => `"${node}"`).join(', ')}`] : []),
  ].map((message) => `${message} (${language})`);
};

/** Walks one test walk in every language. */
export const tryWalk = async (flow: Flow, walk: FlowWalk, stage: Omit<Stage, 'language'>): Promise<Trial> => {
  const failures: Problem[] = [];
  let edges: readonly Edge[] = [];
  let arrivals: readonly Arrival[] = [];
  for (const language of LANGUAGES) {
    const own = { ...stage, language };
    const performance = await runScript(scriptOf(flow, walk), own);
    const { stations, ends } = pathOf(performance.session.events(), own);
    edges = edgesWalked(flow, stations);
    arrivals = arrivalsOf(performance, flow);
    for (const message of whyWrong(performance, ends, flow, walk, own)) {
      failures.push({ rule: 'walk', severity: 'error', message, place: walk.place });
    }
  }
  return { flow: flow.key, walk, failures, edges, arrivals };
};
