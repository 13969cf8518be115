import type { Command } from '../keys.ts';
import { WORDS } from '../words.ts';
import type { Moment, Pressed } from './pressed.ts';
import { close, LOCAL, open, topOf, type Ui, withLocal } from './ui.ts';

const notice = (ui: Ui, key: 'nothingToCopy' | 'notChangeable'): Pressed => ({ ui: { ...ui, notice: { en: WORDS.en[key], de: WORDS.de[key] } }, effects: [] });

const shown = (ui: Ui): Pressed => ({ ui, effects: [] });

const articles = (ui: Ui, { stage }: Moment): Pressed => {
  const { articles: fitting, current } = stage.view;
  const only = current.kind === 'conclude' ? current.article.id : fitting.length === 1 ? fitting[0]!.id : undefined;
  return shown(only === undefined ? open(ui, { kind: 'articles' }) : open(ui, { kind: 'article', id: only }));
};

const history = (ui: Ui, { stage }: Moment): Pressed => shown(open(ui, { kind: 'history' }, { at: Math.max(0, stage.view.done.length - 1) }));

const change = (ui: Ui, { stage }: Moment): Pressed => {
  const { at } = topOf(ui);
  const done = at === 'field' ? undefined : stage.view.done[at];
  if (!done?.changeable) return notice(ui, 'notChangeable');
  const typed = stage.session.asked(done.step)?.ask;
  return shown(open(ui, { kind: 'change', step: done.step }, typed === 'choice' || typed === 'several' ? {} : { at: 'field' }));
};

const COMMANDS: Readonly<Record<Command, (ui: Ui, moment: Moment) => Pressed>> = {
  back: (ui) => ({ ui, effects: [{ type: 'send', inputs: [{ type: 'back' }] }] }),
  forward: (ui) => ({ ui, effects: [{ type: 'send', inputs: [{ type: 'forward' }] }] }),
  stop: (ui) => ({ ui, effects: [{ type: 'stop' }] }),
  why: (ui) => shown(open(ui, { kind: 'why' })),
  terms: (ui) => shown(open(ui, { kind: 'terms' })),
  article: articles,
  copy: (ui, { screen }) => (screen.copy ? { ui, effects: [{ type: 'copy', text: screen.copy }] } : notice(ui, 'nothingToCopy')),
  note: (ui) => shown(open(ui, { kind: 'note' }, { at: 'field' })),
  export: (ui) => shown(open(ui, { kind: 'export' }, { at: 'field' })),
  history,
  change,
  // ↵ on a line of the list is what the line itself does.
  evidence: (ui) => shown(ui),
  tab: (ui) => shown(withLocal(ui, { tab: topOf(ui).tab + 1 })),
  details: (ui) => shown(withLocal(ui, { details: !topOf(ui).details })),
  search: (ui) => shown(open(ui, { kind: 'search' }, { ...LOCAL, at: 'field' })),
  scroll: (ui) => shown(ui),
  help: (ui) => shown(open(ui, { kind: 'keys' })),
  close: (ui) => shown(close(ui)),
  language: (ui) => ({ ui, effects: [{ type: 'language' }] }),
  leave: (ui) => ({ ui, effects: [{ type: 'leave' }] }),
};

export const runCommand = (command: Command, ui: Ui, moment: Moment): Pressed => COMMANDS[command](ui, moment);
