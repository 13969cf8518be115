import { type FlowEvent, SOLVED, UNSOLVED } from '../flow/compile.ts';
import { DONE } from '../model/event.ts';
import type { Fact, Facts } from '../model/fact.ts';
import type { AskNode, EnterNode, RankNode } from '../model/flow.ts';
import { CANNOT_TELL, SKIPPED } from '../model/probe.ts';
import { probeOf } from './askable.ts';
import { canAsk } from './by-script.ts';
import { type Answer, type CaseState, EMPTY_WALK, type Frame, type Root, type Step, type Walk } from './case-state.ts';
import type { EngineContext } from './context.ts';
import { fillParams, probeKey } from './fill-params.ts';
import { factsOf, foundResults, knownAnswer } from './known.ts';
import { causesNow, decide, mayProbe } from './rank-step.ts';
import { stepKey } from './step-key.ts';

const DEEPEST = 6;

type Turn = { readonly walk: Walk; readonly go: boolean };

const stop = (walk: Walk): Turn => ({ walk, go: false });
const on = (walk: Walk): Turn => ({ walk, go: true });

const withTop = (walk: Walk, frame: Frame): Walk => ({ ...walk, frames: [...walk.frames.slice(0, -1), frame] });

/** Sends an event to the innermost machine. Undefined when it means nothing there. */
const move = (walk: Walk, event: FlowEvent): Walk | undefined => {
  const top = walk.frames.at(-1);
  const snapshot = top?.machine.step(top.snapshot, event);
  return top && snapshot && withTop(walk, { ...top, snapshot });
};

const visited = (frame: Frame, node: string): Frame => ({ ...frame, visits: { ...frame.visits, [node]: (frame.visits[node] ?? 0) + 1 } });

const stepOf = (frame: Frame, node: string, answer: Answer, implicit: boolean, attempt = false): Step => ({
  key: stepKey(frame, node),
  flow: frame.machine.flow.key,
  node,
  answer,
  implicit,
  attempt,
});

/** What a probe found serves every later node that asks the same, until a fix was made. */
const resultsAfter = (walk: Walk, frame: Frame, node: string, answer: Answer, context: EngineContext): Walk['results'] => {
  if (answer.outcome === DONE) return {};
  const ask = frame.machine.flow.nodes[node];
  if (ask?.kind !== 'ask' || !answer.result || answer.by !== 'probe') return walk.results;
  const spec = probeOf(ask, context);
  const params = spec && fillParams(ask, frame.snapshot.context.facts, spec);
  return params ? { ...walk.results, [probeKey(spec.name, params)]: answer } : walk.results;
};

const withoutVisit = (key: string): string => key.slice(0, key.lastIndexOf('#'));

/** A step that nobody took, for the second time since somebody took one: the flow runs in a circle by itself. */
const circles = (walk: Walk, frame: Frame, node: string): boolean => {
  const own = withoutVisit(stepKey(frame, node));
  const since = walk.steps.slice(walk.steps.findLastIndex((step) => !step.implicit) + 1);
  return since.some((step) => withoutVisit(step.key) === own);
};

const establish = (walk: Walk, node: string, answer: Answer, implicit: boolean, context: EngineContext): Walk | undefined => {
  const frame = walk.frames.at(-1) as Frame;
  if (implicit && circles(walk, frame, node)) return undefined;
  const definition = frame.machine.flow.nodes[node];
  const facts: Facts = definition?.kind === 'ask' ? factsOf(definition, answer) : {};
  const moved = move(walk, { type: `is.${answer.outcome}`, facts });
  if (!moved) return undefined;
  const step = stepOf(frame, node, answer, implicit);
  return {
    ...withTop(moved, visited(moved.frames.at(-1) as Frame, node)),
    steps: [...walk.steps, step],
    results: resultsAfter(walk, frame, node, answer, context),
  };
};

