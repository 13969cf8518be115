import type { Session } from '../../engine/session.ts';
import type { Search } from '../../knowledge/search/search.ts';
import type { Localized } from '../../model/language.ts';
import type { Pack } from '../../model/pack.ts';
import type { Problem } from '../../model/problem.ts';
import type { View } from '../../model/view.ts';
import { sayJournalProblem } from '../journal-problem.ts';
import { lineText } from '../render/line.ts';
import { type Drawn, drawScreen, type Size } from '../screens/draw-screen.ts';
import type { Screen, Stage } from '../screens/screen.ts';
import { currentScreen, screenOf, wordsOn } from '../screens/screen-of.ts';
import type { Words } from '../words/en.ts';
import { WORDS } from '../words.ts';
import { write } from './editor.ts';
import { createSuggest, createTermCounter, productOf } from './look-up.ts';
import { pressKey } from './press.ts';
import type { Effect, OutsideEffect } from './pressed.ts';
import type { Press } from './read-keys.ts';
import { LOCAL, type Local, topOf, type Ui, withLocal } from './ui.ts';

export type ConversationOptions = {
  readonly session: Session;
  readonly pack: Pack;
  readonly cases?: boolean;
  readonly describe: Stage['describe'];
  readonly person?: Stage['person'] | undefined;
  readonly ticks: boolean;
  readonly size: Size;
  readonly now: () => number;
  readonly outside: (effect: OutsideEffect) => Localized | undefined;
  readonly said?: string | undefined;
  /** Hears of a fault of ours that came out while the session told of a change. */
  readonly onFault: (fault: unknown) => void;
};

/** The person's side of a session: what is open, chosen and typed. Draws nothing and reads no keys by itself. */
export type Conversation = {
  readonly stage: () => Stage;
  readonly draw: () => Drawn;
  readonly press: (press: Press) => void;
  readonly paste: (text: string) => void;
  readonly resize: (size: Size) => void;
  readonly searchLoaded: (search: Search) => void;
  readonly searchFailed: (fault: unknown) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** One line about something that happened elsewhere; undefined takes it away. */
  readonly notice: (text: Localized | undefined) => void;
  /** Ends the wish to hear of the session. */
  readonly close: () => void;
};

/** Milliseconds after which keys that nothing came of are explained. */
const PATIENCE = 500;

/** What the case waits for; while it stays the same, so does what was typed. Notes change nothing, and what is said leads somewhere by its topic only. */
const stepOf = (view: View): string =>
  [view.current.kind, view.flow ?? '', view.node ?? '', view.done.filter(({ kind }) => kind !== 'note' && kind !== 'said').length].join('|');

const startOf = (screen: Screen): Local => ({ ...LOCAL, at: screen.start ?? 0 });

