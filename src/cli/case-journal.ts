import type { Journal } from '../engine/session.ts';
import type { CaseEvent } from '../model/event.ts';
import { caseStorePath } from '../store/case-home.ts';
import { openCaseStore } from '../store/cases.ts';
import type { Words } from './words.ts';

/** What a case begins with before anybody has said anything: worth keeping only together with what follows. */
const PREAMBLE: ReadonlySet<CaseEvent['type']> = new Set(['opened', 'consent', 'known']);

/**
 * Keeps the events of a case. Nothing is written, and no database is opened, until something was said or done: whoever
 * leaves at the first question leaves no empty case behind. `begun` says that the case is in the store already.
 */
export const createCaseJournal = (
  id: string,
  env: Readonly<Record<string, string | undefined>>,
  say: Words,
  begun: boolean,
): Journal & { close: () => void } => {
  const store = openCaseStore(caseStorePath(env));
  let waiting: CaseEvent[] | undefined = begun ? undefined : [];
  return {
    append: (event) => {
      if (waiting && PREAMBLE.has(event.type)) {
        waiting.push(event);
        return;
      }
      try {
        for (const earlier of waiting ?? []) store.append(id, earlier);
        waiting = undefined;
        store.append(id, event);
      } catch (fault) {
        throw new Error(say.storeProblem((fault as Error).message, store.path));
      }
    },
    close: store.close,
  };
};
