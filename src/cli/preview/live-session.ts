import type { Session } from '../../engine/session.ts';
import type { CaseEvent } from '../../model/event.ts';
import type { Language } from '../../model/language.ts';

export type LiveSession = {
  readonly session: Session;
  /** The same events over what is made now: whoever looks on stays where they are. */
  readonly renew: () => void;
};

/** A session over a pack that changes while it is walked. */
export const createLiveSession = (make: (events: readonly CaseEvent[], language: Language) => Session, first: Language): LiveSession => {
  const listeners = new Set<() => void>();
  let language = first;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  let inner = make([], language);
  let leave = inner.subscribe(tell);
  return {
    renew: () => {
      leave();
      inner.cancel();
      inner = make(inner.events(), language);
      leave = inner.subscribe(tell);
      tell();
    },
    session: {
      get id() {
        return inner.id;
      },
      view: () => inner.view(),
      events: () => inner.events(),
      send: (input) => inner.send(input),
      run: () => inner.run(),
      setLanguage: (next) => {
        language = next;
        inner.setLanguage(next);
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      running: () => inner.running(),
      cancel: () => inner.cancel(),
      explain: () => inner.explain(),
      facts: () => inner.facts(),
      article: (id) => inner.article(id),
      report: () => inner.report(),
      asked: (step) => inner.asked(step),
      journalProblem: () => inner.journalProblem(),
      busy: () => inner.busy(),
      settled: () => inner.settled(),
      taken: () => inner.taken(),
    },
  };
};
