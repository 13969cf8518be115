import type { Moment } from '../engine/ledger.ts';
import { plainText } from '../model/block.ts';
import type { CaseEvent } from '../model/event.ts';
import { sayCurrent, sayDone } from '../terminal/plain/plain-lines.ts';
import { sayChoices } from '../terminal/plain/room.ts';
import type { Stage } from '../terminal/screens/screen.ts';
import { currentScreen } from '../terminal/screens/screen-of.ts';
import { LOCAL } from '../terminal/state/ui.ts';
import type { TerminalOptions } from '../terminal/terminal-options.ts';
import { WORDS } from '../terminal/words.ts';

type Describe = NonNullable<TerminalOptions['describeProbe']>;

export type Said = {
  readonly lines: readonly string[];
  /** It was kept: what it says is not said again. */
  readonly done: () => void;
};

/** What a front end would say next, as plain lines: each finished step once, then what is asked now with its choices. */
export const createSayer = (describe: Describe = () => ({})): ((moment: Moment, event: CaseEvent) => Said) => {
  let told: ReadonlySet<string> = new Set();
  return ({ view, facts }, event) => {
    const stage = {
      view,
      language: view.language,
      words: WORDS[view.language],
      session: { facts: () => facts, running: () => undefined },
      pack: { flows: [], articles: [] },
      describe,
      terms: 0,
      ticks: true,
      now: 0,
    } as unknown as Stage;
    const keys = view.done.map((done) => `${done.step} ${plainText(done.result)}`);
    const fresh = view.done.filter((_, at) => !told.has(keys[at]!));
    // What is said at the entry comes together with the topic that it leads to: nobody sees the first question again.
    const asked = view.current.kind !== 'entry' || event.type === 'opened' || event.type === 'back';
    const current = asked ? [...sayCurrent(stage), ...sayChoices(currentScreen(stage, LOCAL), stage)] : [];
    return {
      lines: [...fresh.map((done) => sayDone(done, stage)), ...current],
      done: () => {
        told = new Set(keys);
      },
    };
  };
};
