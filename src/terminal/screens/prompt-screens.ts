import type { Input } from '../../model/event.ts';
import { GIVEN } from '../../model/flow.ts';
import type { Local } from '../state/ui.ts';
import { fieldOf } from './ask-screen.ts';
import { adviceLines, foundItems, verdictLine } from './entry-screen.ts';
import { titled } from './overlay-screens.ts';
import type { Item, Screen, Stage } from './screen.ts';
import { inlineLines, say, textLines } from './text.ts';

/** Where a summary is saved when nobody says otherwise. */
export const exportPath = (stage: Stage): string => `mailmedic-${stage.session.id.replace(/[^\w-]/g, '')}.md`;

export const noteScreen = (stage: Stage): Screen => ({
  name: 'note',
  body: titled(stage.words.noteTitle),
  field: { kind: 'note', hint: '', box: true },
  items: [],
  start: 'field',
  commands: ['close'],
});

export const exportScreen = (stage: Stage): Screen => ({
  name: 'export',
  body: titled(stage.words.exportTitle),
  field: { kind: 'path', hint: exportPath(stage), box: false },
  items: [{ label: say(stage.words.readHere), act: { type: 'open', overlay: { kind: 'report' } } }],
  start: 'field',
  commands: ['close'],
});

export const searchScreen = (stage: Stage, local: Local): Screen => ({
  name: 'search',
  body: (width) => [...textLines(verdictLine(local, stage) ?? stage.words.searchTitle, width, 'strong'), ...adviceLines(local, stage, width)],
  field: { kind: 'search', hint: '', box: false },
  items: foundItems(local, stage),
  start: 'field',
  commands: ['close', 'language'],
});

const changed = (step: string, outcome: string): Item['act'] => {
  const input: Input = { type: 'changed', step, outcome };
  return { type: 'send', inputs: [input] };
};

/** An earlier question again, with the answers it had. */
export const changeScreen = (step: string, stage: Stage): Screen => {
  const asked = stage.session.asked(step);
  if (!asked) return { name: 'change', body: titled(stage.words.notChangeable), items: [], commands: ['close', 'language'] };
  const field = fieldOf(asked.ask, stage);
  return {
    name: 'change',
    body: (width) => [...textLines(stage.words.changeTitle, width, 'dim'), ...inlineLines(asked.question, stage, width, 'strong')],
    ...(field ? { field, start: 'field' as const } : {}),
    items: asked.choices.filter(({ outcome }) => outcome !== GIVEN).map(({ outcome, label }) => ({ label, act: changed(step, outcome) })),
    commands: ['close', 'language'],
  };
};
