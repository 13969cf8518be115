import { createSession, type RunProbe, type Session } from '../engine/session.ts';
import type { Library } from '../knowledge/library.ts';
import type { CaseEvent } from '../model/event.ts';
import type { Language } from '../model/language.ts';
import type { Pack } from '../model/pack.ts';
import type { ProbeCatalogue } from '../model/probe.ts';
import { newCaseId } from '../store/new-case-id.ts';
import { whoIsThere } from '../store/process-mark.ts';
import { createCaseJournal } from './case-journal.ts';
import { caseWords } from './cases/words.ts';
import { detectProduct } from './detect-product.ts';

/** A case that goes on, held by this walk's token. */
export type ResumedCase = { readonly id: string; readonly events: readonly CaseEvent[]; readonly token: string };

export type SessionOpening = {
  readonly pack: Pack;
  readonly library: Library;
  readonly catalogue: ProbeCatalogue;
  readonly language: Language;
  readonly host: string;
  readonly mode: 'all' | 'ask' | 'none';
  readonly product: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly resumed: ResumedCase | undefined;
  /** Undefined where only a person can look. */
  readonly runProbe: RunProbe | undefined;
  /** What a probe will run, for the record of what was shown. */
  readonly describe?: Parameters<typeof createCaseJournal>[0]['describe'];
};

/** A session whose events are kept in the store of the environment. */
export const openSession = (opening: SessionOpening): { readonly session: Session; readonly close: () => Promise<void> } => {
  const { env, product, resumed, runProbe, describe, ...rest } = opening;
  const id = resumed?.id ?? newCaseId(new Date());
  const journal = createCaseJournal({
    id,
    env,
    say: caseWords[opening.language],
    ...(describe ? { describe } : {}),
    ...(resumed ? { begun: resumed } : {}),
  });
  const session = createSession({
    ...rest,
    id,
    journal,
    who: whoIsThere(env),
    ...(runProbe ? { runProbe } : {}),
    ...(resumed ? { events: resumed.events } : {}),
    ...(product === undefined ? {} : { product }),
  });
  const leave = runProbe ? detectProduct(session, runProbe) : undefined;
  return {
    session,
    close: async () => {
      leave?.();
      await session.settled();
      await journal.close();
    },
  };
};
