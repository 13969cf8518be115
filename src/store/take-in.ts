import { createHash } from 'node:crypto';
import type { Entry, Standing } from '../model/case-record.ts';
import type { CaseStore, ShownEvent } from './case-store.ts';

/** A case that comes from another store. */
export type CarriedCase = { readonly id: string; readonly events: readonly ShownEvent[]; readonly standing?: Standing };

/** `new`, `more` (some of it was there), `same` (all of it was), or `apart`: it went another way than the one with its id, and has a new id. */
export type TakenIn = { readonly id: string; readonly outcome: 'new' | 'more' | 'same' | 'apart' };

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The same events always get the same new id, so that a second import changes nothing. */
const apartId = ({ id, events }: CarriedCase): string => `${id}-${createHash('sha256').update(JSON.stringify(events[0]!.event)).digest('hex').slice(0, 4)}`;

const entriesOf = ({ events, standing }: CarriedCase): Entry[] =>
  events.map(({ event, shown }, at) => ({ event, ...(shown ? { shown } : {}), ...(standing && at === events.length - 1 ? { standing } : {}) }));

/** Brings a case into a store. What is there already is not written again; nothing that is there is lost. */
export const takeIn = async (carried: CarriedCase, store: CaseStore): Promise<TakenIn> => {
  const { id, events } = carried;
  const there = await store.events(id);
  const same = events.findIndex(({ event }, at) => !isSame(event, there[at]));
  const common = same === -1 ? events.length : same;
  if (common === events.length) return { id, outcome: 'same' };
  if (common < there.length) {
    const apart = await takeIn({ ...carried, id: apartId({ ...carried, events: events.slice(common) }) }, store);
    return apart.outcome === 'same' ? apart : { ...apart, outcome: 'apart' };
  }
  const kept = await store.append(id, entriesOf(carried).slice(common), { free: true });
  // Somebody wrote in between: look again.
  return kept.kept ? { id, outcome: common === 0 ? 'new' : 'more' } : takeIn(carried, store);
};

/** A case as a store holds it, ready for another one. */
export const carriedFrom = async (id: string, store: CaseStore): Promise<CarriedCase> => {
  const summary = await store.summary(id);
  const events = await store.shown(id);
  if (!summary?.kind) return { id, events };
  const { kind, flow, node, title, product, questions } = summary;
  const parts = { flow, node, title, product };
  const known = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
  return { id, events, standing: { kind, questions, ...known } };
};
