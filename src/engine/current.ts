import { personOutcomes } from '../flow/outcomes.ts';
import { fillBlocks } from '../knowledge/fill.ts';
import type { Facts } from '../model/fact.ts';
import type { AskNode, HandOverNode, ShowNode } from '../model/flow.ts';
import type { Language } from '../model/language.ts';
import { PROBE_KINDS, type ProbeKind } from '../model/probe.ts';
import type { AskView, ConsentView, Current, HandOverView, ProbeView, ShowView, SolvedView } from '../model/view.ts';
import { probeOf } from './askable.ts';
import { probeByScript } from './by-script.ts';
import type { CaseState, Frame } from './case-state.ts';
import { concludeView, seenLine } from './conclude.ts';
import type { EngineContext } from './context.ts';
import { fillParams } from './fill-params.ts';
import { report } from './hand-over/hand-over.ts';
import { mayProbe } from './rank-step.ts';
import { labelOf, nodeWords, sayResult, text, titleOf } from './say.ts';
import { stepKey } from './step-key.ts';
import { WORDS } from './words.ts';

const choices = (outcomes: readonly string[], frame: Frame, node: string, language: Language) =>
  outcomes.map((outcome) => ({ outcome, label: labelOf(frame.machine.flow, node, outcome, language, frame.snapshot.context.facts) }));

const helpOf = (frame: Frame, node: string, language: Language, facts: Facts) =>
  fillBlocks(nodeWords(frame.machine.flow, node, language)?.help ?? [], facts, language);

const askView = (node: AskNode, state: CaseState, frame: Frame, language: Language, context: EngineContext): AskView => {
  const { facts, verifying } = frame.snapshot.context;
  const attempt = state.attempts[stepKey(frame, node.id)];
  const script = probeByScript(node, frame, state, context);
  const instead = attempt && node.probe !== undefined && attempt.outcome !== 'skipped' ? sayResult(node.probe, attempt, language, context) : undefined;
  return {
    kind: 'ask',
    ask: node.ask,
    question: titleOf(node, frame.machine.flow, language, facts, context),
    help: helpOf(frame, node.id, language, facts),
    choices: choices(personOutcomes(node, frame.machine.flow), frame, node.id, language),
    ...(instead === undefined ? {} : { instead }),
    ...(script ? { script: { probe: script.spec.name, params: script.params } } : {}),
    verifying: verifying !== undefined,
  };
};

/** Kinds of access that the probes of a flow want, in the order in which they are named. */
const kindsWanted = (frame: Frame, context: EngineContext): ProbeKind[] => {
  const kinds = new Set(Object.values(frame.machine.flow.nodes).flatMap((node) => (node.kind === 'ask' ? (probeOf(node, context)?.kind ?? []) : [])));
  return PROBE_KINDS.filter((kind) => kinds.has(kind));
};

const probeOrConsent = (node: AskNode, state: CaseState, frame: Frame, language: Language, context: EngineContext): ProbeView | ConsentView | undefined => {
  const spec = probeOf(node, context);
  const { facts, verifying } = frame.snapshot.context;
  const params = spec && fillParams(node, facts, spec);
  if (!spec || !params || !mayProbe(node, frame, state, context)) return undefined;
  if (!state.consent) return { kind: 'consent', wanted: kindsWanted(frame, context), next: spec.title[language] };
  return {
    kind: 'probe',
    probe: spec.name,
    title: spec.title[language],
    params: params as ProbeView['params'],
    access: spec.kind,
    mustAsk: state.consent.each,
    seconds: spec.seconds,
    verifying: verifying !== undefined,
  };
};

const showView = (node: ShowNode, frame: Frame, language: Language, context: EngineContext): ShowView => ({
  kind: 'show',
  question: titleOf(node, frame.machine.flow, language, frame.snapshot.context.facts, context),
  help: helpOf(frame, node.id, language, frame.snapshot.context.facts),
  choices: choices(Object.keys(node.go), frame, node.id, language),
});

const handOverView = (
  node: HandOverNode | undefined,
  state: CaseState,
  frame: Frame | undefined,
  language: Language,
  context: EngineContext,
): HandOverView => ({
  kind: 'hand-over',
  question: node && frame ? titleOf(node, frame.machine.flow, language, frame.snapshot.context.facts, context) : text(WORDS[language].nothingLeft),
  help: node && frame ? helpOf(frame, node.id, language, frame.snapshot.context.facts) : [],
  summary: report(state, language, context),
});

const solvedView = (state: CaseState, frame: Frame | undefined, language: Language, context: EngineContext): SolvedView => {
  const last = state.walk.steps.at(-1);
  const node = frame && frame.snapshot.context.solvedBy !== undefined ? frame.machine.flow.nodes[frame.snapshot.context.solvedBy] : undefined;
  const proof = last && frame?.machine.flow.nodes[last.node]?.kind === 'ask' ? seenLine(last, language, frame.snapshot.context.facts, context) : undefined;
  return {
    kind: 'solved',
    title: node && frame ? titleOf(node, frame.machine.flow, language, frame.snapshot.context.facts, context) : text(WORDS[language].solvedFallback),
    ...(proof ? { proof } : {}),
  };
};

/** What is to be done now. */
export const currentView = (state: CaseState, language: Language, context: EngineContext): Current => {
  const { position } = state.walk;
  const frame = state.walk.frames.at(-1);
  if (position.type === 'entry' || (!frame && position.type !== 'exhausted')) return { kind: 'entry' };
  if (position.type === 'solved') return solvedView(state, frame, language, context);
  const node = frame?.machine.flow.nodes[String(frame.snapshot.value)];
  if (position.type === 'exhausted' || !frame || !node) return handOverView(undefined, state, frame, language, context);
  switch (node.kind) {
    case 'ask':
      return probeOrConsent(node, state, frame, language, context) ?? askView(node, state, frame, language, context);
    case 'show':
      return showView(node, frame, language, context);
    case 'conclude':
      return concludeView(node, state, frame, language, context);
    default:
      return handOverView(node.kind === 'hand-over' ? node : undefined, state, frame, language, context);
  }
};
