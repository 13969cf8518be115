import { isTyped, personOutcomes } from '../flow/outcomes.ts';
import { type CaseEvent, DONE, HELPED, NOT_HELPED } from '../model/event.ts';
import type { By, Facts, FactValue } from '../model/fact.ts';
import { type FlowNode, GIVEN } from '../model/flow.ts';
import { LANGUAGES } from '../model/language.ts';
import { CANNOT_TELL, SKIPPED } from '../model/probe.ts';
import { type Answer, type CaseState, EMPTY_CASE, type Step, type Undone, type Walk } from './case-state.ts';
import type { EngineContext } from './context.ts';
import { advance, derive, enterRoot } from './derive.ts';
import { readPaste } from './read-answer.ts';
import { toldChange } from './told-facts.ts';

/** A new state, or why the event does not apply: then nothing changes. */
export type Folded = { readonly state: CaseState; readonly refused?: undefined } | { readonly state?: undefined; readonly refused: string };

const refuse = (why: string): Folded => ({ refused: why });

const rederived = (state: CaseState, context: EngineContext): Folded => ({ state: { ...state, walk: derive(state, context) } });

const answerOf = (event: CaseEvent & { type: 'is' }): Answer => ({
  seq: event.seq,
  at: event.at,
  outcome: event.outcome,
  by: event.by,
  ...(event.value === undefined ? {} : { value: event.value }),
  ...(event.result === undefined ? {} : { result: event.result }),
});

/** Node and key where the case waits. */
export const waitingAt = (walk: Walk): { node: FlowNode; key: string; flow: string } | undefined => {
  const frame = walk.frames.at(-1);
  if (!frame || walk.position.type !== 'node') return undefined;
  const node = frame.machine.flow.nodes[String(frame.snapshot.value)];
  return node && { node, key: walk.position.key, flow: frame.machine.flow.key };
};

/** Outcomes that an event by a person may carry at a node. */
export const answersAllowed = (node: FlowNode, flowKey: string, context: EngineContext): string[] => {
  const flow = context.machine(flowKey)?.flow;
  if (!flow) return [];
  switch (node.kind) {
    case 'ask':
      return [...personOutcomes(node, flow), ...(isTyped(node) ? [GIVEN, ...Object.keys(node.reads), ...Object.keys(node.go ?? {})] : [])];
    case 'show':
      return Object.keys(node.go);
    case 'conclude':
      return [...(node.verify === undefined ? [] : [DONE]), HELPED, NOT_HELPED];
    default:
      return [];
  }
};

/** A pasted text is read by the node's patterns. */
const outcomeAt = (node: FlowNode, { outcome, value }: CaseEvent & { type: 'is' | 'changed' }): string => {
  const pasted = node.kind === 'ask' && node.ask === 'paste' && outcome === GIVEN && Object.keys(node.reads).length > 0;
  return pasted ? readPaste(node, String(value ?? '')).outcome : outcome;
};

/** Without what was established beyond the point that a person went back to: it was before the fix and proves nothing about it. */
const onThePath = (state: CaseState): CaseState => {
  const walked = new Set(state.walk.steps.map(({ key }) => key));
  const only = <T>(record: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(record).filter(([key]) => walked.has(key)));
  return { ...state, answers: only(state.answers), attempts: only(state.attempts) };
};

const foldIs = (state: CaseState, event: CaseEvent & { type: 'is' }, context: EngineContext): Folded => {
  const waiting = waitingAt(state.walk);
  if (!waiting) return refuse('nothing is being asked');
  if (waiting.node.id !== event.node) return refuse(`"${event.node}" is not being asked; "${waiting.node.id}" is`);
  const answer = { ...answerOf(event), outcome: outcomeAt(waiting.node, event) };
  if (event.by === 'probe' && (event.outcome === CANNOT_TELL || event.outcome === SKIPPED)) {
    if (waiting.node.kind !== 'ask') return refuse(`"${event.node}" has no probe`);
    if (state.attempts[waiting.key]) return refuse(`the probe of "${event.node}" was tried already`);
    const next = { ...state, attempts: { ...state.attempts, [waiting.key]: answer }, undone: [] };
    return { state: { ...next, walk: advance(state.walk, next, context) } };
  }
  if (event.by !== 'probe' && !answersAllowed(waiting.node, waiting.flow, context).includes(event.outcome)) {
    return refuse(`"${event.outcome}" is not an answer to "${event.node}"`);
  }
  const kept = answer.outcome === DONE ? onThePath(state) : state;
  const next = { ...kept, answers: { ...kept.answers, [waiting.key]: answer }, undone: [] };
  const walk = advance(state.walk, next, context);
  return walk.steps.some((step) => step.key === waiting.key && !step.attempt)
    ? { state: { ...next, walk } }
    : refuse(`"${event.outcome}" leads nowhere from "${event.node}"`);
};

const without = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

/** Index of the root that a step belongs to, from 1. */
const rootOf = (step: Step): number => Number.parseInt(step.key, 10);

const foldBack = (state: CaseState, context: EngineContext): Folded => {
  const last = state.walk.steps.findLast((step) => !step.implicit && !step.attempt && step.answer.by === 'person');
  const root = state.roots.at(-1);
  if (!root) return refuse('there is nothing to go back to');
  if (last && rootOf(last) === state.roots.length) {
    const undone: Undone = { type: 'answer', key: last.key, answer: state.answers[last.key] as Answer };
    return rederived({ ...state, answers: without(state.answers, last.key), undone: [...state.undone, undone] }, context);
  }
  return rederived({ ...state, roots: state.roots.slice(0, -1), undone: [...state.undone, { type: 'root', root }] }, context);
};

