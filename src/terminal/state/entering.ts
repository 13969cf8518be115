import type { Input } from '../../model/event.ts';
import type { FactName, FactValue } from '../../model/fact.ts';
import type { Act, Stage } from '../screens/screen.ts';

/** Inputs that start a flow: what was said, what the words told, then the flow as it stands now. */
export const entering = (act: Act & { type: 'enter' }, stage: Stage): Input[] => {
  const flow = stage.pack.flows.find((one) => one.key === act.flow);
  if (!flow) return [];
  const told: Partial<Record<FactName, FactValue>> = act.said === undefined ? {} : (stage.find?.(act.said).told.facts ?? {});
  const known = Object.entries(told).filter(([name]) => stage.session.facts()[name] === undefined);
  return [
    ...(act.said === undefined ? [] : [{ type: 'said', text: act.said } as const]),
    ...(act.product === undefined ? [] : [{ type: 'known', facts: { product: act.product }, by: 'person' } as const]),
    ...(known.length === 0 ? [] : [{ type: 'known', facts: Object.fromEntries(known), by: 'text' } as const]),
    { type: 'entered', flow: flow.key, hash: flow.hash },
  ];
};
