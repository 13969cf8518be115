import type { Library } from '../knowledge/library.ts';
import type { CaseEvent, Consent, Input } from '../model/event.ts';
import type { Facts } from '../model/fact.ts';
import type { Language } from '../model/language.ts';
import type { Pack } from '../model/pack.ts';
import { CANNOT_TELL, PROBE_KINDS, type ProbeCatalogue, type ProbeParams, type ProbeResult } from '../model/probe.ts';
import type { Problem } from '../model/problem.ts';
import type { ArticleView, Explanation, ProbeView, View } from '../model/view.ts';
import { type AskedAgain, askedAgain } from './asked-again.ts';
import { type CaseState, EMPTY_CASE } from './case-state.ts';
import { articleView } from './conclude.ts';
import { createEngineContext } from './context.ts';
import { explain } from './explain.ts';
import { fold, foldOver } from './fold.ts';
import { report } from './hand-over/hand-over.ts';
import { viewOf } from './view.ts';

/** Where events go before they are shown. `append` returns only when the event is kept, or throws what hindered it. */
export type Journal = { readonly append: (event: CaseEvent) => void };

export type RunProbe = (probe: string, params: ProbeParams, signal: AbortSignal) => Promise<ProbeResult>;

export type SessionOptions = {
  readonly pack: Pack;
  readonly library: Library;
  readonly catalogue: ProbeCatalogue;
  readonly language: Language;
  /** Id of a new case; events of a resumed one. */
  readonly id: string;
  readonly events?: readonly CaseEvent[];
  readonly journal?: Journal;
  /** ISO time of now. */
  readonly now?: () => string;
  /** Without it every probe becomes its question. */
  readonly runProbe?: RunProbe;
  /** `ask`: a consent screen before the first probe; `all` and `none` are consent given beforehand. */
  readonly mode: 'all' | 'ask' | 'none';
  /** Name of the place that is looked at, for the head line. */
  readonly host: string;
  readonly product?: string;
};

/** A case being walked. Front ends draw `view()` and `send` what the person did; nothing else changes it. */
export type Session = {
  readonly id: string;
  readonly view: () => View;
  readonly events: () => readonly CaseEvent[];
  /** Keeps the input, then shows it. A Problem says why it does not apply; nothing has changed then. */
  readonly send: (input: Input) => Problem | undefined;
  /** Lets the probe of the current step run where it had to be asked for (`mustAsk`). */
  readonly run: () => void;
  readonly setLanguage: (language: Language) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** The probe at work, with its start in milliseconds since the epoch. */
  readonly running: () => { readonly probe: string; readonly startedAt: number } | undefined;
  /** Stops the probe at work; it then cannot tell and its question is asked. */
  readonly cancel: () => void;
  readonly explain: () => Explanation | undefined;
  /** What is known now: picks tabs, and is shown on request. */
  readonly facts: () => Facts;
  /** An article as this case shows it, by `id` or `shelf/id`. */
  readonly article: (id: string) => ArticleView | undefined;
  /** The case so far as Markdown for a forum or a ticket, redacted. */
  readonly report: () => string;
  /** What an earlier step asked, to answer it again with `changed`. */
  readonly asked: (step: string) => AskedAgain | undefined;
  /** What hindered the journal, once; the walk goes on without it. */
  readonly journalProblem: () => string | undefined;
};

const CONSENT: Readonly<Record<'all' | 'none', Consent>> = { all: { allow: PROBE_KINDS, each: false }, none: { allow: [], each: false } };

const cancelled = (at: string, host: string, milliseconds: number): ProbeResult => ({
  outcome: CANNOT_TELL,
  verdict: 'cannot-tell',
  reason: 'cancelled',
  evidence: { data: {}, raw: '', vantage: host, at, milliseconds },
});

