import type { Flow } from '../../model/flow.ts';
import { runScript, type Stage } from '../walks/run-script.ts';
import { type Arrival, arrivalsOf, scriptOf } from '../walks/try-walk.ts';

/** Fewest questions with which the flow's own walks reach each conclusion, by questions alone and with probes. */
export type Reached = ReadonlyMap<string, { readonly questions?: number; readonly probes?: number }>;

/** What walks came to, whether their outcomes stood for probes or for answers. */
export const reachedBy = (walked: readonly { readonly probes: boolean; readonly arrivals: readonly Arrival[] }[]): Reached => {
  const reached = new Map<string, { questions?: number; probes?: number }>();
  for (const { probes, arrivals } of walked) {
    const kind = probes ? 'probes' : 'questions';
    for (const { node, asked } of arrivals) {
      const before = reached.get(node) ?? {};
      reached.set(node, { ...before, [kind]: Math.min(asked, before[kind] ?? asked) });
    }
  }
  return reached;
};

/** Walks all walks of a flow and notes where they conclude. */
export const reachOf = async (flow: Flow, stage: Stage): Promise<Reached> => {
  const walked = [];
  for (const walk of flow.walks) walked.push({ probes: walk.probes, arrivals: arrivalsOf(await runScript(scriptOf(flow, walk), stage), flow) });
  return reachedBy(walked);
};
