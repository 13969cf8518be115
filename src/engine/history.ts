import type { CaseEvent } from '../model/event.ts';
import type { CaseState } from './case-state.ts';

/** Every event of the case so far, oldest first, also those that were taken back. */
export const historyOf = ({ history }: Pick<CaseState, 'history'>): readonly CaseEvent[] => {
  const events: CaseEvent[] = [];
  for (let entry = history; entry; entry = entry.before) events.push(entry.event);
  return events.reverse();
};