export const createConversation = (options: ConversationOptions): Conversation => {
  const { session, pack, outside } = options;
  const listeners = new Set<() => void>();
  const countTerms = createTermCounter(pack);
  const suggest = createSuggest();
  let size = options.size;
  let search: Search | undefined;
  let said = options.said;
  let toldJournal = false;
  let toldTaken = false;
  // Inputs that belong together are shown together.
  let sending = false;
  // Keys that were pressed while an answer is on its way to the store.
  const ahead: Press[] = [];

  const stage = (): Stage => {
    const view = session.view();
    const { language } = view;
    const asked = search;
    const bare: Stage = {
      view,
      language,
      words: WORDS[language],
      session,
      pack,
      cases: options.cases === true,
      terms: 0,
      describe: options.describe,
      ...(options.person ? { person: options.person } : {}),
      find: asked && ((text) => asked.find(text, { language, ...productOf(view) })),
      suggest: asked && ((text) => suggest(asked, text, language, productOf(view))),
      ticks: options.ticks,
      now: options.now(),
    };
    return { ...bare, terms: countTerms(view, language, () => wordsOn(currentScreen(bare, LOCAL))) };
  };

  const note = (say: (words: Words) => string): void => {
    ui = { ...ui, notice: { en: say(WORDS.en), de: say(WORDS.de) } };
  };

  const first = stage();
  let ui: Ui = { step: stepOf(first.view), local: startOf(currentScreen(first, LOCAL)), overlays: [] };

  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  /** Another step starts afresh; a broken journal is said once. */
  const follow = (): void => {
    if (sending || session.busy()) return;
    const now = stage();
    const step = stepOf(now.view);
    if (step !== ui.step)
      ui = {
        step,
        local: startOf(currentScreen(now, LOCAL)),
        overlays: ui.overlays.filter(({ kind }) => kind === 'note' || kind === 'keys'),
        notice: ui.notice,
      };
    const problem = session.journalProblem();
    if (problem && !toldJournal) {
      toldJournal = true;
      note((words) => sayJournalProblem(problem, words));
    }
    const taken = session.taken();
    if (taken && !toldTaken) {
      toldTaken = true;
      note((words) => words.taken(taken.who, taken.machine));
    }
    tell();
  };

  const sendAll = (effect: Effect & { type: 'send' }): void => {
    sending = true;
    let refused: Problem | undefined;
    for (const input of effect.inputs) refused ??= session.send(input);
    sending = false;
    if (refused) {
      const taken = session.taken();
      note((words) => (refused.rule === 'taken' && taken ? words.taken(taken.who, taken.machine) : words.refused));
      return;
    }
    if (effect.inputs.some(({ type }) => type !== 'note')) ui = { ...ui, overlays: [] };
    if (effect.afterwards === 'leave') afterKept(() => outside({ type: 'leave' }));
  };

  const afterKept = (act: () => void): void => {
    if (session.busy()) void session.settled().then(act);
    else act();
  };

  const obey = (effect: Effect): void => {
    switch (effect.type) {
      case 'send':
        sendAll(effect);
        break;
      case 'run':
        session.run();
        break;
      case 'stop':
        session.cancel();
        break;
      case 'language':
        session.setLanguage(session.view().language === 'de' ? 'en' : 'de');
        break;
      default: {
        const notice = outside(effect);
        if (effect.type === 'export' && ui.overlays.at(-1)?.kind === 'export') ui = { ...ui, overlays: ui.overlays.slice(0, -1) };
        if (notice) ui = { ...ui, notice };
      }
    }
  };

  const draw = (): Drawn => {
    const now = stage();
    return drawScreen(screenOf(now, ui), ui, now, size);
  };

  const press = (key: Press): void => {
    // What is shown is not what the next key would answer. Leaving is always possible.
    if (session.busy() && key.name !== 'ctrl+c') {
      ahead.push(key);
      if (ahead.length === 1) setTimeout(sayBusy, PATIENCE).unref();
      return;
    }
    const now = stage();
    const screen = screenOf(now, ui);
    const pressed = pressKey(ui, key, { screen, stage: now, drawn: drawScreen(screen, ui, now, size) });
    ui = pressed.ui;
    for (const effect of pressed.effects) obey(effect);
    follow();
  };

  const sayBusy = (): void => {
    if (ahead.length === 0) return;
    note((words) => words.keeping);
    tell();
  };

  const leave = session.subscribe(() => {
    try {
      follow();
      for (let key = ahead.shift(); key; key = session.busy() ? undefined : ahead.shift()) press(key);
    } catch (fault) {
      options.onFault(fault);
    }
  });

  return {
    stage,
    draw,
    press,
    paste: (text) => {
      const screen = screenOf(stage(), ui);
      if (!screen.field) return;
      const local = topOf(ui);
      ui = withLocal(ui, { at: 'field', editor: write(local.editor, text.replace(/\r\n?/g, '\n')), invalid: undefined, found: undefined, known: undefined });
      tell();
    },
    resize: (next) => {
      size = next;
      tell();
    },
    searchLoaded: (loaded) => {
      search = loaded;
      if (said !== undefined && session.view().current.kind === 'entry') {
        ui = withLocal(ui, { editor: write(topOf(ui).editor, said), at: 'field' });
        said = undefined;
        press({ name: 'enter' });
      }
      tell();
    },
    searchFailed: (fault) => {
      note((words) => words.noSearch(fault instanceof Error ? fault.message : String(fault)));
      tell();
    },
    notice: (text) => {
      ui = { ...ui, notice: text };
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: leave,
  };
};

/** The screen as bare words, for tests and for a reader's copy. */
export const drawnText = (drawn: Drawn): string => drawn.lines.map(lineText).join('\n');
