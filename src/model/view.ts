import type { Source } from './article.ts';
import type { Block, Inline } from './block.ts';
import type { By } from './fact.ts';
import type { AskType } from './flow.ts';
import type { Language } from './language.ts';
import type { Evidence, ProbeKind, ProbeParams, Verdict } from './probe.ts';

/** One finished line of the conversation. */
export type DoneLine = {
  /** Key of the step, for `changed`; unique in the case. */
  readonly step: string;
  readonly kind: 'said' | 'entered' | 'answer' | 'probe' | 'known' | 'tried' | 'note';
  readonly title: readonly Inline[];
  readonly result: readonly Inline[];
  readonly verdict?: Verdict;
  readonly by: By;
  readonly evidence?: Evidence;
  /** Node that a person could answer again with `changed`. */
  readonly changeable: boolean;
};

/** A way to answer. */
export type Choice = { readonly outcome: string; readonly label: readonly Inline[] };

/** Why the current step was chosen, as numbers and as sentences. Probabilities sum to 1 with "something else". */
export type Explanation = {
  /** The flow's own "Why:". */
  readonly why: readonly Block[];
  /** Likeliest first; `node` is undefined for "something else". */
  readonly causes: readonly { readonly node?: string; readonly title: readonly Inline[]; readonly probability: number }[];
  /** Pair of causes that the answer separates best. */
  readonly separates?: readonly [string, string];
};

/** What the person is asked to type, where the answer is not one of the choices. */
export type AskView = {
  readonly kind: 'ask';
  readonly ask: AskType;
  readonly question: readonly Inline[];
  readonly help: readonly Block[];
  readonly choices: readonly Choice[];
  /** Why a probe could not answer it, when one was tried: a sentence. */
  readonly instead?: string;
  /** A probe that somebody at the server can carry out, with its parameters; what they read out answers the question, too. */
  readonly script?: { readonly probe: string; readonly params: ProbeParams };
  /** Set when this establishes a fix again. */
  readonly verifying: boolean;
};

export type ProbeView = {
  readonly kind: 'probe';
  readonly probe: string;
  readonly title: string;
  /** Parameters as they will be used, with facts filled in. */
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  /** Kind of access; the person must still say yes when `mustAsk`. */
  readonly access: ProbeKind;
  readonly mustAsk: boolean;
  readonly seconds: number;
  readonly verifying: boolean;
};

export type ConsentView = { readonly kind: 'consent'; readonly wanted: readonly ProbeKind[]; readonly next: string };

export type ShowView = { readonly kind: 'show'; readonly question: readonly Inline[]; readonly help: readonly Block[]; readonly choices: readonly Choice[] };

export type SeenLine = {
  readonly title: readonly Inline[];
  readonly result: readonly Inline[];
  readonly by: By;
  readonly at: string;
  readonly kind?: ProbeKind;
  readonly evidence?: Evidence;
};

export type ArticleView = {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  /** The reader's language or product has no text of its own. */
  readonly fallback: boolean;
  readonly blocks: readonly Block[];
  readonly sources: readonly Source[];
  readonly related: readonly { readonly id: string; readonly title: string }[];
};

export type ConcludeView = {
  readonly kind: 'conclude';
  readonly title: readonly Inline[];
  /** How sure, in words of the catalogue. */
  readonly certainty: 'established' | 'very-likely' | 'likely' | 'possible';
  readonly probability?: number;
  readonly seen: readonly SeenLine[];
  readonly against: readonly SeenLine[];
  readonly lessLikely: readonly { readonly title: readonly Inline[]; readonly probability: number }[];
  readonly article: ArticleView;
  /** The part of the article that is the fix (its `## Fix`), facts filled in. */
  readonly fix: readonly Block[];
  /** `done` is offered when something can be checked again, else `helped`. */
  readonly choices: readonly Choice[];
  /** A check after "I did it" that found it unchanged. */
  readonly stillWrong?: SeenLine;
  /** Minutes that a change may take to be seen. */
  readonly wait?: number;
};

export type SolvedView = { readonly kind: 'solved'; readonly title: readonly Inline[]; readonly proof?: SeenLine };

export type HandOverView = {
  readonly kind: 'hand-over';
  readonly question: readonly Inline[];
  readonly help: readonly Block[];
  /** Markdown to paste into a forum or a ticket; redacted. */
  readonly summary: string;
};

export type EntryView = { readonly kind: 'entry' };

export type Current = EntryView | ConsentView | AskView | ProbeView | ShowView | ConcludeView | SolvedView | HandOverView;

/** What to show now. A pure function of the pack, the events and the language; drawn by every front end. */
export type View = {
  readonly language: Language;
  readonly product?: string;
  readonly version?: string;
  readonly host: string;
  /** `shelf/id` of the current flow and the current node, once one was entered. */
  readonly flow?: string;
  readonly node?: string;
  readonly done: readonly DoneLine[];
  readonly current: Current;
  readonly explanation?: Explanation;
  /** Articles that the `a` key opens here, best first. */
  readonly articles: readonly { readonly id: string; readonly title: string }[];
  readonly can: { readonly back: boolean; readonly forward: boolean };
  /** Questions a person has answered so far. */
  readonly asked: number;
  readonly state: 'open' | 'later' | 'closed';
};
