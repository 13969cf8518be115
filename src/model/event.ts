import type { By, FactName, FactValue } from './fact.ts';
import type { Language } from './language.ts';
import type { ProbeKind, ProbeParams, ProbeResult } from './probe.ts';

/** Outcomes of a conclusion: the fix was made, it helped, it did not. */
export const DONE = 'done';
export const HELPED = 'helped';
export const NOT_HELPED = 'not-helped';

/** How a case can end. */
export const CLOSE_AS = ['solved', 'not-solved', 'handed-over', 'duplicate', 'no-answer'] as const;
export type CloseAs = (typeof CLOSE_AS)[number];

/** What may be read or reached without asking again. `each` asks before every probe. */
export type Consent = { readonly allow: readonly ProbeKind[]; readonly each: boolean };

/** Something that happened in a case, without its number and time. */
export type Input =
  | { readonly type: 'opened'; readonly id: string; readonly pack: string; readonly host: string; readonly language: Language }
  /** The symptom in the person's own words, or what they pasted. */
  | { readonly type: 'said'; readonly text: string }
  /** A flow was chosen at the entry (`shelf/id`), as it stood then; `node` where somebody was led to one of its nodes. */
  | { readonly type: 'entered'; readonly flow: string; readonly hash: string; readonly node?: string }
  /** Facts that no node asked for: from the command line, from the text, from detection. */
  | { readonly type: 'known'; readonly facts: Partial<Record<FactName, FactValue>>; readonly by: By }
  /** A probe's result that no node asked for (doctor); serves every node with the same probe and parameters. */
  | { readonly type: 'found'; readonly probe: string; readonly params: ProbeParams; readonly result: ProbeResult }
  /** The current node was established. `value` is a typed answer or a list of chosen outcomes. */
  | { readonly type: 'is'; readonly node: string; readonly outcome: string; readonly by: By; readonly value?: FactValue; readonly result?: ProbeResult }
  /** An earlier step (by its key in the view) gets another answer; later answers that still apply are kept. */
  | { readonly type: 'changed'; readonly step: string; readonly outcome: string; readonly value?: FactValue }
  | { readonly type: 'back' }
  /** Undo of a back. */
  | { readonly type: 'forward' }
  | { readonly type: 'consent'; readonly consent: Consent }
  | { readonly type: 'note'; readonly text: string }
  /** Put aside, to be taken up again; `until` is an ISO time, `because` says what for: DNS, a provider, a customer. */
  | { readonly type: 'later'; readonly until?: string; readonly because?: string }
  /** Taken up again, with the place that is looked at and the pack from here on where they are others than before. */
  | { readonly type: 'resumed'; readonly host?: string; readonly pack?: string }
  /** From here on it is shown in this language. */
  | { readonly type: 'language'; readonly language: Language }
  | { readonly type: 'closed'; readonly as?: CloseAs };

/** One entry of a case, append-only. `seq` counts from 1 without gaps, `at` is an ISO time, `who` did or wrote it. */
export type CaseEvent = Input & { readonly seq: number; readonly at: string; readonly who?: string };
