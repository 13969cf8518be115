import type { FactName, FactValue } from './fact.ts';
import type { Localized } from './language.ts';

/** `fail` and `warn` are findings; `cannot-tell` never is. */
export type Verdict = 'ok' | 'info' | 'warn' | 'fail' | 'not-applicable' | 'cannot-tell';

/** Outcomes that every probe has besides its own. */
export const CANNOT_TELL = 'cannot-tell';
export const SKIPPED = 'skipped';

/** What a probe touches; consent is given by kind. */
export const PROBE_KINDS = ['files', 'docker', 'logs', 'system', 'network'] as const;
export type ProbeKind = (typeof PROBE_KINDS)[number];

/** Where a probe must look from to mean anything. */
export type Vantage = 'mail-host' | 'client' | 'outside' | 'anywhere';

export const CANNOT_TELL_REASONS = ['no-permission', 'no-tool', 'timed-out', 'refused', 'odd-answer', 'missing-input', 'not-here', 'cancelled'] as const;
export type CannotTellReason = (typeof CANNOT_TELL_REASONS)[number];

export type ProbeParam = {
  readonly title: Localized;
  readonly type: 'text' | 'number' | 'list';
  readonly required?: boolean;
  readonly default?: string | number | readonly string[];
};

export type ProbeOutcome = {
  readonly verdict: Exclude<Verdict, 'cannot-tell'>;
  /** What it means, as a short sentence for the transcript. May use `{{name}}` of the evidence data. */
  readonly says: Localized;
};

/** What is known about a probe without running it: plain data, also for a browser. */
export type ProbeSpec = {
  /** `group.what`, for example `dns.mx`. */
  readonly name: string;
  readonly kind: ProbeKind;
  /** The question it answers, for the transcript: "Does port 25 get out?" */
  readonly title: Localized;
  readonly params: Readonly<Record<string, ProbeParam>>;
  readonly outcomes: Readonly<Record<string, ProbeOutcome>>;
  readonly vantage: Vantage;
  /** Facts it may establish. */
  readonly facts: readonly FactName[];
  /** What others will notice of it, for the consent screen; undefined when nobody does. */
  readonly leaves?: Localized;
  /** A person can carry it out: there is a command to type, and a parser for what it prints. */
  readonly byPerson?: boolean;
  /** Usual seconds it takes; the price of the probe in the rank. */
  readonly seconds: number;
};

export type ProbeParams = Readonly<Record<string, FactValue>>;

export type EvidenceData = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What a probe saw. Data, put into words only when it is shown. */
export type Evidence = {
  /** What it looked at: a domain, an address, a port, a file. */
  readonly subject?: string;
  readonly family?: 4 | 6;
  /** Values for `says`. */
  readonly data: EvidenceData;
  /** The answer as it came, control characters and all; capped at 16 KiB. Sanitised when drawn. */
  readonly raw: string;
  readonly resolver?: string;
  readonly vantage: string;
  /** ISO time of the start. */
  readonly at: string;
  readonly milliseconds: number;
};

export type ProbeResult = {
  readonly outcome: string;
  readonly verdict: Verdict;
  readonly evidence: Evidence;
  readonly facts?: Partial<Record<FactName, FactValue>>;
  /** For `cannot-tell`: why, and what the person can do about it. */
  readonly reason?: CannotTellReason;
  readonly detail?: Localized;
};

/** Every probe by its name. */
export type ProbeCatalogue = ReadonlyMap<string, ProbeSpec>;
