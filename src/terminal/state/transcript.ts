import { plainText } from '../../model/block.ts';
import type { DoneLine } from '../../model/view.ts';
import { EMPTY, type Line, line } from '../render/line.ts';
import { doneLineRows, markOf } from '../screens/done-lines.ts';
import { headLines } from '../screens/head.ts';
import type { Stage } from '../screens/screen.ts';

/** Rows that stand above the current screen for good. Another `generation` starts on a clean screen. */
export type Transcript = {
  readonly generation: number;
  /** One entry a finished step, each with its rows. */
  readonly printed: readonly (readonly Line[])[];
  /** What each printed step said, whatever the width. */
  readonly said: readonly string[];
  /** The steps as they were then: the same list says the same. */
  readonly of?: readonly DoneLine[];
};

export const EMPTY_TRANSCRIPT: Transcript = { generation: 0, printed: [], said: [] };

const sayingOf = (done: DoneLine): string => [done.step, markOf(done), plainText(done.title), plainText(done.result)].join('\u0000');

const headOf = (stage: Stage, width: number): readonly Line[] => [...headLines(stage.view, stage.words, width), EMPTY];

/** What has to be printed so that all that is done stands above: more lines, or everything again when something changed. */
export const follow = (before: Transcript, stage: Stage, width: number, rows: number): Transcript => {
  const { done } = stage.view;
  if (done === before.of) return before;
  const said = done.map(sayingOf);
  const grown = before.said.every((saying, at) => saying === said[at]);
  if (grown && said.length === before.said.length) return { ...before, of: done };
  if (grown) {
    const fresh = done.slice(before.said.length).map((one) => doneLineRows(one, stage, width));
    return { ...before, printed: [...before.printed, ...(before.said.length === 0 ? [headOf(stage, width)] : []), ...fresh], said, of: done };
  }
  // A screenful is enough: the list of steps (x) holds them all.
  const shown = done.slice(-Math.max(4, rows));
  const hidden = done.length - shown.length;
  return {
    generation: before.generation + 1,
    printed: [
      ...(done.length > 0 ? [headOf(stage, width)] : []),
      ...(hidden > 0 ? [[line(stage.words.earlier(hidden), 'dim')]] : []),
      ...shown.map((one) => doneLineRows(one, stage, width)),
    ],
    said,
    of: done,
  };
};
