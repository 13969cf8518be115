import { EMPTY_CASE, type Step } from '../../engine/case-state.ts';
import { createEngineContext } from '../../engine/context.ts';
import { foldOver } from '../../engine/fold.ts';
import type { CaseEvent } from '../../model/event.ts';
import type { Station } from './edges-walked.ts';
import type { Stage } from './run-script.ts';

export type Path = {
  /** Every node that was established, whoever did it, then where the case stands. */
  readonly stations: readonly Station[];
  /** Where the case stands, the innermost flow last. */
  readonly ends: readonly string[];
  /** What was established, with its key in the view; attempts and conclusions are not among it. */
  readonly established: readonly Step[];
};

/** The path that a list of events makes. */
export const pathOf = (events: readonly CaseEvent[], stage: Stage): Path => {
  const context = createEngineContext(stage.pack, stage.library, stage.catalogue);
  const { walk } = events.reduce((state, event) => foldOver(state, event, context), EMPTY_CASE);
  const stations: Station[] = [];
  const open = walk.frames.map((frame) => ({ path: frame.path, station: { flow: frame.machine.flow.key, node: String(frame.snapshot.value) } }));
  // A flow that was entered and not left stands before what was established inside it.
  let depth = 0;
  for (const { key, flow, node, answer, attempt } of walk.steps) {
    while (depth + 1 < open.length && key.startsWith(open[depth + 1]!.path)) stations.push(open[depth++]!.station);
    if (!attempt) stations.push({ flow, node, outcome: answer.outcome });
  }
  const last = open
    .slice(depth)
    .map(({ station }) => station)
    .filter(({ node }) => !node.startsWith('$'));
  const established = walk.steps.filter((step) => !step.attempt && context.machine(step.flow)?.flow.nodes[step.node]?.kind === 'ask');
  const ends = open.map(({ station }) => station.node).filter((node) => !node.startsWith('$'));
  return { stations: [...stations, ...last], ends, established };
};
