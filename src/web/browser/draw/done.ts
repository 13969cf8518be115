import type { Session } from '../../../engine/session.ts';
import type { Explanation } from '../../../model/view.ts';
import { fill, h } from '../dom.ts';
import { drawAgain } from './ask.ts';
import { button, fold, type Pen, percent } from './parts.ts';

/** What was established so far; each answer can be given again in its place. */
export const drawDone = (session: Session, change: (step: string, outcome: string, value?: unknown) => void, pen: Pen): HTMLElement | undefined => {
  const done = session.view().done.filter(({ kind }) => kind !== 'entered');
  if (done.length === 0) return undefined;
  const items = done.map((line) => {
    const place = h('div', {});
    const open = (): void => {
      const asked = session.asked(line.step);
      if (!asked) return;
      const again = drawAgain(asked, (outcome, value) => change(line.step, outcome, value), pen);
      fill(
        place,
        again,
        button(pen.words.cancel, () => fill(place)),
      );
      again.querySelector<HTMLElement>('button, input, textarea')?.focus();
    };
    const raw = line.evidence?.raw ?? '';
    return h(
      'li',
      { class: `done done-${line.verdict ?? line.kind}` },
      pen.text(line.title),
      ' ',
      h('strong', {}, pen.text(line.result)),
      ' ',
      line.changeable && button(pen.words.change, open, 'link'),
      raw !== '' && fold(pen.words.evidence, h('pre', { tabindex: '0' }, raw)),
      place,
    );
  });
  return h('section', { class: 'so-far', 'aria-label': pen.words.done }, h('h2', {}, pen.words.done), h('ol', {}, ...items));
};

/** Why this is asked: in the flow's words, and how likely each cause is by now. */
export const drawWhy = (explanation: Explanation | undefined, pen: Pen): HTMLElement | undefined => {
  if (!explanation) return undefined;
  const { why, causes } = explanation;
  const bar = (probability: number): HTMLElement => h('meter', { min: '0', max: '1', value: probability.toFixed(3), 'aria-hidden': 'true' });
  return fold(
    pen.words.why,
    pen.blocks(why),
    causes.length > 0 && h('p', {}, pen.words.causes),
    causes.length > 0 &&
      h(
        'ul',
        { class: 'causes' },
        ...causes.map(({ title, probability }) => h('li', {}, bar(probability), ' ', percent(probability, pen.language), ' ', pen.text(title))),
      ),
  );
};
