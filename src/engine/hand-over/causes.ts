import { plainText } from '../../model/block.ts';
import type { Facts } from '../../model/fact.ts';
import type { HandOver, HandOverLine } from '../../model/hand-over.ts';
import type { Language } from '../../model/language.ts';
import type { CaseState, Frame } from '../case-state.ts';
import type { EngineContext } from '../context.ts';
import { titleOf } from '../say.ts';
import { weigh } from '../weigh.ts';
import { WORDS } from '../words.ts';

/** Below this a cause counts as ruled out, above it as one that is left. */
const UNLIKELY = 0.05;

type Causes = Pick<HandOver, 'ruledOut' | 'likely'>;

/** What was established for a rank, by node. */
type LineOf = (flow: string, node: string) => { readonly line: HandOverLine; readonly outcome: string } | undefined;

const causesOfFrame = (frame: Frame, language: Language, facts: Facts, context: EngineContext, lineOf: LineOf): Causes => {
  const flow = frame.machine.flow;
  const rank = frame.ranking && flow.nodes[frame.ranking.rank];
  if (!frame.ranking || rank?.kind !== 'rank') return { ruledOut: [], likely: [] };
  const tried = frame.snapshot.context.tried[rank.id] ?? [];
  const against = (cause: string): HandOverLine[] =>
    rank.causes
      .flatMap((one) => Object.keys(one.shownBy))
      .filter((id, index, all) => all.indexOf(id) === index)
      .flatMap((id) => {
        const node = flow.nodes[id];
        const seen = lineOf(flow.key, id);
        return node?.kind === 'ask' && seen && weigh(rank, cause, node, seen.outcome, flow, context) === 'against' ? [seen.line] : [];
      });
  const causes = frame.ranking.decision.probabilities
    .filter(({ id }) => id === undefined || !tried.includes(id))
    .map(({ id, p }) => {
      const node = id === undefined ? undefined : flow.nodes[id];
      const title = node ? plainText(titleOf(node, flow, language, facts, context)) : WORDS[language].somethingElse;
      return { id, title, probability: p };
    });
  return {
    likely: causes.filter(({ probability }) => probability >= UNLIKELY).map(({ title, probability }) => ({ title, probability })),
    ruledOut: causes.flatMap(({ id, title, probability }) => {
      const because = id === undefined || probability >= UNLIKELY ? [] : against(id);
      return because.length > 0 ? [{ title, probability, because }] : [];
    }),
  };
};

/** Which causes are left and which are not, in every flow that is being walked. */
export const causesOf = (state: CaseState, language: Language, facts: Facts, context: EngineContext, lineOf: LineOf): Causes => {
  const all = state.walk.frames.map((frame) => causesOfFrame(frame, language, facts, context, lineOf));
  return { likely: all.flatMap(({ likely }) => likely), ruledOut: all.flatMap(({ ruledOut }) => ruledOut) };
};
