import { DONE, HELPED, NOT_HELPED } from '../model/event.ts';
import { type AskNode, type Flow, type FlowNode, GIVEN, UNSURE } from '../model/flow.ts';
import { CANNOT_TELL, type ProbeCatalogue, SKIPPED } from '../model/probe.ts';

/** An outcome that a node can have, and whether a person may choose it there. */
export type NodeOutcome = { readonly outcome: string; readonly byPerson: boolean };

const all = (outcomes: readonly string[], byPerson: boolean): NodeOutcome[] => outcomes.map((outcome) => ({ outcome, byPerson }));

export const isTyped = (node: AskNode): boolean => node.ask !== 'choice' && node.ask !== 'several';

/** What the words offer; without words, and without a probe, what the routing knows. */
const offered = (node: AskNode, flow: Flow): string[] => {
  const written = (flow.words.en?.nodes[node.id]?.choices ?? []).map((choice) => choice.outcome);
  const routed = node.probe === undefined && !isTyped(node) ? Object.keys(node.go ?? {}) : [];
  return [...new Set(written.length > 0 ? written : routed)].filter((outcome) => outcome !== UNSURE);
};

/** Whether a person can be asked at all: not for a probe that only a machine can answer. */
export const isAskable = (node: AskNode, flow: Flow): boolean => isTyped(node) || offered(node, flow).length > 0;

/** Outcomes that a person may choose here, "I don't know" last and there wherever the routing allows it. */
export const personOutcomes = (node: AskNode, flow: Flow): string[] => {
  const unsure = isAskable(node, flow) && (node.go === undefined || Object.hasOwn(node.go, UNSURE)) ? [UNSURE] : [];
  return [...offered(node, flow), ...unsure];
};

const ofAsk = (node: AskNode, flow: Flow, catalogue: ProbeCatalogue): NodeOutcome[] => {
  const typed = isTyped(node);
  const read = typed ? (Object.keys(node.reads).length > 0 ? Object.keys(node.reads) : [GIVEN]) : [];
  const other = typed && node.go && Object.hasOwn(node.go, 'else') ? ['else'] : [];
  const spec = node.probe === undefined ? undefined : catalogue.get(node.probe);
  const measured = node.probe === undefined ? [] : [...Object.keys(spec?.outcomes ?? {}), ...(isAskable(node, flow) ? [] : [CANNOT_TELL, SKIPPED])];
  return [...all([...offered(node, flow), ...read, ...other, ...personOutcomes(node, flow)], true), ...all(measured, false)];
};

const outcomesOfKind = (node: FlowNode, flow: Flow, catalogue: ProbeCatalogue): NodeOutcome[] => {
  switch (node.kind) {
    case 'ask':
      return ofAsk(node, flow, catalogue);
    case 'show':
      return all(Object.keys(node.go), true);
    case 'enter':
      return all(Object.keys(node.go), false);
    case 'conclude':
      return all([...(node.verify === undefined ? [] : [DONE]), HELPED, NOT_HELPED], true);
    case 'rank':
    case 'hand-over':
      return [];
  }
};

/**
 * All outcomes that a node can have, those that a person may choose first, each once. A probe that is not in the
 * catalogue adds nothing; one that a person can answer for hands over to its question where it cannot tell, so
 * `cannot-tell` and `skipped` are outcomes only of probes without a question.
 */
export const outcomesOf = (node: FlowNode, flow: Flow, catalogue: ProbeCatalogue): readonly NodeOutcome[] => {
  const seen = new Set<string>();
  return outcomesOfKind(node, flow, catalogue).filter(({ outcome }) => !seen.has(outcome) && seen.add(outcome));
};
