import { fillInlines } from '../knowledge/fill.ts';
import { type Inline, plainText } from '../model/block.ts';
import { DONE, HELPED, NOT_HELPED } from '../model/event.ts';
import type { Facts } from '../model/fact.ts';
import { type Flow, type FlowNode, type FlowWords, GIVEN, type NodeWords, UNSURE } from '../model/flow.ts';
import type { Language } from '../model/language.ts';
import { CANNOT_TELL, SKIPPED, type Verdict } from '../model/probe.ts';
import type { Answer, Step } from './case-state.ts';
import type { EngineContext } from './context.ts';
import { readPaste } from './read-answer.ts';
import { WORDS } from './words.ts';

export const text = (words: string): readonly Inline[] => [{ type: 'text', text: words }];

/** Words of a flow in the language, else in the base language. */
export const wordsOf = (flow: Flow, language: Language): FlowWords | undefined => flow.words[language] ?? flow.words.en;

export const nodeWords = (flow: Flow, node: string, language: Language): NodeWords | undefined =>
  wordsOf(flow, language)?.nodes[node] ?? flow.words.en?.nodes[node];

/** The name of a node: its question, for a conclusion else the title of its article. */
export const titleOf = (node: FlowNode, flow: Flow, language: Language, facts: Facts, context: EngineContext): readonly Inline[] => {
  const question = nodeWords(flow, node.id, language)?.question ?? [];
  if (question.length > 0) return fillInlines(question, facts, language);
  if (node.kind === 'conclude') {
    const product = facts.product?.value;
    const found = context.library.resolve(node.article, { language, ...(typeof product === 'string' ? { product: product as never } : {}) });
    if (found) return fillInlines(text(found.article.title), facts, language);
  }
  if (node.kind === 'ask' && node.probe !== undefined) return text(context.catalogue.get(node.probe)?.title[language] ?? node.probe);
  return text(node.id);
};

const DATA = /\{\{\s*([\w-]+)\s*\}\}/g;

/** What a probe found, in words. Values of the evidence stand in for `{{name}}`. */
export const sayResult = (probe: string, answer: Answer, language: Language, context: Pick<EngineContext, 'catalogue'>): string => {
  const words = WORDS[language];
  const { result } = answer;
  if (answer.outcome === SKIPPED) return words.skipped;
  if (answer.outcome === CANNOT_TELL) {
    const reason = result?.reason ? words.reasons[result.reason] : words.skipped;
    return words.cannotTell(result?.detail ? `${reason} (${result.detail[language]})` : reason);
  }
  const says = context.catalogue.get(probe)?.outcomes[answer.outcome]?.says[language] ?? answer.outcome;
  return says.replace(DATA, (_, name: string) => {
    const value = result?.evidence.data[name];
    return value === undefined ? '…' : Array.isArray(value) ? value.join(', ') : String(value);
  });
};

export const labelOf = (flow: Flow, node: string, outcome: string, language: Language, facts: Facts): readonly Inline[] => {
  const words = WORDS[language];
  const label = nodeWords(flow, node, language)?.choices.find((choice) => choice.outcome === outcome)?.label;
  if (label && label.length > 0) return fillInlines(label, facts, language);
  return text(outcome === UNSURE ? words.unsure : (words.choices[outcome] ?? outcome));
};

/** What was answered at a step, in words. */
export const sayAnswer = (step: Step, flow: Flow, language: Language, facts: Facts, context: EngineContext): readonly Inline[] => {
  const node = flow.nodes[step.node];
  const words = WORDS[language];
  const { answer } = step;
  if (node?.kind === 'ask' && node.probe !== undefined && answer.outcome !== GIVEN && (answer.result || step.attempt || answer.by === 'probe')) {
    return text(sayResult(node.probe, answer, language, context));
  }
  if (node?.kind === 'conclude')
    return text(
      { [DONE]: words.fixMade, [HELPED]: words.helped, [NOT_HELPED]: node.next === undefined ? words.didNotHelp : words.notMendedYet }[answer.outcome] ??
        answer.outcome,
    );
  if (answer.outcome === GIVEN || answer.value !== undefined) {
    if (Array.isArray(answer.value)) return text(answer.value.map((one) => plainText(labelOf(flow, step.node, one, language, facts))).join(', '));
    const pasted = node?.kind === 'ask' && node.ask === 'paste' ? readPaste(node, String(answer.value ?? '')).line : undefined;
    return text(shorten((pasted ?? String(answer.value ?? '')).trim()));
  }
  return labelOf(flow, step.node, answer.outcome, language, facts);
};

const shorten = (value: string): string => (value.length > 80 || value.includes('\n') ? `${value.replace(/\s+/g, ' ').slice(0, 77)}…` : value);

/** Verdict of a step: the probe's, also where a person answered in its place. "I don't know" is no finding, whoever says it. */
export const verdictOf = (step: Step, flow: Flow, context: EngineContext): Verdict | undefined => {
  if (step.attempt || step.answer.outcome === UNSURE) return 'cannot-tell';
  const node = flow.nodes[step.node];
  // What a probe takes for a finding may be what this question hopes for: a line in the log that says "delivered".
  if (node?.kind === 'ask' && node.probe !== undefined && node.good.includes(step.answer.outcome)) return 'ok';
  if (step.answer.result) return step.answer.result.verdict;
  if (node?.kind !== 'ask' || node.probe === undefined) return undefined;
  return context.catalogue.get(node.probe)?.outcomes[step.answer.outcome]?.verdict;
};
