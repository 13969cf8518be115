import type { Appended, Holder } from '../model/case-record.ts';
import type { CaseEvent, Input } from '../model/event.ts';
import type { Facts } from '../model/fact.ts';
import type { View } from '../model/view.ts';
import { type CaseState, EMPTY_CASE } from './case-state.ts';
import type { EngineContext } from './context.ts';
import { fold, foldOver } from './fold.ts';

/** What an event leads to: kept with it, shown after it. */
export type Moment = { readonly view: View; readonly facts: Facts };

/** Why a case is not kept where it should be, and where it is kept instead. */
export type JournalProblem = { readonly reason: string; readonly instead?: string };

/** What came of an append; `instead` says that it is kept, but elsewhere. */
export type Journaled = Appended & { readonly instead?: JournalProblem };

/**
 * Where events go before they are shown. `append` returns, or its promise resolves, only when the event is kept; what
 * hindered it is thrown.
 */
export type Journal = { readonly append: (event: CaseEvent, moment: () => Moment) => Promise<Journaled> | undefined };

type Waiting = { readonly event: CaseEvent; readonly state: CaseState; readonly after: () => void };

/** The events of a case and what follows from them: `kept` is what may be shown, `latest` what the next input is read against. */
export type Ledger = {
  /** Keeps an input, then calls `after`. Returns why it does not apply; nothing has changed then. */
  readonly add: (input: Input, after: () => void) => string | undefined;
  readonly kept: () => CaseState;
  readonly events: () => readonly CaseEvent[];
  /** Inputs are on their way to the journal. */
  readonly busy: () => boolean;
  readonly settled: () => Promise<void>;
  readonly problem: () => JournalProblem | undefined;
  /** Who has taken the case over: from then on it is only looked at. */
  readonly taken: () => Holder | undefined;
};

export type LedgerOptions = {
  readonly context: EngineContext;
  readonly journal: Journal | undefined;
  readonly begun: readonly CaseEvent[];
  readonly now: () => string;
  readonly who: string | undefined;
  readonly momentOf: (state: CaseState) => Moment;
  /** Called when something changed that nobody waits for: others wrote, somebody took over. */
  readonly onChange: () => void;
};

/** Why an input is refused once somebody else has the case. */
export const TAKEN = 'somebody else has this case now';

/** One input after the other: the next one is written when the one before is kept. */
export const createLedger = ({ context, journal, begun, now, who, momentOf, onChange }: LedgerOptions): Ledger => {
  const events: CaseEvent[] = [...begun];
  let kept = begun.reduce((state, event) => foldOver(state, event, context), EMPTY_CASE);
  let latest = kept;
  let queue: Waiting[] = [];
  let writing = false;
  let problem: JournalProblem | undefined;
  let taken: Holder | undefined;
  const calm: (() => void)[] = [];

  const accept = (): void => {
    const first = queue.shift();
    if (!first) return;
    events.push(first.event);
    kept = first.state;
    first.after();
  };

  /** What others wrote comes first; what waits follows it, as far as it still applies. */
  const rebase = (missed: readonly CaseEvent[]): void => {
    for (const event of missed) {
      events.push(event);
      kept = foldOver(kept, event, context);
    }
    const waiting = queue;
    queue = [];
    latest = kept;
    for (const { event, after } of waiting) {
      const moved = { ...event, seq: events.length + queue.length + 1 };
      const folded = fold(latest, moved, context);
      if (!folded.state) continue;
      latest = folded.state;
      queue.push({ event: moved, state: latest, after });
    }
    onChange();
  };

  const settle = (result: Journaled): void => {
    if (result.kept) {
      problem ??= result.instead;
      accept();
    } else if ('behind' in result) rebase(result.behind);
    else {
      taken = result.taken;
      queue = [];
      latest = kept;
      onChange();
    }
  };

  const broken = (fault: unknown): void => {
    problem = { reason: fault instanceof Error ? fault.message : String(fault) };
    accept();
  };

  const pump = (): void => {
    while (!writing) {
      const first = queue[0];
      if (!first) break;
      let result: Promise<Journaled> | undefined;
      try {
        // A journal that failed for good is left alone.
        if (!problem || problem.instead !== undefined) result = journal?.append(first.event, () => momentOf(first.state));
      } catch (fault) {
        broken(fault);
        continue;
      }
      if (!result) {
        accept();
        continue;
      }
      writing = true;
      const answered =
        <T>(act: (answer: T) => void) =>
        (answer: T): void => {
          writing = false;
          act(answer);
          pump();
        };
      result.then(answered(settle), answered(broken));
    }
    if (writing || queue.length > 0) return;
    for (const tell of calm.splice(0)) tell();
  };

  return {
    add: (input, after) => {
      if (taken && input.type !== 'note') return TAKEN;
      const event: CaseEvent = { ...input, seq: events.length + queue.length + 1, at: now(), ...(who === undefined ? {} : { who }) };
      const folded = fold(latest, event, context);
      if (folded.refused !== undefined) return folded.refused;
      latest = folded.state;
      queue.push({ event, state: latest, after });
      pump();
      return undefined;
    },
    kept: () => kept,
    events: () => events,
    busy: () => writing || queue.length > 0,
    settled: () => (writing || queue.length > 0 ? new Promise((resolve) => calm.push(resolve)) : Promise.resolve()),
    problem: () => problem,
    taken: () => taken,
  };
};
