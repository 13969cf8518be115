import { sanitise } from '../../model/sanitise.ts';
import type { HandOverView } from '../../model/view.ts';
import { EMPTY, indent, type Line, span } from '../render/line.ts';
import { wrap } from '../render/wrap.ts';
import type { Screen, Stage } from './screen.ts';
import { questionLines, say, textLines, WIDEST } from './text.ts';

/** The Markdown of the summary, wrapped: it is copied and saved as it is, not from the screen. */
export const summaryLines = (summary: string, width: number): Line[] => {
  const most = Math.min(width, WIDEST) - 2;
  const lines = sanitise(summary).trimEnd().replaceAll('\t', '    ').split('\n');
  return indent(
    lines.flatMap((one) => wrap([span(one)], most)),
    span('│ ', 'dim'),
  );
};

/** Nothing is left to try here: what is known, ready to be handed to somebody. */
export const handOverScreen = (current: HandOverView, stage: Stage): Screen => {
  const { words } = stage;
  const { handOverKeys: keys } = words;
  return {
    name: 'hand-over',
    body: (width, local) => [
      ...questionLines(current.question, current.help, stage, width, local),
      EMPTY,
      ...textLines(words.handOverTitle, width, 'dim'),
      ...summaryLines(current.summary, width),
    ],
    items: [
      { label: say(words.copyIt), letter: keys.copy, act: { type: 'command', command: 'copy' } },
      { label: say(words.exportIt), letter: keys.export, act: { type: 'command', command: 'export' } },
      { label: say(words.leaveIt), letter: keys.leave, act: { type: 'command', command: 'leave' } },
    ],
    commands: ['copy', 'export', 'article', 'back', 'forward', 'note', 'history', 'search', 'help', 'language', 'leave'],
    copy: current.summary,
  };
};

/** The summary at any other moment: what would be saved, to be read or copied. */
export const reportScreen = (stage: Stage): Screen => {
  const report = stage.session.report();
  return {
    name: 'report',
    pager: true,
    body: (width) => summaryLines(report, width),
    items: [],
    commands: ['scroll', 'copy', 'close', 'language'],
    copy: report,
  };
};
