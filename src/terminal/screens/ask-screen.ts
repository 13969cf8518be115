import type { Input } from '../../model/event.ts';
import { UNSURE } from '../../model/flow.ts';
import type { AskView, Choice } from '../../model/view.ts';
import { EMPTY, type Line } from '../render/line.ts';
import type { Local } from '../state/ui.ts';
import { commandsOf } from './commands-of.ts';
import type { Field, Item, Screen, Stage } from './screen.ts';
import { inlineLines, questionLines, say, textCommands, textLines } from './text.ts';
import { insteadLine, whyLine } from './why-line.ts';

const answer = (node: string, outcome: string): Item['act'] => {
  const input: Input = { type: 'is', node, outcome, by: 'person' };
  return { type: 'send', inputs: [input] };
};

/** "I don't know" is there even where a flow's words forgot it: the engine says whether it leads somewhere. */
const choicesOf = (current: AskView, stage: Stage): readonly Choice[] =>
  current.choices.some(({ outcome }) => outcome === UNSURE) ? current.choices : [...current.choices, { outcome: UNSURE, label: say(stage.words.unsure) }];

export const fieldOf = (ask: AskView['ask'], stage: Stage): Field | undefined => {
  if (ask === 'choice' || ask === 'several') return undefined;
  if (ask === 'paste') return { kind: 'answer', ask, hint: stage.words.pasteHere, box: true };
  return { kind: 'answer', ask, hint: stage.words.typed[ask], box: false };
};

const bodyLines = (current: AskView, stage: Stage, width: number, local: Local): Line[] => {
  const { words } = stage;
  const before = [
    ...(current.verifying ? textLines(words.verifying, width, 'dim') : []),
    ...(current.instead === undefined ? [] : textLines(insteadLine(current.instead, stage), width, 'dim')),
  ];
  return [
    ...before,
    ...questionLines(current.question, current.help, stage, width, local),
    ...whyLine(stage, width),
    ...(current.ask === 'several' ? [EMPTY, ...inlineLines(say(words.chooseSeveral), stage, width, 'dim')] : []),
  ];
};

/** A question: a choice, several, a typed answer, or a pasted text. */
export const askScreen = (current: AskView, stage: Stage, local: Local): Screen => {
  const node = stage.view.node ?? '';
  const field = fieldOf(current.ask, stage);
  const several = current.ask === 'several';
  return {
    name: 'ask',
    body: (width, own) => bodyLines(current, stage, width, own),
    ...(field ? { field, start: 'field' as const } : {}),
    items: choicesOf(current, stage).map(({ outcome, label }): Item => {
      if (!several || outcome === UNSURE) return { label, act: answer(node, outcome) };
      return { label, ticked: local.ticked.includes(outcome), act: { type: 'tick', outcome } };
    }),
    copy: commandsOf(current.help, stage.session.facts()),
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
  };
};
