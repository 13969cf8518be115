import type { Told } from '../../knowledge/search/ask.ts';
import type { Input } from '../../model/event.ts';
import type { Act, Stage } from '../screens/screen.ts';

/** Inputs that start a flow: what was said, what the words told, then the flow as it stands now. */
export const entering = (act: Act & { type: 'enter' }, stage: Stage): Input[] => {
  const flow = stage.pack.flows.find((one) => one.key === act.flow);
  if (!flow) return [];
  const told: Told = act.said === undefined ? {} : (stage.find?.(act.said).told.facts ?? {});
  const own: Told = { ...act.known, ...(act.product === undefined ? {} : { product: act.product }) };
  const known = Object.entries(told).filter(([name]) => stage.session.facts()[name] === undefined && !(name in own));
  return [
    ...(act.said === undefined ? [] : [{ type: 'said', text: act.said } as const]),
    ...(Object.keys(own).length === 0 ? [] : [{ type: 'known', facts: own, by: 'person' } as const]),
    ...(known.length === 0 ? [] : [{ type: 'known', facts: Object.fromEntries(known), by: 'text' } as const]),
    { type: 'entered', flow: flow.key, hash: flow.hash },
  ];
};
