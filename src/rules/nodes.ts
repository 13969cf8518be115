import type { AskNode, ConcludeNode, Flow, FlowNode, RankNode } from '../model/flow.ts';
import type { ProbeCatalogue, ProbeSpec } from '../model/probe.ts';

const ofKind =
  <K extends FlowNode['kind']>(kind: K) =>
  (flow: Flow): Extract<FlowNode, { kind: K }>[] =>
    Object.values(flow.nodes).filter((node): node is Extract<FlowNode, { kind: K }> => node.kind === kind);

export const asksOf: (flow: Flow) => AskNode[] = ofKind('ask');
export const ranksOf: (flow: Flow) => RankNode[] = ofKind('rank');
export const conclusionsOf: (flow: Flow) => ConcludeNode[] = ofKind('conclude');

/** Answers that the words of a node offer, in English: the language that routing rests on. */
export const choicesOf = (flow: Flow, node: string): string[] => (flow.words.en?.nodes[node]?.choices ?? []).map((choice) => choice.outcome);

export const specOf = (node: AskNode, catalogue: ProbeCatalogue): ProbeSpec | undefined => (node.probe === undefined ? undefined : catalogue.get(node.probe));
