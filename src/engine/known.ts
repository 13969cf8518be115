import { isTyped, personOutcomes } from '../flow/outcomes.ts';
import { type By, FACTS, type Facts, type FactValue, isFactName } from '../model/fact.ts';
import { type AskNode, type Flow, GIVEN } from '../model/flow.ts';
import { allOutcomes, probeOf } from './askable.ts';
import type { Answer, CaseState, Walk } from './case-state.ts';
import type { EngineContext } from './context.ts';
import { fillParams, probeKey } from './fill-params.ts';
import { readPaste } from './read-answer.ts';

const implicit = (outcome: string, by: By, at: string, value?: FactValue): Answer => ({ seq: 0, at, outcome, by, ...(value === undefined ? {} : { value }) });

const fromFact = (node: AskNode, flow: Flow, facts: Facts): Answer | undefined => {
  const fact = node.fact === undefined ? undefined : facts[node.fact];
  if (!fact) return undefined;
  if (isTyped(node)) return node.ask === 'paste' ? undefined : implicit(GIVEN, fact.by, fact.at, fact.value);
  return typeof fact.value === 'string' && personOutcomes(node, flow).includes(fact.value) ? implicit(fact.value, fact.by, fact.at) : undefined;
};

const isFlag = (name: string): boolean => isFactName(name) && FACTS[name].type === 'flag';

/** An outcome whose facts are all known already, when it is the only one. A flag gathers what several nodes found, so it answers none of them. */
const fromSets = (node: AskNode, facts: Facts): Answer | undefined => {
  const fitting = Object.entries(node.sets).filter(([, sets]) => {
    const pairs = Object.entries(sets);
    return pairs.some(([name]) => !isFlag(name)) && pairs.every(([name, value]) => facts[name]?.value === value);
  });
  const [only] = fitting;
  const fact = only && facts[Object.keys(only[1])[0] ?? ''];
  return fitting.length === 1 && only && fact ? implicit(only[0], fact.by, fact.at) : undefined;
};

const fromProbe = (node: AskNode, flow: Flow, facts: Facts, walk: Walk, context: EngineContext): Answer | undefined => {
  const spec = probeOf(node, context);
  const params = spec && fillParams(node, facts, spec);
  const answer = params && walk.results[probeKey(spec.name, params)];
  return answer && allOutcomes(node, flow, context.catalogue).includes(answer.outcome) ? answer : undefined;
};

/** What the pasted words of the start say about a question with patterns, when these know one answer in them and no other. */
const fromSaid = (node: AskNode, said: CaseState['said']): Answer | undefined => {
  const [first] = said;
  if (!first || Object.keys(node.reads).length === 0) return undefined;
  const lines = said.flatMap(({ text }) => text.split(/\r?\n/));
  const { outcome, line } = readPaste(node, lines.join('\n'));
  if (line === undefined) return undefined;
  const own = (node.reads[outcome] ?? []).map(({ pattern, flags }) => new RegExp(pattern, flags));
  const rest = lines.filter((one) => !own.some((expression) => expression.test(one)));
  if (readPaste(node, rest.join('\n')).line !== undefined) return undefined;
  return implicit(outcome, 'text', first.at, ...(node.ask === 'paste' ? [line] : []));
};

/** What is known about a node without asking or probing again. */
export const knownAnswer = (node: AskNode, flow: Flow, facts: Facts, walk: Walk, said: CaseState['said'], context: EngineContext): Answer | undefined =>
  fromProbe(node, flow, facts, walk, context) ?? fromFact(node, flow, facts) ?? fromSets(node, facts) ?? fromSaid(node, said);

/** Facts that an answer establishes. */
export const factsOf = (node: AskNode, answer: Answer): Facts => {
  const { by, at } = answer;
  const facts: Record<string, { value: FactValue; by: By; at: string }> = {};
  const add = (name: string, value: FactValue | undefined) => {
    if (value !== undefined) facts[name] = { value, by, at };
  };
  for (const [name, value] of Object.entries(answer.result?.facts ?? {})) add(name, value);
  for (const [name, value] of Object.entries(node.sets[answer.outcome] ?? {})) add(name, value);
  if (node.fact !== undefined && answer.outcome === GIVEN) add(node.fact, answer.value);
  else if (node.fact !== undefined && answer.by !== 'probe' && answer.outcome !== 'unsure' && !answer.result) add(node.fact, answer.outcome);
  return facts;
};

/** Results that no node asked for, ready to serve one. */
export const foundResults = (state: CaseState): Record<string, Answer> =>
  Object.fromEntries(
    state.found
      .filter((found) => found.result.verdict !== 'cannot-tell')
      .map((found) => [
        probeKey(found.probe, found.params),
        { seq: found.seq, at: found.result.evidence.at, outcome: found.result.outcome, by: 'probe' as const, result: found.result },
      ]),
  );
