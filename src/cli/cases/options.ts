import type { CaseStore } from '../../store/case-store.ts';
import type { Call, OptionSpecs } from '../define-command.ts';

export const CASE_OPTIONS = {
  state: {
    type: 'list',
    values: ['open', 'waiting', 'closed'],
    title: { en: 'list, stats: only cases in this state', de: 'list, stats: nur Fälle in diesem Zustand' },
  },
  conclusion: { type: 'text', value: 'NODE', title: { en: 'list, stats: only cases that came to this', de: 'list, stats: nur Fälle, die dazu kamen' } },
  flow: { type: 'text', value: 'ID', title: { en: 'list, stats: only cases in this flow', de: 'list, stats: nur Fälle in diesem Ablauf' } },
  who: { type: 'text', value: 'NAME', title: { en: 'list, stats: last touched by', de: 'list, stats: zuletzt angefasst von' } },
  older: { type: 'text', value: 'AGE', title: { en: 'list, stats: untouched for 2d, 4h …', de: 'list, stats: seit 2d, 4h … nicht angefasst' } },
  newer: { type: 'text', value: 'AGE', title: { en: 'list, stats: touched within 2d, 4h …', de: 'list, stats: in den letzten 2d, 4h … angefasst' } },
  limit: { type: 'text', value: 'N', title: { en: 'list: so many at once (else 50)', de: 'list: so viele auf einmal (sonst 50)' } },
  page: { type: 'text', value: 'N', title: { en: 'list: this page', de: 'list: diese Seite' } },
  until: { type: 'text', value: 'TIME', title: { en: 'wait: remind then', de: 'wait: dann erinnern' } },
  for: { type: 'text', value: 'AGE', title: { en: 'wait: remind after 30m, 4h, 2d …', de: 'wait: nach 30m, 4h, 2d … erinnern' } },
  because: { type: 'text', value: 'TEXT', title: { en: 'wait: what for (DNS, a provider, a customer)', de: 'wait: worauf (DNS, ein Anbieter, ein Kunde)' } },
  as: {
    type: 'text',
    value: 'KIND',
    title: {
      en: 'close: solved, not-solved, handed-over, duplicate, no-answer; export: markdown, json, html, case, walk',
      de: 'close: solved, not-solved, handed-over, duplicate, no-answer; export: markdown, json, html, case, walk',
    },
  },
  template: {
    type: 'text',
    value: 'FILE',
    title: { en: 'export: a form of your own (see docs/hand-over.md)', de: 'export: eine eigene Form (siehe docs/hand-over.md)' },
  },
  'show-replaced': {
    type: 'flag',
    title: { en: 'export: say what was replaced by which token', de: 'export: sagen, was durch welchen Platzhalter ersetzt ist' },
  },
  unredacted: {
    type: 'flag',
    title: { en: 'export: replace nothing, for your own other store', de: 'export: nichts ersetzen, für den eigenen anderen Speicher' },
  },
  take: { type: 'flag', title: { en: 'take over a case that somebody else has open', de: 'einen Fall übernehmen, den jemand anders offen hat' } },
  odds: { type: 'flag', title: { en: 'stats: only the proposed odds, as a patch', de: 'stats: nur die vorgeschlagenen Gewichte, als Patch' } },
} as const satisfies OptionSpecs;

/** The options as they are where nobody gave one. */
export const CASE_DEFAULTS = { state: [], take: false, odds: false } as const;

/** A call of `case` with the store it works on; `words` are those behind the action. */
export type CaseCall = Call<typeof CASE_OPTIONS> & { readonly store: CaseStore; readonly now: Date };

/** What stands behind `case`. Returns the exit code. */
export type CaseAction = {
  /** What its words are, for the help. */
  readonly words: string;
  readonly run: (call: CaseCall) => Promise<number>;
};