const machineAnswer = (outcome: string): Answer => ({ seq: 0, at: '', outcome, by: 'probe' });

/** A failed attempt of a probe: the machine learns of it once; a node that no person can answer goes on without. */
const attempted = (walk: Walk, node: AskNode, key: string, attempt: Answer, state: CaseState, context: EngineContext): Turn | undefined => {
  const frame = walk.frames.at(-1) as Frame;
  if (!frame.cannot.includes(key)) {
    const step = stepOf(frame, node.id, attempt, false, true);
    const noted = withTop({ ...walk, steps: [...walk.steps, step] }, { ...frame, cannot: [...frame.cannot, key] });
    const moved = move(noted, { type: 'cannot' });
    return on(moved ?? noted);
  }
  if (canAsk(node, frame, state, context)) return undefined;
  const onward = establish(walk, node.id, machineAnswer(CANNOT_TELL), true, context);
  return onward ? on(onward) : undefined;
};

/** A probe that cannot run at all, for a node that no person can answer. */
const hopeless = (node: AskNode, frame: Frame, state: CaseState, context: EngineContext): boolean => {
  if (canAsk(node, frame, state, context)) return false;
  const spec = probeOf(node, context);
  const refused = spec && state.consent && !state.consent.each && !state.consent.allow.includes(spec.kind);
  return !spec || refused === true || fillParams(node, frame.snapshot.context.facts, spec) === undefined;
};

const atAsk = (walk: Walk, node: AskNode, state: CaseState, context: EngineContext): Turn => {
  const frame = walk.frames.at(-1) as Frame;
  const key = stepKey(frame, node.id);
  const attempt = state.attempts[key];
  const untold = attempt && !frame.cannot.includes(key) ? attempted(walk, node, key, attempt, state, context) : undefined;
  if (untold) return untold;
  const answer = state.answers[key];
  const explicit = answer && establish(walk, node.id, answer, false, context);
  if (explicit) return on(explicit);
  const after = attempt && attempted(walk, node, key, attempt, state, context);
  if (after) return after;
  const first = (frame.visits[node.id] ?? 0) === 0 && frame.snapshot.context.verifying === undefined;
  const known = first ? knownAnswer(node, frame.machine.flow, frame.snapshot.context.facts, walk, state.said, context) : undefined;
  const implicit = known && establish(walk, node.id, known, true, context);
  if (implicit) return on(implicit);
  const lost = hopeless(node, frame, state, context) ? establish(walk, node.id, machineAnswer(CANNOT_TELL), true, context) : undefined;
  if (lost) return on(lost);
  const open = canAsk(node, frame, state, context) || mayProbe(node, frame, state, context);
  return stop({ ...walk, position: open ? { type: 'node', key } : { type: 'exhausted' } });
};

const pick = (walk: Walk, node: string): Walk | undefined => move(walk, { type: `pick.${node}` });

/** The oldest answer of this rank that the path has not used: history stays in its order, whatever is known later. */
const remembered = (walk: Walk, node: RankNode, frame: Frame, state: CaseState): string | undefined => {
  const { evidence, tried } = frame.snapshot.context;
  const done = tried[node.id] ?? [];
  const fromEvidence = node.causes.flatMap((cause) => Object.keys(cause.shownBy)).filter((id) => evidence[id] === undefined);
  const fromCauses = causesNow(node, frame)
    .map((cause) => cause.node)
    .filter((id) => !done.includes(id));
  const seqOf = (id: string): number => {
    const key = stepKey(frame, id);
    const attempt = frame.cannot.includes(key) ? undefined : state.attempts[key];
    const inside =
      frame.machine.flow.nodes[id]?.kind === 'enter' ? Object.entries(state.answers).find(([other]) => other.startsWith(`${key}>`))?.[1] : undefined;
    const seqs = [state.answers[key], attempt, inside]
      .filter((answer) => answer !== undefined && !walk.steps.some((step) => step.key === key && !step.attempt))
      .map((answer) => answer?.seq ?? 0);
    return seqs.length > 0 ? Math.min(...seqs) : Number.POSITIVE_INFINITY;
  };
  const [oldest] = [...new Set([...fromEvidence, ...fromCauses])].map((id) => ({ id, seq: seqOf(id) })).sort((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1));
  return oldest && Number.isFinite(oldest.seq) ? oldest.id : undefined;
};