export const createSession = (options: SessionOptions): Session => {
  const context = createEngineContext(options.pack, options.library, options.catalogue);
  const now = options.now ?? (() => new Date().toISOString());
  const listeners = new Set<() => void>();
  const events: CaseEvent[] = [];
  let state: CaseState = EMPTY_CASE;
  let language = options.language;
  let journalProblem: string | undefined;
  let shown: View | undefined;
  let work: { probe: string; startedAt: number; at: string; stop: AbortController } | undefined;

  const tell = () => {
    shown = undefined;
    for (const listener of listeners) listener();
  };

  const keep = (event: CaseEvent) => {
    if (journalProblem !== undefined) return;
    try {
      options.journal?.append(event);
    } catch (error) {
      journalProblem = error instanceof Error ? error.message : String(error);
    }
  };

  /** Kept first, then shown. */
  const add = (input: Input): Problem | undefined => {
    const event: CaseEvent = { ...input, seq: events.length + 1, at: now() };
    const folded = fold(state, event, context);
    if (folded.refused !== undefined) {
      return { rule: 'event', severity: 'error', message: folded.refused, place: { file: 'events', line: event.seq, column: 1 } };
    }
    keep(event);
    events.push(event);
    state = folded.state;
    return undefined;
  };

  const view = (): View => {
    shown ??= viewOf(state, language, context);
    return shown;
  };

  const facts = (): Facts => state.walk.frames.at(-1)?.snapshot.context.facts ?? state.known;

  const finish = (mine: typeof work, node: string, result: ProbeResult) => {
    if (work !== mine) return;
    work = undefined;
    const problem = add({ type: 'is', node, outcome: result.outcome, by: 'probe', result });
    if (problem)
      add({ type: 'is', node, outcome: CANNOT_TELL, by: 'probe', result: { ...result, outcome: CANNOT_TELL, verdict: 'cannot-tell', reason: 'odd-answer' } });
    tell();
    proceed();
  };

  const start = (node: string, probe: ProbeView) => {
    const { runProbe } = options;
    if (!runProbe || work) return;
    const mine = { probe: probe.probe, startedAt: Date.now(), at: now(), stop: new AbortController() };
    work = mine;
    runProbe(probe.probe, probe.params, mine.stop.signal).then(
      (result) => finish(mine, node, result),
      () => finish(mine, node, { ...cancelled(mine.at, options.host, Date.now() - mine.startedAt), reason: 'odd-answer' }),
    );
    tell();
  };

  /** Runs the probe of the current step where nobody need be asked. */
  const proceed = () => {
    const { current, node, state: status } = view();
    if (current.kind === 'probe' && node !== undefined && !current.mustAsk && status === 'open') start(node, current);
  };

  const abandon = () => {
    const mine = work;
    work = undefined;
    mine?.stop.abort();
    return mine;
  };

  const send = (input: Input): Problem | undefined => {
    const problem = add(input);
    if (problem) return problem;
    // A probe belongs to the step it was started for.
    if (work && !['note', 'known', 'found'].includes(input.type)) abandon();
    tell();
    proceed();
    return undefined;
  };

  const begin = () => {
    for (const event of options.events ?? []) {
      events.push(event);
      state = foldOver(state, event, context);
    }
    if (events.length === 0) add({ type: 'opened', id: options.id, pack: options.pack.version, host: options.host, language: options.language });
    else if (state.status !== 'open') add({ type: 'resumed' });
    const mode = options.runProbe ? options.mode : 'none';
    // What the command line says now counts, also against what a resumed case was allowed earlier.
    if (mode !== 'ask' && JSON.stringify(state.consent) !== JSON.stringify(CONSENT[mode])) add({ type: 'consent', consent: CONSENT[mode] });
    if (options.product !== undefined && state.known.product?.value !== options.product)
      add({ type: 'known', facts: { product: options.product }, by: 'person' });
    proceed();
  };
  begin();

  return {
    id: state.id,
    view,
    events: () => events,
    send,
    run: () => {
      const { current, node } = view();
      if (current.kind === 'probe' && node !== undefined) start(node, current);
    },
    setLanguage: (next) => {
      language = next;
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    running: () => work && { probe: work.probe, startedAt: work.startedAt },
    cancel: () => {
      const node = view().node;
      const mine = abandon();
      if (!mine || node === undefined) return;
      add({ type: 'is', node, outcome: CANNOT_TELL, by: 'probe', result: cancelled(mine.at, options.host, Date.now() - mine.startedAt) });
      tell();
      proceed();
    },
    explain: () => explain(state, language, context),
    facts,
    article: (id) => articleView(id, language, facts(), context),
    report: () => report(state, language, context),
    asked: (step) => askedAgain(step, state, language, facts(), context),
    journalProblem: () => journalProblem,
  };
};
