import { isAskable } from '../flow/outcomes.ts';
import type { AskNode } from '../model/flow.ts';
import type { ProbeParams, ProbeSpec } from '../model/probe.ts';
import { probeOf } from './askable.ts';
import type { CaseState, Frame } from './case-state.ts';
import type { EngineContext } from './context.ts';
import { fillParams } from './fill-params.ts';
import { stepKey } from './step-key.ts';

/** The host of a case whose server only a person can reach. */
export const PERSON = 'person';

/**
 * The probe that a person carries out at this node: where nothing can be looked at from here, a command stands for it, and
 * its answer has not been asked for in vain.
 */
export const probeByScript = (
  node: AskNode,
  frame: Frame,
  state: CaseState,
  context: EngineContext,
): { readonly spec: ProbeSpec; readonly params: ProbeParams } | undefined => {
  const spec = state.host === PERSON ? probeOf(node, context) : undefined;
  if (!spec?.byPerson || state.attempts[stepKey(frame, node.id)]) return undefined;
  const params = fillParams(node, frame.snapshot.context.facts, spec);
  return params && { spec, params };
};

/** Whether a person can establish a node: by answering its question, or by carrying out its probe. */
export const canAsk = (node: AskNode, frame: Frame, state: CaseState, context: EngineContext): boolean =>
  isAskable(node, frame.machine.flow) || probeByScript(node, frame, state, context) !== undefined;
