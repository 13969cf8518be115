import { caseStorePlace } from '../../store/case-place.ts';
import { openCaseStore } from '../../store/cases.ts';
import { findCase } from '../cases/find-case.ts';
import { lookAt } from '../cases/look-at.ts';
import type { CaseCall } from '../cases/options.ts';
import type { Call } from '../define-command.ts';
import type { Misuse } from '../output.ts';

export type KnownOfCase = { readonly id: string; readonly facts: Readonly<Record<string, string>> };

/** Does something with the store of the environment, as the actions of `case` do. */
export const withStore = async <T>(call: Pick<Call, 'language' | 'options' | 'io' | 'out' | 'words'>, act: (call: CaseCall) => Promise<T>): Promise<T> => {
  const store = openCaseStore(caseStorePlace(call.io.env));
  try {
    return await act({ ...call, store, now: new Date() } as unknown as CaseCall);
  } finally {
    await store.close();
  }
};

/** What a case knows about its server. */
export const knownOfCase = (
  wanted: string,
  call: Pick<Call, 'language' | 'options' | 'io' | 'out' | 'words'>,
): Promise<KnownOfCase | { readonly misuse: Misuse }> =>
  withStore(call, async (caseCall) => {
    const found = await findCase(wanted, caseCall);
    if ('misuse' in found) return found;
    const seen = await lookAt(await caseCall.store.events(found.one.id), call);
    if ('misuse' in seen) return seen;
    const { state } = seen.looked;
    const facts = { ...state.known, ...state.walk.frames.at(-1)?.snapshot.context.facts };
    return { id: found.one.id, facts: Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, String(value)])) };
  });
