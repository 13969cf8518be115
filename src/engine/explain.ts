import type { Language } from '../model/language.ts';
import type { Explanation } from '../model/view.ts';
import type { CaseState } from './case-state.ts';
import type { EngineContext } from './context.ts';
import { nodeWords, text, titleOf } from './say.ts';
import { WORDS } from './words.ts';

/** Why the current step, as the flow says it and as the rank reckons it. */
export const explain = (state: CaseState, language: Language, context: EngineContext): Explanation | undefined => {
  const frame = state.walk.frames.at(-1);
  if (!frame || state.walk.position.type !== 'node') return undefined;
  const flow = frame.machine.flow;
  const { facts, ranks } = frame.snapshot.context;
  const words = nodeWords(flow, String(frame.snapshot.value), language);
  const ranking = frame.ranking && ranks.at(-1)?.rank === frame.ranking.rank ? frame.ranking : undefined;
  const name = (id: string) => {
    const node = flow.nodes[id];
    return node ? titleOf(node, flow, language, facts, context) : text(id);
  };
  if (!ranking && (words?.why.length ?? 0) === 0) return undefined;
  const separates = ranking?.decision.separates;
  return {
    why: words?.why ?? [],
    causes: (ranking?.decision.probabilities ?? []).map(({ id, p }) => ({
      ...(id === undefined ? {} : { node: id }),
      title: id === undefined ? text(WORDS[language].somethingElse) : name(id),
      probability: p,
    })),
    ...(separates ? { separates } : {}),
  };
};
