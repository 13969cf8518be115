import type { Told } from '../../knowledge/search/ask.ts';
import { plainText } from '../../model/block.ts';
import type { Input } from '../../model/event.ts';
import type { Act, Stage } from '../screens/screen.ts';

/** What was said, where it was not the last thing that was said. */
export const saidAnew = (text: string, { view }: Pick<Stage, 'view'>): Input[] => {
  const last = view.done.findLast(({ kind }) => kind === 'said');
  return last && plainText(last.result) === text ? [] : [{ type: 'said', text }];
};

/** Inputs that start a flow: what was said, what the words told, then the flow as it stands now. */
export const entering = (act: Act & { type: 'enter' }, stage: Stage): Input[] => {
  const flow = stage.pack.flows.find((one) => one.key === act.flow);
  if (!flow) return [];
  const told: Told = act.said === undefined ? {} : (stage.find?.(act.said).told.facts ?? {});
  const own: Told = { ...act.known, ...(act.product === undefined ? {} : { product: act.product }) };
  const known = Object.entries(told).filter(([name]) => stage.session.facts()[name] === undefined && !(name in own));
  return [
    ...(act.said === undefined ? [] : saidAnew(act.said, stage)),
    ...(Object.keys(own).length === 0 ? [] : [{ type: 'known', facts: own, by: 'person' } as const]),
    ...(known.length === 0 ? [] : [{ type: 'known', facts: Object.fromEntries(known), by: 'text' } as const]),
    { type: 'entered', flow: flow.key, hash: flow.hash },
  ];
};
