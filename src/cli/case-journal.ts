import { randomUUID } from 'node:crypto';
import type { Journal, Journaled } from '../engine/ledger.ts';
import { standingOf } from '../engine/standing.ts';
import type { Entry, Holder } from '../model/case-record.ts';
import type { CaseEvent } from '../model/event.ts';
import { caseStorePlace, type Environment } from '../store/case-place.ts';
import type { CaseStore } from '../store/case-store.ts';
import { openCaseStore } from '../store/cases.ts';
import { thisHolder } from '../store/process-mark.ts';
import { bringHome, openShelter } from '../store/shelter.ts';
import type { CaseWords } from './cases/words.ts';
import { createSayer } from './shown-lines.ts';
import { storeFault } from './store-fault.ts';

/** What a case begins with before anybody has said anything: worth keeping only together with what follows. */
const PREAMBLE: ReadonlySet<CaseEvent['type']> = new Set(['opened', 'consent', 'known', 'language']);

export type JournalOptions = {
  readonly id: string;
  readonly env: Environment;
  readonly say: CaseWords;
  readonly describe?: Parameters<typeof createSayer>[0];
  /** Events that are in the store already, and the token by which this walk holds the case. */
  readonly begun?: { readonly events: readonly CaseEvent[]; readonly token: string };
};

/**
 * Keeps the events of a case with what they lead to. Nothing is written, and no database is opened, until something was
 * said or done: whoever leaves at the first question leaves no empty case behind. Where the store does not take an
 * event, the whole case goes to a shelter and comes home later.
 */
export const createCaseJournal = ({ id, env, say, describe, begun }: JournalOptions): Journal & { readonly close: () => Promise<void> } => {
  const store = openCaseStore(caseStorePlace(env));
  const token = begun?.token ?? randomUUID();
  const holder: Holder = thisHolder(env, new Date());
  const sayer = createSayer(describe);
  const all: Entry[] = (begun?.events ?? []).map((event) => ({ event }));
  let waiting: Entry[] | undefined = begun ? undefined : [];
  let held = begun !== undefined;
  let shelter: CaseStore | undefined;
  let works = false;
  let last: Promise<unknown> = Promise.resolve();

  const holdOnce = async (): Promise<void> => {
    if (held) return;
    held = true;
    await store.hold(id, token, holder, false);
  };

  const write = async (entries: readonly Entry[]): Promise<Journaled> => {
    // A note is welcome from everyone, also from somebody whose case was taken over.
    const kept = await store.append(id, entries, { token, free: entries.every(({ event }) => event.type === 'note') });
    if (!kept.kept) return kept;
    await holdOnce();
    works = true;
    return kept;
  };

  const toShelter = async (entries: readonly Entry[], fault: unknown): Promise<Journaled> => {
    const reason = storeFault(fault, store.place, say);
    const open = await openShelter(id, env, async (place) => {
      await place.append(id, [...all, ...entries], { token });
      await place.hold(id, token, holder, true);
    });
    if (!open) throw new Error(`${reason.message} ${reason.mend}`);
    shelter = open;
    return { kept: true, instead: { reason: `${reason.message} ${reason.mend}`, instead: open.place } };
  };

  const keep = async (entries: readonly Entry[]): Promise<Journaled> => {
    let kept: Journaled;
    if (shelter) kept = await shelter.append(id, entries, { token });
    else {
      try {
        // A connection may have been lost while nobody needed it: the second try has a fresh one.
        kept = await write(entries).catch((fault: unknown) => (isLost(fault) ? write(entries) : Promise.reject(fault)));
      } catch (fault) {
        kept = await toShelter(entries, fault);
      }
    }
    if (kept.kept) all.push(...entries);
    else if ('behind' in kept) all.push(...kept.behind.map((event) => ({ event })));
    return kept;
  };

  return {
    append: (event, moment) => {
      const now = moment();
      const said = sayer(now, event);
      const entry: Entry = { event, standing: standingOf(now.view), shown: said.lines };
      if (waiting && PREAMBLE.has(event.type)) {
        waiting.push(entry);
        said.done();
        return undefined;
      }
      const entries = [...(waiting ?? []), entry];
      waiting = undefined;
      const kept = keep(entries).then((result) => {
        if (result.kept) said.done();
        return result;
      });
      last = kept.catch(() => {});
      return kept;
    },
    close: async () => {
      await last;
      try {
        await shelter?.release(id, token);
        if (works && !shelter) {
          await store.release(id, token);
          await bringHome(env, store);
        }
      } catch {
        // Everything is kept; who has the case is told by the next one who asks, and the shelter is tried again.
      } finally {
        await shelter?.close();
        await store.close();
      }
    },
  };
};

/** A lost connection, rather than an answer of the database or of the disk. */
const isLost = (fault: unknown): boolean => {
  const { code = '', message = '' } = fault as { code?: string; message?: string };
  // Whoever waited for a silent server once does not wait again.
  if (/timeout/i.test(message)) return false;
  return /^(ECONNRESET|EPIPE|57P0\d|08\d\d\d)$/.test(code) || /terminated|Connection/.test(message);
};
