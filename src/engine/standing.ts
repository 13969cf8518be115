import { plainText } from '../model/block.ts';
import type { Standing } from '../model/case-record.ts';
import type { View } from '../model/view.ts';

const titleOf = ({ current }: View): string | undefined => {
  switch (current.kind) {
    case 'ask':
    case 'show':
    case 'hand-over':
      return plainText(current.question);
    case 'conclude':
    case 'solved':
      return plainText(current.title);
    case 'probe':
      return current.title;
    case 'consent':
      return current.next;
    default:
      return undefined;
  }
};

/** The node that was come to most often: steps are numbered by visit (`1:reach-25#2`). */
const loopOf = (view: View): Standing['loop'] => {
  let loop: Standing['loop'];
  for (const { step, kind } of view.done) {
    const [, node, visit] = /([^:>]+)#(\d+)$/.exec(step) ?? [];
    const times = Number(visit);
    if (node !== undefined && kind !== 'known' && times > (loop?.times ?? 1)) loop = { node, times };
  }
  return loop;
};

/** Where a case stands, for lists and figures. */
export const standingOf = (view: View): Standing => {
  const title = titleOf(view);
  const loop = loopOf(view);
  return {
    kind: view.current.kind,
    ...(view.product === undefined ? {} : { product: view.product }),
    ...(view.flow === undefined ? {} : { flow: view.flow }),
    ...(view.node === undefined ? {} : { node: view.node }),
    ...(title === undefined ? {} : { title }),
    questions: view.asked,
    ...(loop ? { loop } : {}),
  };
};
