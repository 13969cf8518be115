import type { CaseSummary } from '../../model/case-record.ts';
import type { CaseEvent, Input } from '../../model/event.ts';
import { isGone, whoIsThere } from '../../store/process-mark.ts';
import { sayMoment } from '../../terminal/cases/case-words.ts';
import type { Misuse } from '../output.ts';
import type { CaseCall } from './options.ts';
import { caseWords } from './words.ts';

/** Adds one event to a case from the command line. A note is free; anything else only where nobody is at it, or with --take. */
export const addEvent = async (
  one: CaseSummary,
  input: Input,
  action: string,
  call: CaseCall,
): Promise<{ readonly event: CaseEvent } | { readonly misuse: Misuse }> => {
  const { store, io, now, options, language } = call;
  const say = caseWords[language];
  const { holder } = one;
  if (input.type !== 'note' && holder && !options.take && !isGone(holder))
    return { misuse: { message: say.heldBy(one.id, holder.who, holder.machine, sayMoment(holder.since)), mend: say.takeMend(action, one.id) } };
  let seq = one.events + 1;
  for (;;) {
    const event: CaseEvent = { ...input, seq, at: now.toISOString(), who: whoIsThere(io.env) };
    const kept = await store.append(one.id, [{ event }], { free: true });
    if (kept.kept) return { event };
    // Others have written since: it comes behind them.
    seq += 'behind' in kept ? kept.behind.length : 0;
  }
};
