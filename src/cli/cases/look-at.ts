import type { CaseState } from '../../engine/case-state.ts';
import { createEngineContext, type EngineContext } from '../../engine/context.ts';
import { foldAll } from '../../engine/fold.ts';
import { viewOf } from '../../engine/view.ts';
import type { CaseEvent } from '../../model/event.ts';
import type { View } from '../../model/view.ts';
import { CATALOGUE } from '../../probes/catalogue.ts';
import type { Call } from '../define-command.ts';
import { openContent } from '../open-content.ts';
import type { Misuse } from '../output.ts';

/** A kept case as the content of now sees it: it runs nothing and keeps nothing. */
export type LookedAt = { readonly state: CaseState; readonly context: EngineContext; readonly view: View };

export const contextOf = async (
  call: Pick<Call, 'language' | 'options' | 'io'>,
): Promise<{ readonly context: EngineContext } | { readonly misuse: Misuse }> => {
  const opened = await openContent(call);
  if ('misuse' in opened) return opened;
  const { pack, library } = opened.content;
  return { context: createEngineContext(pack, await library(), CATALOGUE) };
};

export const lookAt = async (
  events: readonly CaseEvent[],
  call: Pick<Call, 'language' | 'options' | 'io'>,
): Promise<{ readonly looked: LookedAt } | { readonly misuse: Misuse }> => {
  const opened = await contextOf(call);
  if ('misuse' in opened) return opened;
  const { context } = opened;
  const state = foldAll(events, context);
  return { looked: { state, context, view: viewOf(state, call.language, context) } };
};
