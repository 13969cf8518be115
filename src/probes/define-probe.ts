import type { NodeHost } from '../hosts/node-host.ts';
import type { FactName, Facts, FactValue } from '../model/fact.ts';
import type { Failure } from '../model/host.ts';
import type { Localized } from '../model/language.ts';
import type { CannotTellReason, EvidenceData, ProbeKind, ProbeOutcome, ProbeParam, ProbeSpec, Vantage } from '../model/probe.ts';

/** What a host must be able to do for the probe; without one of them it says `cannot-tell`. */
export const NEEDS = ['files', 'proc', 'run', 'connect', 'resolver', 'docker'] as const;
export type Need = (typeof NEEDS)[number];

type ParamTypes = { text: string; number: number; list: readonly string[] };
type ParamValue<P extends ProbeParam> = P extends { required: true } | { default: unknown } ? ParamTypes[P['type']] : ParamTypes[P['type']] | undefined;

export type ParamSpecs = Readonly<Record<string, ProbeParam>>;
export type OutcomeSpecs = Readonly<Record<string, ProbeOutcome>>;
/** Parameters after checking: numbers are numbers, lists are lists, defaults are in. */
export type ParamValues<P extends ParamSpecs> = { readonly [K in keyof P]: ParamValue<P[K]> };

/** What stands beside an outcome. `raw` is added to what `look.log` gathered. */
export type Seen = {
  readonly data?: EvidenceData;
  readonly subject?: string;
  readonly family?: 4 | 6;
  readonly resolver?: string;
  readonly facts?: Partial<Record<FactName, FactValue>>;
};

/** One of the probe's own outcomes, or why it cannot tell. */
export type Reading<O extends string = string> = ({ readonly outcome: O } & Seen) | CannotTell;

export type CannotTell = Seen & {
  readonly outcome: 'cannot-tell';
  readonly reason: CannotTellReason;
  /** What was in the way and what to do about it. */
  readonly detail?: Localized;
};

/** What `run` is handed: where to look, with which parameters, and where to write what came back. */
export type Look<P extends ParamSpecs = ParamSpecs> = {
  readonly params: ParamValues<P>;
  readonly host: NodeHost;
  readonly signal: AbortSignal;
  readonly facts: Facts;
  /** Adds a line to the raw evidence, as it came. */
  readonly log: (line: string) => void;
};

/** The same question for a person: what to type, what comes back, and the parser that reads it. */
export type Script<P extends ParamSpecs, O extends string> = {
  readonly linux: (params: ParamValues<P>) => string;
  readonly powershell?: (params: ParamValues<P>) => string;
  /** What the answer looks like, to read it out on the phone. */
  readonly looksLike: Localized;
  readonly read: (pasted: string, params: ParamValues<P>) => Reading<O>;
};

export type Describe = { readonly command?: string; readonly connection?: string };

type Definition<P extends ParamSpecs, O extends OutcomeSpecs> = {
  readonly name: string;
  readonly kind: ProbeKind;
  readonly title: Localized;
  readonly params: P;
  readonly outcomes: O;
  readonly vantage: Vantage;
  readonly needs: readonly Need[];
  readonly facts: readonly FactName[];
  readonly leaves: Localized | undefined;
  readonly seconds: number;
  readonly script?: Script<P, keyof O & string>;
  readonly describe: (params: ParamValues<P>, host: NodeHost) => Describe;
  readonly run: (look: Look<P>) => Promise<Reading<keyof O & string>>;
};

/** A probe as the table holds it: its plain spec, and its code behind loosened types. */
export type Probe = {
  readonly spec: ProbeSpec;
  readonly needs: readonly Need[];
  readonly script?: Script<ParamSpecs, string>;
  readonly describe: (params: ParamValues<ParamSpecs>, host: NodeHost) => Describe;
  readonly run: (look: Look) => Promise<Reading>;
};

/** Checks a probe's types: `run` can only return outcomes that the probe names. */
export const defineProbe = <const P extends ParamSpecs, const O extends OutcomeSpecs>(definition: Definition<P, O>): Probe => {
  const { needs, script, describe, run, leaves, ...spec } = definition;
  return {
    spec: { ...spec, ...(leaves ? { leaves } : {}), byPerson: script !== undefined },
    needs,
    ...(script ? { script: script as unknown as Script<ParamSpecs, string> } : {}),
    describe: describe as Probe['describe'],
    run: run as unknown as Probe['run'],
  };
};

export const cannotTell = (reason: CannotTellReason, detail?: Localized, seen: Seen = {}): CannotTell => ({
  outcome: 'cannot-tell',
  reason,
  ...(detail ? { detail } : {}),
  ...seen,
});

const REASONS: Partial<Record<Failure['reason'], CannotTellReason>> = { absent: 'odd-answer', unreachable: 'timed-out' };

/** A host's failure as "cannot tell". `mend` says what the person can do. */
export const cannotLook = (failure: Failure, mend?: Localized, seen: Seen = {}): CannotTell =>
  cannotTell(
    REASONS[failure.reason] ?? (failure.reason as CannotTellReason),
    mend ? { en: `${failure.message.en}; ${mend.en}`, de: `${failure.message.de}; ${mend.de}` } : failure.message,
    seen,
  );
