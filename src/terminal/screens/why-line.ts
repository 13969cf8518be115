import { EMPTY, type Line, lineText } from '../render/line.ts';
import type { Stage } from './screen.ts';
import { blockLines, textLines } from './text.ts';

/** The first sentence of why this is asked, below the question; the rest is one key away. */
export const whyLine = (stage: Stage, width: number): Line[] => {
  const why = stage.view.explanation?.why ?? [];
  if (why.length === 0) return [];
  const text = blockLines(why.slice(0, 1), stage, 10_000, { details: false, tab: 0 }).map(lineText).join(' ').trim();
  return text === '' ? [] : [EMPTY, ...textLines(`${stage.words.why}: ${text}`, width, 'dim')];
};

/** Why a person is asked what a probe was to find out. The step right above has said the reason already. */
export const insteadLine = (reason: string, { view, words }: Stage): string =>
  view.done.findLast(({ kind }) => kind !== 'note')?.verdict === 'cannot-tell'
    ? words.instead
    : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. ${words.instead}`;
