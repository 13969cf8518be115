import type { CaseEvent, CloseAs } from './event.ts';
import type { View } from './view.ts';

/** Where a case stands after an event, as the engine sees it: kept beside the event, so that lists and figures need no engine. */
export type Standing = {
  readonly kind: View['current']['kind'];
  readonly product?: string;
  /** `shelf/id` of the innermost flow, and its node. */
  readonly flow?: string;
  readonly node?: string;
  /** What is asked or concluded here, in the words of the case's language. */
  readonly title?: string;
  /** Questions a person has answered so far. */
  readonly questions: number;
  /** The node that was come to most often, where that is more than once. */
  readonly loop?: { readonly node: string; readonly times: number };
};

/** An event as it goes into a store, with what it led to and the lines that are shown because of it. */
export type Entry = { readonly event: CaseEvent; readonly standing?: Standing; readonly shown?: readonly string[] };

/** Who has a case open. `token` is known to the holder alone. */
export type Holder = { readonly who: string; readonly machine: string; readonly process: string; readonly since: string };

/** What became of an attempt to append. Nothing is written unless `kept`. */
export type Appended =
  | { readonly kept: true }
  /** Others have written to the case meanwhile: these events come first. */
  | { readonly kept: false; readonly behind: readonly CaseEvent[] }
  /** Somebody else has the case now. */
  | { readonly kept: false; readonly taken: Holder };

export const CASE_STATES = ['open', 'waiting', 'closed'] as const;
export type CaseStatus = (typeof CASE_STATES)[number];

/** A case as lists show it. Times are ISO, `seconds` is time somebody was at it. */
export type CaseSummary = {
  readonly id: string;
  readonly opened: string;
  readonly last: string;
  readonly events: number;
  readonly state: CaseStatus;
  readonly until?: string;
  readonly because?: string;
  readonly closedAs?: CloseAs;
  readonly who?: string;
  readonly host?: string;
  readonly pack?: string;
  readonly product?: string;
  readonly flow?: string;
  readonly hash?: string;
  readonly kind?: Standing['kind'];
  readonly node?: string;
  readonly title?: string;
  readonly conclusion?: string;
  readonly result?: TrialResult;
  readonly questions: number;
  readonly seconds: number;
  readonly said?: string;
  readonly holder?: Holder;
};

/** What became of a conclusion: nothing was said, the fix was made, it helped, it did not. */
export type TrialResult = 'reached' | 'done' | 'helped' | 'not-helped';

/** Which cases are wanted; every given part must hold. Times are ISO. */
export type CaseQuery = {
  readonly states?: readonly CaseStatus[];
  readonly product?: string;
  /** Node of the conclusion that was come to. */
  readonly conclusion?: string;
  readonly flow?: string;
  readonly who?: string;
  /** Last touched before or since this time. */
  readonly before?: string;
  readonly since?: string;
  /** Words, each of which must occur in what was said, noted or concluded. */
  readonly text?: string;
};

export type CasePage = { readonly cases: readonly CaseSummary[]; readonly total: number };
