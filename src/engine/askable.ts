import { type AskNode, type Flow, GIVEN, type NodeWords, UNSURE } from '../model/flow.ts';
import type { ProbeCatalogue, ProbeSpec } from '../model/probe.ts';
import type { EngineContext } from './context.ts';

/** Words of a node in the base language, which name the outcomes that a person can tell. */
const baseWords = (flow: Flow, node: string): NodeWords | undefined => flow.words.en?.nodes[node];

export const isTyped = (node: AskNode): boolean => node.ask !== 'choice' && node.ask !== 'several';

/** Outcomes that a person may choose here, "I don't know" last and always there where the routing allows it. */
export const personOutcomes = (node: AskNode, flow: Flow): string[] => {
  const written = (baseWords(flow, node.id)?.choices ?? []).map((choice) => choice.outcome);
  const routed = node.probe === undefined && node.go ? Object.keys(node.go) : [];
  const all = written.length > 0 ? written : routed.filter((outcome) => outcome !== GIVEN);
  const unsure = node.go === undefined || Object.hasOwn(node.go, UNSURE) ? [UNSURE] : [];
  return [...new Set([...all.filter((outcome) => outcome !== UNSURE), ...(all.length > 0 || isTyped(node) ? unsure : [])])];
};

/** Whether a person can be asked at all: not for a probe that only a machine can answer. */
export const isAskable = (node: AskNode, flow: Flow): boolean => isTyped(node) || personOutcomes(node, flow).some((outcome) => outcome !== UNSURE);

/** Every outcome the node can have, for the likelihoods of a rank. */
export const allOutcomes = (node: AskNode, flow: Flow, catalogue: ProbeCatalogue): string[] => {
  const spec = node.probe === undefined ? undefined : catalogue.get(node.probe);
  const own = spec ? Object.keys(spec.outcomes) : [...Object.keys(node.reads), ...personOutcomes(node, flow)];
  return [...new Set([...own, ...(isTyped(node) && !spec ? [GIVEN] : [])])].filter((outcome) => outcome !== UNSURE);
};

/** The probe of a node, where there is one and it may be tried in principle. */
export const probeOf = (node: AskNode, context: EngineContext): ProbeSpec | undefined =>
  node.probe === undefined ? undefined : context.catalogue.get(node.probe);
