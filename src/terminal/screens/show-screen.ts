import type { ShowView } from '../../model/view.ts';
import { commandsOf } from './commands-of.ts';
import type { Screen, Stage } from './screen.ts';
import { questionLines, textCommands } from './text.ts';
import { whyLine } from './why-line.ts';

/** An instruction; the person says when it is done. */
export const showScreen = (current: ShowView, stage: Stage): Screen => ({
  name: 'show',
  body: (width, local) => [...questionLines(current.question, current.help, stage, width, local), ...whyLine(stage, width)],
  items: current.choices.map(({ outcome, label }) => ({
    label,
    act: { type: 'send', inputs: [{ type: 'is', node: stage.view.node ?? '', outcome, by: 'person' }] },
  })),
  commands: [
    'copy',
    ...textCommands(current.help),
    'back',
    'forward',
    'why',
    'terms',
    'article',
    'note',
    'history',
    'export',
    'search',
    'help',
    'language',
    'leave',
  ],
  copy: commandsOf(current.help, stage.session.facts()),
});
