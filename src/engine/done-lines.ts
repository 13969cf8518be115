import { DONE, NOT_HELPED } from '../model/event.ts';
import type { Facts } from '../model/fact.ts';
import type { Language } from '../model/language.ts';
import type { DoneLine } from '../model/view.ts';
import type { CaseState, Step } from './case-state.ts';
import type { EngineContext } from './context.ts';
import { sayAnswer, text, titleOf, verdictOf, wordsOf } from './say.ts';
import { toldLines } from './told-facts.ts';
import { WORDS } from './words.ts';

type Placed = { readonly seq: number; readonly line: DoneLine };

const kindOf = (step: Step, node: { kind: string } | undefined): DoneLine['kind'] => {
  if (node?.kind === 'conclude') return 'tried';
  if (step.answer.by === 'probe') return 'probe';
  return step.implicit ? 'known' : 'answer';
};

const stepLine = (step: Step, language: Language, facts: Facts, context: EngineContext): DoneLine | undefined => {
  const flow = context.machine(step.flow)?.flow;
  const node = flow?.nodes[step.node];
  if (!flow || !node || node.kind === 'enter') return undefined;
  // What nobody could establish is said once, by the attempt.
  if (step.implicit && step.answer.outcome === 'cannot-tell') return undefined;
  const kind = kindOf(step, node);
  const spec = node.kind === 'ask' && node.probe !== undefined ? context.catalogue.get(node.probe) : undefined;
  const verdict = verdictOf(step, flow, context);
  const tried =
    node.kind === 'conclude'
      ? { verdict: step.answer.outcome === NOT_HELPED ? ('warn' as const) : step.answer.outcome === DONE ? ('info' as const) : ('ok' as const) }
      : {};
  return {
    step: step.key,
    kind,
    title: kind === 'probe' && spec ? text(spec.title[language]) : titleOf(node, flow, language, facts, context),
    result: sayAnswer(step, flow, language, facts, context),
    ...(verdict ? { verdict } : {}),
    ...tried,
    by: step.answer.by,
    ...(step.answer.result ? { evidence: step.answer.result.evidence } : {}),
    changeable: !step.attempt && (node.kind === 'ask' || node.kind === 'show' || node.kind === 'conclude'),
  };
};

/** Facts that a step has taken for its answer: its line says them. */
const answeredBy = ({ walk }: CaseState, context: EngineContext): ReadonlySet<string> =>
  new Set(
    walk.steps.flatMap(({ flow, node, implicit, answer }) => {
      const asked = implicit ? context.machine(flow)?.flow.nodes[node] : undefined;
      return asked?.kind === 'ask' ? [...(asked.fact === undefined ? [] : [asked.fact]), ...Object.keys(asked.sets[answer.outcome] ?? {})] : [];
    }),
  );

/** What is done, oldest first: words, notes, chosen topics and established steps, in the order in which they came. */
export const doneLines = (state: CaseState, language: Language, facts: Facts, context: EngineContext): readonly DoneLine[] => {
  const words = WORDS[language];
  const steps: Placed[] = [];
  let seq = 0;
  for (const step of state.walk.steps) {
    const root = state.roots[Number.parseInt(step.key, 10) - 1];
    seq = Math.max(seq, root?.seq ?? 0, step.implicit ? 0 : step.answer.seq);
    const line = stepLine(step, language, facts, context);
    if (line) steps.push({ seq, line });
  }
  const topics = state.roots.map((root, index): Placed => {
    const flow = context.machine(root.flow)?.flow;
    const title = (flow && wordsOf(flow, language)?.title) ?? root.flow;
    return { seq: root.seq, line: { step: `${index + 1}`, kind: 'entered', title: text(words.flow), result: text(title), by: 'person', changeable: false } };
  });
  const said = state.said.map(
    (one, index): Placed => ({
      seq: one.seq,
      line: { step: `said-${index + 1}`, kind: 'said', title: text(words.youSaid), result: text(one.text), by: 'person', changeable: false },
    }),
  );
  const told = toldLines(state, language, answeredBy(state, context)).map((line): Placed => ({ seq: (state.roots[0]?.seq ?? 0) - 0.5, line }));
  const notes = state.notes.map(
    (one, index): Placed => ({
      seq: one.seq,
      line: { step: `note-${index + 1}`, kind: 'note', title: text(words.note), result: text(one.text), by: 'person', changeable: false },
    }),
  );
  return [...said, ...told, ...topics, ...steps, ...notes].sort((a, b) => a.seq - b.seq).map(({ line }) => line);
};
