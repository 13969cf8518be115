import { compileFlow, type FlowMachine } from '../flow/compile.ts';
import type { Library } from '../knowledge/library.ts';
import type { Flow } from '../model/flow.ts';
import type { Pack } from '../model/pack.ts';
import type { ProbeCatalogue } from '../model/probe.ts';

/** What the engine rests on, the same for every event of a case. */
export type EngineContext = {
  readonly pack: Pack;
  readonly library: Library;
  readonly catalogue: ProbeCatalogue;
  /** A flow by `shelf/id`, or by a bare id as the product has it; machines are compiled once. */
  readonly machine: (flow: string, product?: string) => FlowMachine | undefined;
};

export const findFlow = (flows: readonly Flow[], id: string, product?: string): Flow | undefined =>
  flows.find((flow) => flow.key === id) ??
  flows.find((flow) => flow.id === id && flow.shelf === product) ??
  flows.find((flow) => flow.id === id && flow.shelf === 'common') ??
  flows.find((flow) => flow.id === id);

export const createEngineContext = (pack: Pack, library: Library, catalogue: ProbeCatalogue): EngineContext => {
  const machines = new Map<string, FlowMachine>();
  return {
    pack,
    library,
    catalogue,
    machine: (id, product) => {
      const flow = findFlow(pack.flows, id, product);
      if (!flow) return undefined;
      const machine = machines.get(flow.key) ?? compileFlow(flow, catalogue);
      machines.set(flow.key, machine);
      return machine;
    },
  };
};