/** Evidence that costs nothing, because it is known already. */
const learnKnown = (walk: Walk, node: RankNode, frame: Frame, state: CaseState, context: EngineContext): Walk | undefined => {
  const flow = frame.machine.flow;
  for (const id of new Set(node.causes.flatMap((cause) => Object.keys(cause.shownBy)))) {
    const ask = flow.nodes[id];
    if (ask?.kind !== 'ask' || ask.go || frame.snapshot.context.evidence[id] !== undefined || state.answers[stepKey(frame, id)]) continue;
    const known = knownAnswer(ask, flow, frame.snapshot.context.facts, walk, state.said, context);
    const learnt = known && move(walk, { type: 'learn', node: id, outcome: known.outcome, facts: factsOf(ask, known) });
    if (!known || !learnt) continue;
    return { ...withTop(learnt, visited(learnt.frames.at(-1) as Frame, id)), steps: [...walk.steps, stepOf(frame, id, known, true)] };
  }
  return undefined;
};

const atRank = (walk: Walk, node: RankNode, state: CaseState, context: EngineContext): Turn => {
  const frame = walk.frames.at(-1) as Frame;
  const learnt = learnKnown(walk, node, frame, state, context);
  if (learnt) return on(learnt);
  const decision = decide(node, frame, state, context);
  const ranked = withTop(walk, { ...frame, ranking: { rank: node.id, decision } });
  const before = remembered(walk, node, frame, state);
  const kept = before === undefined ? undefined : pick(ranked, before);
  if (kept) return on(kept);
  const next = decision.next.type === 'otherwise' ? move(ranked, { type: 'exhausted' }) : pick(ranked, decision.next.id);
  return next ? on(next) : stop({ ...ranked, position: { type: 'exhausted' } });
};

const beginFrame = (path: string, flow: string, facts: Facts, context: EngineContext, product?: string, node?: string): Frame | undefined => {
  const machine = context.machine(flow, product);
  return machine && { path, machine, snapshot: machine.begin(facts, node), visits: {}, cannot: [] };
};

const productOf = (facts: Facts): string | undefined => (typeof facts.product?.value === 'string' ? facts.product.value : undefined);

const atEnter = (walk: Walk, node: EnterNode, context: EngineContext): Turn => {
  const frame = walk.frames.at(-1) as Frame;
  const { facts } = frame.snapshot.context;
  const inner = walk.frames.length < DEEPEST ? beginFrame(`${stepKey(frame, node.id)}>`, node.flow, facts, context, productOf(facts)) : undefined;
  if (inner) return on({ ...walk, frames: [...walk.frames, inner] });
  const without = establish(walk, node.id, machineAnswer('unsolved'), true, context);
  return without ? on(without) : stop({ ...walk, position: { type: 'exhausted' } });
};

/** An entered flow has ended: its outer flow goes on with the name of the conclusion, `solved` or `unsolved`, where it routes that. */
const leaveFrame = (walk: Walk, outcomes: readonly (string | undefined)[], context: EngineContext): Walk | undefined => {
  const inner = walk.frames.at(-1) as Frame;
  const outer = walk.frames.at(-2);
  const node = outer?.machine.flow.nodes[String(outer.snapshot.value)];
  if (!outer || node?.kind !== 'enter') return undefined;
  const outcome = outcomes.find((name) => name !== undefined && Object.hasOwn(node.go, name));
  if (outcome === undefined) return undefined;
  const popped = move({ ...walk, frames: walk.frames.slice(0, -1) }, { type: 'know', facts: inner.snapshot.context.facts });
  return popped && establish(popped, node.id, machineAnswer(outcome), true, context);
};

