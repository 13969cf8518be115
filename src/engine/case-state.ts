import type { FlowMachine, FlowSnapshot } from '../flow/compile.ts';
import type { RankDecision } from '../flow/rank.ts';
import type { CaseEvent, Consent } from '../model/event.ts';
import type { By, Facts, FactValue } from '../model/fact.ts';
import type { Language } from '../model/language.ts';
import type { ProbeParams, ProbeResult } from '../model/probe.ts';

/** How a node was established: by an event, or from what was known already (`seq` is then that of its source). */
export type Answer = {
  readonly seq: number;
  readonly at: string;
  readonly outcome: string;
  readonly by: By;
  readonly value?: FactValue | undefined;
  readonly result?: ProbeResult | undefined;
};

/** A flow chosen at the entry. */
export type Root = { readonly flow: string; readonly hash: string; readonly seq: number; readonly at: string; readonly node?: string | undefined };

export type Found = { readonly probe: string; readonly params: ProbeParams; readonly result: ProbeResult; readonly seq: number };

export type Undone = { readonly type: 'answer'; readonly key: string; readonly answer: Answer } | { readonly type: 'root'; readonly root: Root };

/** One established node on the path. */
export type Step = {
  /** `<root>:<node>#<visit>`, with `>` between entered flows. */
  readonly key: string;
  readonly flow: string;
  readonly node: string;
  readonly answer: Answer;
  /** Nobody was asked: it was known already. */
  readonly implicit: boolean;
  /** The probe could not tell, or was not let; the node is still open. */
  readonly attempt: boolean;
};

export type Frame = {
  /** Prefix of the keys of its steps. */
  readonly path: string;
  readonly machine: FlowMachine;
  readonly snapshot: FlowSnapshot;
  /** How often each node was established here. */
  readonly visits: Readonly<Record<string, number>>;
  /** Keys whose failed attempt the machine knows of. */
  readonly cannot: readonly string[];
  /** The last decision of a rank, for the explanation. */
  readonly ranking?: { readonly rank: string; readonly decision: RankDecision } | undefined;
};

/** Where the case stands. */
export type Position =
  | { readonly type: 'entry' }
  | { readonly type: 'node'; readonly key: string }
  | { readonly type: 'solved' }
  /** Nothing is left to try, and no hand-over of the flow's own. */
  | { readonly type: 'exhausted' };

export type Walk = {
  readonly frames: readonly Frame[];
  readonly steps: readonly Step[];
  readonly position: Position;
  /** Probe results on the path that still hold, by `probeKey`. */
  readonly results: Readonly<Record<string, Answer>>;
};

/** The events, latest first: adding one costs the same in a long case as in a short one. */
export type History = { readonly event: CaseEvent; readonly before: History | undefined };

/** Everything that follows from the events of a case. */
export type CaseState = {
  readonly id: string;
  readonly host: string;
  readonly pack: string;
  readonly language: Language;
  readonly seq: number;
  readonly history: History | undefined;
  readonly said: readonly { readonly seq: number; readonly at: string; readonly text: string }[];
  readonly notes: readonly { readonly seq: number; readonly at: string; readonly text: string }[];
  readonly known: Facts;
  readonly found: readonly Found[];
  readonly consent?: Consent | undefined;
  readonly roots: readonly Root[];
  readonly answers: Readonly<Record<string, Answer>>;
  readonly attempts: Readonly<Record<string, Answer>>;
  readonly undone: readonly Undone[];
  readonly status: 'open' | 'later' | 'closed';
  readonly until?: string | undefined;
  readonly walk: Walk;
};

export const EMPTY_WALK: Walk = { frames: [], steps: [], position: { type: 'entry' }, results: {} };

export const EMPTY_CASE: CaseState = {
  id: '',
  host: '',
  pack: '',
  language: 'en',
  seq: 0,
  history: undefined,
  said: [],
  notes: [],
  known: {},
  found: [],
  roots: [],
  answers: {},
  attempts: {},
  undone: [],
  status: 'open',
  walk: EMPTY_WALK,
};
