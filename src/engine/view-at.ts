import type { Consent } from '../model/event.ts';
import type { Facts } from '../model/fact.ts';
import type { Language } from '../model/language.ts';
import type { View } from '../model/view.ts';
import { type CaseState, EMPTY_CASE, EMPTY_WALK, type Frame } from './case-state.ts';
import type { EngineContext } from './context.ts';
import { decide } from './rank-step.ts';
import { stepKey } from './step-key.ts';
import { viewOf } from './view.ts';

/** The view of any node, as if a case had just come there: for tests that draw every node and for previews. */
export const viewAt = (
  flow: string,
  node: string,
  language: Language,
  facts: Facts,
  consent: Consent | undefined,
  context: EngineContext,
): View | undefined => {
  const machine = context.machine(flow);
  const definition = machine?.flow.nodes[node];
  if (!machine || !definition) return undefined;
  const ranks = Object.values(machine.flow.nodes).filter((other) => other.kind === 'rank');
  const rank = ranks.find((other) => other.causes.some((cause) => cause.node === node));
  const snapshot = machine.begin(facts, node);
  const frame: Frame = { path: '1:', machine, snapshot, visits: {}, cannot: [] };
  const root = { flow: machine.flow.key, hash: machine.flow.hash, seq: 1, at: '' };
  const state: CaseState = { ...EMPTY_CASE, roots: [root], ...(consent ? { consent } : {}) };
  const ranked = rank ? { ...frame, ranking: { rank: rank.id, decision: decide(rank, frame, state, context) } } : frame;
  return viewOf({ ...state, walk: { ...EMPTY_WALK, frames: [ranked], position: { type: 'node', key: stepKey(frame, node) } } }, language, context);
};
