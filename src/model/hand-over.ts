import type { By } from './fact.ts';
import type { Language } from './language.ts';
import type { Verdict } from './probe.ts';

/** Something that was established, in words, with where it comes from. */
export type HandOverLine = {
  readonly title: string;
  /** What was looked at: a domain, an address, a file. */
  readonly subject?: string;
  readonly result: string;
  readonly by: By;
  /** ISO time. */
  readonly at?: string;
  /** From where it was looked: `this machine`, `ssh://…`, `person`. */
  readonly vantage?: string;
  readonly verdict?: Verdict;
};

/** A case as an expert wants to read it, in one language; `docs/hand-over.md` says what each part means. */
export type HandOver = {
  readonly format: 'mailmedic-hand-over';
  readonly version: 1;
  readonly language: Language;
  readonly case: { readonly id: string; readonly opened?: string; readonly latest?: string; readonly state: 'open' | 'later' | 'closed' };
  readonly pack: string;
  readonly product?: string;
  readonly productVersion?: string;
  readonly lookedFrom: string;
  /** In the customer's words, and the topics that were chosen for them. */
  readonly symptom: { readonly words: readonly string[]; readonly topics: readonly string[] };
  readonly conclusion?: {
    readonly title: string;
    readonly state: 'proposed' | 'solved';
    readonly certainty?: string;
    readonly probability?: number;
    readonly article?: string;
  };
  readonly found: readonly HandOverLine[];
  readonly fine: readonly HandOverLine[];
  /** Causes that were thought of and are unlikely by now, with what speaks against each. */
  readonly ruledOut: readonly { readonly title: string; readonly probability: number; readonly because: readonly HandOverLine[] }[];
  readonly tried: readonly HandOverLine[];
  /** What nobody could tell. */
  readonly open: readonly HandOverLine[];
  /** Causes that are left, likeliest first. */
  readonly likely: readonly { readonly title: string; readonly probability: number }[];
  readonly facts: readonly { readonly title: string; readonly value: string; readonly by: By }[];
  readonly notes: readonly { readonly text: string; readonly at: string }[];
  /** Raw answers behind the findings. */
  readonly raw: readonly { readonly title: string; readonly text: string }[];
};