const foldForward = (state: CaseState, context: EngineContext): Folded => {
  const last = state.undone.at(-1);
  if (!last) return refuse('there is nothing to take up again');
  const undone = state.undone.slice(0, -1);
  if (last.type === 'root') return rederived({ ...state, roots: [...state.roots, last.root], undone }, context);
  return rederived({ ...state, answers: { ...state.answers, [last.key]: last.answer }, undone }, context);
};

const foldChanged = (state: CaseState, event: CaseEvent & { type: 'changed' }, context: EngineContext): Folded => {
  const known = toldChange(event, state.known);
  if (known) return rederived({ ...state, known, undone: [] }, context);
  const step = state.walk.steps.find((other) => other.key === event.step && !other.attempt);
  const node = step && context.machine(step.flow)?.flow.nodes[step.node];
  if (!step || !node) return refuse(`there is no step "${event.step}"`);
  if (!answersAllowed(node, step.flow, context).includes(event.outcome)) return refuse(`"${event.outcome}" is not an answer to "${step.node}"`);
  // The place in the order stays: later answers follow it, as they did.
  const answer: Answer = {
    seq: step.answer.seq || event.seq,
    at: event.at,
    outcome: outcomeAt(node, event),
    by: 'person',
    ...(event.value === undefined ? {} : { value: event.value }),
  };
  const next = rederived({ ...state, answers: { ...state.answers, [step.key]: answer }, undone: [] }, context);
  const applied = next.state?.walk.steps.some((other) => other.key === step.key && other.answer.outcome === answer.outcome);
  return applied ? next : refuse(`"${event.outcome}" leads nowhere from "${step.node}"`);
};

const foldEntered = (state: CaseState, event: CaseEvent & { type: 'entered' }, context: EngineContext): Folded => {
  const machine = context.machine(event.flow);
  if (!machine) return refuse(`there is no flow "${event.flow}"`);
  if (event.node !== undefined && !Object.hasOwn(machine.flow.nodes, event.node)) return refuse(`"${event.flow}" has no node "${event.node}"`);
  const root = { flow: machine.flow.key, hash: event.hash, seq: event.seq, at: event.at, node: event.node };
  const next = { ...state, roots: [...state.roots, root], undone: [] };
  return { state: { ...next, walk: enterRoot(state.walk, root, next.roots.length, next, context) } };
};

const knownFacts = (facts: Partial<Record<string, FactValue>>, by: By, at: string): Facts =>
  Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, { value, by, at }]])));

/** What a person can establish depends on the place: elsewhere the walk may stand somewhere else. */
const foldResumed = (state: CaseState, event: CaseEvent & { type: 'resumed' }, context: EngineContext): Folded => {
  const next: CaseState = { ...state, status: 'open', until: undefined, host: event.host ?? state.host, pack: event.pack ?? state.pack };
  return next.host === state.host ? { state: next } : rederived(next, context);
};

const apply = (state: CaseState, event: CaseEvent, context: EngineContext): Folded => {
  const { seq, at } = event;
  switch (event.type) {
    case 'opened':
      return { state: { ...state, id: event.id, host: event.host, pack: event.pack, language: LANGUAGES.includes(event.language) ? event.language : 'en' } };
    case 'said':
      return { state: { ...state, said: [...state.said, { seq, at, text: event.text }] } };
    case 'note':
      return { state: { ...state, notes: [...state.notes, { seq, at, text: event.text }] } };
    case 'entered':
      return foldEntered(state, event, context);
    case 'known':
      return rederived({ ...state, known: { ...state.known, ...knownFacts(event.facts, event.by, at) } }, context);
    case 'found':
      return rederived({ ...state, found: [...state.found, { probe: event.probe, params: event.params, result: event.result, seq }] }, context);
    case 'consent':
      return rederived({ ...state, consent: event.consent }, context);
    case 'is':
      return foldIs(state, event, context);
    case 'changed':
      return foldChanged(state, event, context);
    case 'back':
      return foldBack(state, context);
    case 'forward':
      return foldForward(state, context);
    case 'later':
      if (event.until !== undefined && Number.isNaN(Date.parse(event.until))) return refuse(`"${event.until}" is no time`);
      return { state: { ...state, status: 'later', until: event.until } };
    case 'resumed':
      return foldResumed(state, event, context);
    case 'language':
      return { state: { ...state, language: LANGUAGES.includes(event.language) ? event.language : state.language } };
    case 'closed':
      return { state: { ...state, status: 'closed' } };
  }
};

/** One more event. Pure: the same events over the same pack give the same state. */
export const fold = (state: CaseState, event: CaseEvent, context: EngineContext): Folded =>
  apply({ ...state, seq: event.seq, history: { event, before: state.history } }, event, context);

/** One more event, or the same state when it does not apply (any more). */
export const foldOver = (state: CaseState, event: CaseEvent, context: EngineContext): CaseState =>
  fold(state, event, context).state ?? { ...state, seq: event.seq, history: { event, before: state.history } };

/** The state after a list of events. */
export const foldAll = (events: readonly CaseEvent[], context: EngineContext): CaseState =>
  events.reduce((state, event) => foldOver(state, event, context), EMPTY_CASE);
