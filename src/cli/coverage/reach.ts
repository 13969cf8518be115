import type { Flow } from '../../model/flow.ts';
import { type Performance, runScript, type Stage } from '../walks/run-script.ts';
import { scriptOf } from '../walks/try-walk.ts';

/** Fewest questions with which the flow's own walks reach each conclusion, by questions alone and with probes. */
export type Reached = ReadonlyMap<string, { readonly questions?: number; readonly probes?: number }>;

const arrivals = ({ views }: Performance, flow: Flow): { node: string; asked: number }[] =>
  views.flatMap((view) =>
    view.current.kind === 'conclude' && view.flow === flow.key && view.node !== undefined ? [{ node: view.node, asked: view.asked }] : [],
  );

/** Walks all walks of a flow and notes where they conclude. */
export const reachOf = async (flow: Flow, stage: Stage): Promise<Reached> => {
  const reached = new Map<string, { questions?: number; probes?: number }>();
  for (const walk of flow.walks) {
    const kind = walk.probes ? 'probes' : 'questions';
    for (const { node, asked } of arrivals(await runScript(scriptOf(flow, walk), stage), flow)) {
      const before = reached.get(node) ?? {};
      reached.set(node, { ...before, [kind]: Math.min(asked, before[kind] ?? asked) });
    }
  }
  return reached;
};
