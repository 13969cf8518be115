import type { Library } from '../knowledge/library.ts';
import type { CaseEvent, Input } from '../model/event.ts';
import type { Language } from '../model/language.ts';
import type { Pack } from '../model/pack.ts';
import type { ProbeCatalogue, ProbeParams, ProbeResult } from '../model/probe.ts';
import type { Problem } from '../model/problem.ts';
import type { Explanation, View } from '../model/view.ts';

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
  /** What hindered the journal, once; the walk goes on without it. */
  readonly journalProblem: () => string | undefined;
};
