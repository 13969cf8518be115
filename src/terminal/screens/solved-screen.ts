import type { SolvedView } from '../../model/view.ts';
import { inlineLine } from '../render/inlines.ts';
import { EMPTY, indent, span } from '../render/line.ts';
import { wrap } from '../render/wrap.ts';
import { sayClock } from './figures.ts';
import type { Screen, Stage } from './screen.ts';
import { say, WIDEST } from './text.ts';

/** Said only when the check turned, or when the person said that it helped. */
export const solvedScreen = (current: SolvedView, stage: Stage): Screen => {
  const { words } = stage;
  return {
    name: 'solved',
    body: (width) => {
      const most = Math.min(width, WIDEST);
      const { proof } = current;
      const title = wrap([span(`${words.solved}: `, 'chosen'), ...inlineLine(current.title, stage.ticks, 'strong')], most - 2);
      const told =
        proof &&
        wrap(
          [
            span(`${words.proof}: `, 'dim'),
            ...inlineLine(proof.title, stage.ticks),
            span(' '),
            ...inlineLine(proof.result, stage.ticks, 'strong'),
            span(` ${sayClock(proof.at, stage.language)}`, 'dim'),
          ],
          most - 2,
        );
      return [...indent(title, '  ', span('✓ ', 'chosen')), ...(told ? [EMPTY, ...indent(told, '  ')] : [])];
    },
    items: [
      { label: say(words.closeCase), act: { type: 'send', inputs: [{ type: 'closed' }], afterwards: 'leave' } },
      { label: say(words.another), act: { type: 'open', overlay: { kind: 'search' } } },
      { label: say(words.keepCase), act: { type: 'command', command: 'leave' } },
    ],
    commands: ['export', 'article', 'back', 'note', 'history', 'search', 'help', 'language', 'leave'],
  };
};
