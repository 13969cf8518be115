import { createSession, type RunProbe, type Session } from '../engine/session.ts';
import type { Library } from '../knowledge/library.ts';
import type { CaseEvent } from '../model/event.ts';
import type { Language } from '../model/language.ts';
import type { Pack } from '../model/pack.ts';
import type { ProbeCatalogue } from '../model/probe.ts';
import { newCaseId } from '../store/case-home.ts';
import { createCaseJournal } from './case-journal.ts';
import { detectProduct } from './detect-product.ts';
import { words } from './words.ts';

export type SessionOpening = {
  readonly pack: Pack;
  readonly library: Library;
  readonly catalogue: ProbeCatalogue;
  readonly language: Language;
  readonly host: string;
  readonly mode: 'all' | 'ask' | 'none';
  readonly product: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly resumed: { readonly id: string; readonly events: readonly CaseEvent[] } | undefined;
  /** Undefined where only a person can look. */
  readonly runProbe: RunProbe | undefined;
};

/** A session whose events are kept in the store of the environment. */
export const openSession = (opening: SessionOpening): { readonly session: Session; readonly close: () => void } => {
  const { env, product, resumed, runProbe, ...rest } = opening;
  const id = resumed?.id ?? newCaseId(new Date());
  const journal = createCaseJournal(id, env, words[opening.language], resumed !== undefined);
  const session = createSession({
    ...rest,
    id,
    journal,
    ...(runProbe ? { runProbe } : {}),
    ...(resumed ? { events: resumed.events } : {}),
    ...(product === undefined ? {} : { product }),
  });
  const leave = runProbe ? detectProduct(session, runProbe) : undefined;
  return {
    session,
    close: () => {
      leave?.();
      journal.close();
    },
  };
};
