import { isTyped, personOutcomes } from '../flow/outcomes.ts';
import { type AskNode, type Flow, GIVEN, UNSURE } from '../model/flow.ts';
import type { ProbeCatalogue, ProbeSpec } from '../model/probe.ts';
import type { EngineContext } from './context.ts';

/** Every outcome the node can have, for the likelihoods of a rank. */
export const allOutcomes = (node: AskNode, flow: Flow, catalogue: ProbeCatalogue): string[] => {
  const spec = node.probe === undefined ? undefined : catalogue.get(node.probe);
  const own = spec ? Object.keys(spec.outcomes) : [...Object.keys(node.reads), ...personOutcomes(node, flow)];
  return [...new Set([...own, ...(isTyped(node) && !spec ? [GIVEN] : [])])].filter((outcome) => outcome !== UNSURE);
};

/** The probe of a node, where there is one and it may be tried in principle. */
export const probeOf = (node: AskNode, context: EngineContext): ProbeSpec | undefined =>
  node.probe === undefined ? undefined : context.catalogue.get(node.probe);
