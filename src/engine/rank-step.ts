import { evidenceOfRank } from '../flow/graph.ts';
import { compileGuard } from '../flow/guard.ts';
import { type RankDecision, rank } from '../flow/rank.ts';
import { likelihoods } from '../flow/rank-likelihood.ts';
import type { AskNode, Flow, RankNode } from '../model/flow.ts';
import { allOutcomes, probeOf } from './askable.ts';
import { canAsk } from './by-script.ts';
import type { CaseState, Frame } from './case-state.ts';
import type { EngineContext } from './context.ts';
import { fillParams } from './fill-params.ts';
import { stepKey } from './step-key.ts';

/** Handing a case over costs this many minutes of somebody's time. */
const HAND_OVER_MINUTES = 60;
/** Reading one more line of the transcript, in minutes. */
const GLANCE = 0.02;

/** Whether a probe would still be run for this node. */
export const mayProbe = (node: AskNode, frame: Frame, state: CaseState, context: EngineContext): boolean => {
  const spec = probeOf(node, context);
  if (!spec || state.attempts[stepKey(frame, node.id)]) return false;
  if (state.consent && !state.consent.each && !state.consent.allow.includes(spec.kind)) return false;
  return fillParams(node, frame.snapshot.context.facts, spec) !== undefined;
};

const minutesOf = (node: AskNode, frame: Frame, state: CaseState, context: EngineContext): number | undefined => {
  if (mayProbe(node, frame, state, context)) return GLANCE + (probeOf(node, context)?.seconds ?? 0) / 60;
  return canAsk(node, frame, state, context) ? node.minutes : undefined;
};

export const causesNow = (node: RankNode, frame: Frame) =>
  node.causes.filter((cause) => cause.when === undefined || compileGuard(cause.when, cause.place).value?.(frame.snapshot.context.facts) === true);

/**
 * What the rank does next, from what is known in this frame. What a machine can see is looked at before a person is
 * asked, as long as it tells something: a look costs nobody anything, a question does.
 */
export const decide = (node: RankNode, frame: Frame, state: CaseState, context: EngineContext): RankDecision => {
  const flow: Flow = frame.machine.flow;
  const { evidence: seen, tried } = frame.snapshot.context;
  const causes = causesNow(node, frame);
  const named = [...new Set(causes.flatMap((cause) => Object.keys(cause.shownBy)))];
  const asks = named.map((id) => flow.nodes[id]).filter((other): other is AskNode => other?.kind === 'ask');
  const outcomes = Object.fromEntries(asks.map((ask) => [ask.id, allOutcomes(ask, flow, context.catalogue)]));
  const pickable = new Set(evidenceOfRank(node, flow));
  const evidence = asks.flatMap((ask) => {
    const minutes = seen[ask.id] !== undefined ? 0 : pickable.has(ask.id) ? minutesOf(ask, frame, state, context) : undefined;
    return minutes === undefined ? [] : [{ id: ask.id, outcomes: outcomes[ask.id] ?? [], minutes }];
  });
  const sum = causes.reduce((total, cause) => total + cause.odds, 0);
  const question = {
    causes: causes.map((cause) => ({ id: cause.node, odds: cause.odds, minutes: cause.minutes, likelihood: likelihoods(cause.shownBy, outcomes) })),
    evidence,
    elseOdds: node.elseOdds ?? 0.1 * sum,
    elseMinutes: HAND_OVER_MINUTES,
    seen: Object.fromEntries(named.filter((id) => seen[id] !== undefined).map((id) => [id, seen[id] as string])),
    tried: tried[node.id] ?? [],
  };
  const best = rank(question);
  const { next } = best;
  const looks = asks.filter((ask) => seen[ask.id] === undefined && mayProbe(ask, frame, state, context)).map(({ id }) => id);
  if (next.type !== 'evidence' || looks.length === 0 || looks.includes(next.id)) return best;
  const looking = rank({ ...question, evidence: evidence.filter(({ id }) => seen[id] !== undefined || looks.includes(id)) });
  return looking.next.type === 'evidence' ? looking : best;
};
