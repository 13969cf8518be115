import type { Input } from '../../model/event.ts';
import { UNSURE } from '../../model/flow.ts';
import type { AskView, Choice } from '../../model/view.ts';
import type { Script } from '../person-probes.ts';
import { EMPTY, type Line } from '../render/line.ts';
import { cannotCarryOut } from '../state/read-script.ts';
import type { Local } from '../state/ui.ts';
import { commandsOf } from './commands-of.ts';
import type { Field, Item, Screen, Stage } from './screen.ts';
import { scriptLines, scriptOf } from './script-lines.ts';
import { inlineLines, questionLines, say, textCommands, textLines } from './text.ts';
import { insteadLine, whyLine } from './why-line.ts';

const answer = (node: string, outcome: string): Item['act'] => {
  const input: Input = { type: 'is', node, outcome, by: 'person' };
  return { type: 'send', inputs: [input] };
};

/** "I don't know" is there even where a flow's words forgot it: the engine says whether it leads somewhere. */
const choicesOf = (current: AskView, stage: Stage): readonly Choice[] =>
  current.choices.some(({ outcome }) => outcome === UNSURE) || (current.script && current.choices.length === 0)
    ? current.choices
    : [...current.choices, { outcome: UNSURE, label: say(stage.words.unsure) }];

export const fieldOf = (ask: AskView['ask'], stage: Stage): Field | undefined => {
  if (ask === 'choice' || ask === 'several') return undefined;
  if (ask === 'paste') return { kind: 'answer', ask, hint: stage.words.pasteHere, box: true };
  return { kind: 'answer', ask, hint: stage.words.typed[ask], box: false };
};

/** What somebody reads out, or pastes from a chat. */
const scriptField = (stage: Stage): Field => ({ kind: 'script', hint: stage.words.phone.type, box: true });

const cannot = (stage: Stage): Item => ({
  label: say(stage.words.phone.cannot),
  letter: stage.words.phone.cannotKey,
  act: { type: 'send', inputs: [cannotCarryOut(stage)] },
});

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

/** The script says how to find out; the question's own help comes when they cannot do that. */
const scriptBody = (current: AskView, script: Script, stage: Stage, width: number): Line[] => [
  ...(current.verifying ? textLines(stage.words.verifying, width, 'dim') : []),
  ...inlineLines(current.question, stage, width, 'strong'),
  ...scriptLines(script, stage, width),
];

/** A question: a choice, several, a typed answer, or a pasted text. */
export const askScreen = (current: AskView, stage: Stage, local: Local): Screen => {
  const node = stage.view.node ?? '';
  const script = scriptOf(current, stage);
  const field = script ? scriptField(stage) : fieldOf(current.ask, stage);
  const several = current.ask === 'several';
  return {
    name: 'ask',
    body: (width, own) => (script ? scriptBody(current, script, stage, width) : bodyLines(current, stage, width, own)),
    ...(field ? { field, start: 'field' as const } : {}),
    ...(script ? { bodyFirst: true } : {}),
    items: [
      ...(script ? [cannot(stage)] : []),
      ...choicesOf(current, stage).map(({ outcome, label }): Item => {
        if (!several || outcome === UNSURE) return { label, act: answer(node, outcome) };
        return { label, ticked: local.ticked.includes(outcome), act: { type: 'tick', outcome } };
      }),
    ],
    copy: script ? script.linux : commandsOf(current.help, stage.session.facts()),
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
