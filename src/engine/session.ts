import type { Library } from '../knowledge/library.ts';
import type { Holder } from '../model/case-record.ts';
import type { CaseEvent, Consent, Input } from '../model/event.ts';
import type { Facts } from '../model/fact.ts';
import type { Language } from '../model/language.ts';
import type { Pack } from '../model/pack.ts';
import { CANNOT_TELL, PROBE_KINDS, type ProbeCatalogue, type ProbeParams, type ProbeResult } from '../model/probe.ts';
import type { Problem } from '../model/problem.ts';
import type { ArticleView, Explanation, ProbeView, View } from '../model/view.ts';
import { type AskedAgain, askedAgain } from './asked-again.ts';
import type { CaseState } from './case-state.ts';
import { articleView } from './conclude.ts';
import { createEngineContext } from './context.ts';
import { explain } from './explain.ts';
import { report } from './hand-over/hand-over.ts';
import { createLedger, type Journal, type JournalProblem, type Moment, TAKEN } from './ledger.ts';
import { viewOf } from './view.ts';

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
  /** Who walks it; stands in every event. */
  readonly who?: string;
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
  /** Keeps the input, then shows it, at once or when the journal says so. A Problem says why it does not apply; nothing has changed then. */
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
  /** What hindered the journal; the walk goes on, kept elsewhere or not at all. */
  readonly journalProblem: () => JournalProblem | undefined;
  /** Something was sent that is not kept yet: the view still shows what was before. */
  readonly busy: () => boolean;
  /** Resolves when all that was sent is kept and shown. */
  readonly settled: () => Promise<void>;
  /** Who has taken the case over; it can only be looked at then. */
  readonly taken: () => Holder | undefined;
};

const CONSENT: Readonly<Record<'all' | 'none', Consent>> = { all: { allow: PROBE_KINDS, each: false }, none: { allow: [], each: false } };

const cancelled = (at: string, host: string, milliseconds: number): ProbeResult => ({
  outcome: CANNOT_TELL,
  verdict: 'cannot-tell',
  reason: 'cancelled',
  evidence: { data: {}, raw: '', vantage: host, at, milliseconds },
});

/** Written down where the case was put aside, or where who walks it, the place or the pack are others than before. */
const resumption = (state: CaseState, { host, pack, who, events }: SessionOptions): Input | undefined => {
  const changed = { ...(host === state.host ? {} : { host }), ...(pack.version === state.pack ? {} : { pack: pack.version }) };
  const same = state.status === 'open' && Object.keys(changed).length === 0 && events?.at(-1)?.who === who;
  return same ? undefined : { type: 'resumed', ...changed };
};

export const createSession = (options: SessionOptions): Session => {
  const context = createEngineContext(options.pack, options.library, options.catalogue);
  const now = options.now ?? (() => new Date().toISOString());
  const listeners = new Set<() => void>();
  let language = options.language;
  let shown: { readonly state: CaseState; readonly language: Language; readonly view: View } | undefined;
  let work: { probe: string; startedAt: number; at: string; stop: AbortController } | undefined;

  const viewAt = (state: CaseState): View => {
    if (shown?.state !== state || shown.language !== language) shown = { state, language, view: viewOf(state, language, context) };
    return shown.view;
  };

  const factsAt = (state: CaseState): Facts => state.walk.frames.at(-1)?.snapshot.context.facts ?? state.known;

  const tell = () => {
    for (const listener of listeners) listener();
  };

  const ledger = createLedger({
    context,
    journal: options.journal,
    begun: options.events ?? [],
    now,
    who: options.who,
    momentOf: (state): Moment => ({ view: viewAt(state), facts: factsAt(state) }),
    onChange: () => {
      if (ledger.taken()) abandon();
      tell();
    },
  });

  const view = (): View => viewAt(ledger.kept());

  const facts = (): Facts => factsAt(ledger.kept());

  /** Kept first, then shown. */
  const add = (input: Input, after: () => void): Problem | undefined => {
    const refused = ledger.add(input, after);
    if (refused === undefined) return undefined;
    const place = { file: 'events', line: ledger.events().length + 1, column: 1 };
    return { rule: refused === TAKEN ? 'taken' : 'event', severity: 'error', message: refused, place };
  };

  /** Shows what is kept, and goes on where nobody need be asked. */
  const show = (): void => {
    tell();
    proceed();
  };

  const finish = (mine: typeof work, node: string, result: ProbeResult) => {
    if (work !== mine) return;
    work = undefined;
    const problem = add({ type: 'is', node, outcome: result.outcome, by: 'probe', result }, show);
    if (!problem) return;
    const odd: ProbeResult = { ...result, outcome: CANNOT_TELL, verdict: 'cannot-tell', reason: 'odd-answer' };
    if (add({ type: 'is', node, outcome: CANNOT_TELL, by: 'probe', result: odd }, show)) tell();
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
    // What is sent together is shown together.
    if (ledger.busy() || ledger.taken()) return;
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
    // A probe belongs to the step it was started for.
    const stays = ['note', 'known', 'found', 'language'].includes(input.type);
    const mine = work;
    return add(input, () => {
      if (!stays && mine && work === mine) abandon();
      show();
    });
  };

  const begin = () => {
    const quiet = (): void => {};
    const { pack, host } = options;
    if (ledger.events().length === 0) add({ type: 'opened', id: options.id, pack: pack.version, host, language: options.language }, quiet);
    else {
      const { language: before } = ledger.kept();
      const resumed = resumption(ledger.kept(), options);
      if (resumed) add(resumed, quiet);
      if (before !== language) add({ type: 'language', language }, quiet);
    }
    const mode = options.runProbe ? options.mode : 'none';
    // What the command line says now counts, also against what a resumed case was allowed earlier.
    if (mode !== 'ask' && JSON.stringify(ledger.kept().consent) !== JSON.stringify(CONSENT[mode])) add({ type: 'consent', consent: CONSENT[mode] }, quiet);
    if (options.product !== undefined && ledger.kept().known.product?.value !== options.product)
      add({ type: 'known', facts: { product: options.product }, by: 'person' }, quiet);
    if (ledger.busy()) void ledger.settled().then(show);
    else proceed();
  };
  begin();

  return {
    id: options.id,
    view,
    events: ledger.events,
    send,
    run: () => {
      const { current, node } = view();
      if (current.kind === 'probe' && node !== undefined && !ledger.busy() && !ledger.taken()) start(node, current);
    },
    setLanguage: (next) => {
      language = next;
      // The lines that are shown from here on are of this language.
      if (add({ type: 'language', language }, tell)) tell();
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
      const result = cancelled(mine.at, options.host, Date.now() - mine.startedAt);
      if (add({ type: 'is', node, outcome: CANNOT_TELL, by: 'probe', result }, show)) tell();
    },
    explain: () => explain(ledger.kept(), language, context),
    facts,
    article: (id) => articleView(id, language, facts(), context),
    report: () => report(ledger.kept(), language, context),
    asked: (step) => askedAgain(step, ledger.kept(), language, facts(), context),
    journalProblem: ledger.problem,
    busy: ledger.busy,
    settled: ledger.settled,
    taken: ledger.taken,
  };
};
