import type { Language } from '../model/language.ts';
import type { View } from '../model/view.ts';
import type { CaseState } from './case-state.ts';
import { articleView } from './conclude.ts';
import type { EngineContext } from './context.ts';
import { currentView } from './current.ts';
import { doneLines } from './done-lines.ts';
import { explain } from './explain.ts';

const asString = (value: unknown): string | undefined => (value === undefined ? undefined : String(value));

/** Articles that fit here: the one of a conclusion, else those of the flow's conclusions. */
const articlesHere = (state: CaseState, language: Language, context: EngineContext): View['articles'] => {
  const frame = state.walk.frames.at(-1);
  if (!frame) return [];
  const nodes = Object.values(frame.machine.flow.nodes).flatMap((node) => (node.kind === 'conclude' ? [node] : []));
  const here = nodes.find((node) => node.id === String(frame.snapshot.value));
  const ids = [...new Set((here ? [here] : nodes).map((node) => node.article))];
  return ids.flatMap((id) => {
    const article = articleView(id, language, frame.snapshot.context.facts, context);
    return article ? [{ id: article.id, title: article.title }, ...(here ? article.related : [])] : [];
  });
};

/** What to show now: a pure function of what happened and of the language. */
export const viewOf = (state: CaseState, language: Language, context: EngineContext): View => {
  const frame = state.walk.frames.at(-1);
  const facts = frame?.snapshot.context.facts ?? state.known;
  const { position, steps } = state.walk;
  const product = asString(facts.product?.value);
  const version = asString(facts.version?.value);
  const explanation = explain(state, language, context);
  return {
    language,
    ...(product === undefined ? {} : { product }),
    ...(version === undefined ? {} : { version }),
    host: state.host,
    ...(frame ? { flow: frame.machine.flow.key } : {}),
    ...(frame && position.type === 'node' ? { node: String(frame.snapshot.value) } : {}),
    done: doneLines(state, language, facts, context),
    current: currentView(state, language, context),
    ...(explanation ? { explanation } : {}),
    articles: articlesHere(state, language, context),
    can: { back: state.roots.length > 0, forward: state.undone.length > 0 },
    asked: steps.filter((step) => !step.implicit && !step.attempt && step.answer.by === 'person' && askedAt(step.flow, step.node, context)).length,
    state: state.status,
  };
};

/** Questions count; conclusions and instructions do not. */
const askedAt = (flow: string, node: string, context: EngineContext): boolean => context.machine(flow)?.flow.nodes[node]?.kind === 'ask';