const turn = (walk: Walk, state: CaseState, context: EngineContext): Turn => {
  const frame = walk.frames.at(-1);
  if (!frame) return stop({ ...walk, position: { type: 'entry' } });
  const value = String(frame.snapshot.value);
  if (value === SOLVED || value === UNSOLVED) {
    const left = leaveFrame(walk, value === SOLVED ? [frame.snapshot.context.solvedBy, 'solved'] : ['unsolved'], context);
    return left ? on(left) : stop({ ...walk, position: { type: value === SOLVED ? 'solved' : 'exhausted' } });
  }
  const node = frame.machine.flow.nodes[value];
  switch (node?.kind) {
    case 'ask':
      return atAsk(walk, node, state, context);
    case 'rank':
      return atRank(walk, node, state, context);
    case 'enter':
      return atEnter(walk, node, context);
    case 'hand-over': {
      const left = leaveFrame(walk, ['unsolved'], context);
      return left ? on(left) : stop({ ...walk, position: { type: 'node', key: stepKey(frame, node.id) } });
    }
    case 'show':
    case 'conclude': {
      const key = stepKey(frame, node.id);
      const answer = state.answers[key];
      const next = answer && establish(walk, node.id, answer, false, context);
      return next ? on(next) : stop({ ...walk, position: { type: 'node', key } });
    }
    default:
      return stop({ ...walk, position: { type: 'exhausted' } });
  }
};

/** Turns that a case may take by itself: entering flows, ranks and what is known need a few for each answer. */
const turnsFor = (state: CaseState): number => 400 + 20 * (Object.keys(state.answers).length + Object.keys(state.attempts).length);

/** Follows what is known until somebody has to do something. Bounded: a flow that loops by itself is stopped. */
export const advance = (walk: Walk, state: CaseState, context: EngineContext): Walk => {
  let current = walk;
  for (let left = turnsFor(state); left > 0; left--) {
    const next = turn(current, state, context);
    current = next.walk;
    if (!next.go) return current;
  }
  return { ...current, position: { type: 'exhausted' } };
};

const withKnown = (facts: Facts, known: Facts): Facts => {
  const merged: Record<string, Fact> = { ...facts };
  for (const [name, fact] of Object.entries(known)) merged[name] = fact;
  return merged;
};

/** Who chooses a flow that only one product has, has that product, as long as nothing says otherwise. */
const withProduct = (facts: Facts, root: Root, context: EngineContext): Facts => {
  const [only, ...others] = context.machine(root.flow)?.flow.products ?? [];
  if (facts.product || only === undefined || others.length > 0) return facts;
  return { ...facts, product: { value: only, by: 'person', at: root.at } };
};

/** Begins a flow that was chosen at the entry, with the facts of the one before. */
export const enterRoot = (walk: Walk, root: Root, ordinal: number, state: CaseState, context: EngineContext): Walk => {
  const before = walk.frames.at(-1)?.snapshot.context.facts ?? {};
  const facts = withProduct(withKnown(before, state.known), root, context);
  const frame = beginFrame(`${ordinal}:`, root.flow, facts, context, productOf(facts), root.node);
  return frame ? advance({ ...walk, frames: [frame] }, state, context) : { ...walk, frames: [], position: { type: 'entry' } };
};

/** The whole path, from what the case holds. */
export const derive = (state: CaseState, context: EngineContext): Walk =>
  state.roots.reduce<Walk>((walk, root, index) => enterRoot(walk, root, index + 1, state, context), { ...EMPTY_WALK, results: foundResults(state) });

export const isAttempt = (answer: Answer): boolean => answer.outcome === SKIPPED || answer.outcome === CANNOT_TELL;
