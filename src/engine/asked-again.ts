import { personOutcomes } from '../flow/outcomes.ts';
import type { Inline } from '../model/block.ts';
import type { Facts } from '../model/fact.ts';
import type { AskType } from '../model/flow.ts';
import type { Language } from '../model/language.ts';
import type { Choice } from '../model/view.ts';
import type { CaseState } from './case-state.ts';
import type { EngineContext } from './context.ts';
import { answersAllowed } from './fold.ts';
import { labelOf, titleOf } from './say.ts';
import { toldAgain } from './told-facts.ts';

/** What an earlier step asked, so that it can be answered again with `changed`. */
export type AskedAgain = { readonly step: string; readonly ask: AskType; readonly question: readonly Inline[]; readonly choices: readonly Choice[] };

/** Undefined when there is no such step (any more). */
export const askedAgain = (key: string, state: CaseState, language: Language, facts: Facts, context: EngineContext): AskedAgain | undefined => {
  const told = toldAgain(key, state, language);
  if (told) return told;
  const step = state.walk.steps.find((one) => one.key === key && !one.attempt);
  const flow = step && context.machine(step.flow)?.flow;
  const node = flow?.nodes[step?.node ?? ''];
  if (!flow || !node) return undefined;
  const outcomes = node.kind === 'ask' ? personOutcomes(node, flow) : answersAllowed(node, flow.key, context);
  return {
    step: key,
    ask: node.kind === 'ask' ? node.ask : 'choice',
    question: titleOf(node, flow, language, facts, context),
    choices: outcomes.map((outcome) => ({ outcome, label: labelOf(flow, node.id, outcome, language, facts) })),
  };
};
