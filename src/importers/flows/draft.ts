import type { Block, Inline } from '../../model/block.ts';
import type { Area } from '../../model/flow.ts';
import type { Language, Localized } from '../../model/language.ts';

/** What a node of a draft says in one language. Labels are plain text. */
export type DraftWords = {
  readonly question: string | readonly Inline[];
  readonly help: readonly Block[];
  readonly why?: string;
  readonly choices: readonly (readonly [outcome: string, label: string])[];
};

/** A node as its lines of YAML below `nodes:`, and its words. */
export type DraftNode = { readonly id: string; readonly yaml: readonly string[]; readonly words: Localized<DraftWords> };

export type DraftWalk = { readonly when: Readonly<Record<string, string>>; readonly ends: string };

export type DraftFlow = {
  readonly start: string;
  readonly nodes: readonly DraftNode[];
  readonly walks: readonly DraftWalk[];
  /** Names of probes that the draft proposes. */
  readonly probes: readonly string[];
  readonly form: 'rank' | 'steps' | 'single';
};

/** A problem in one language, as far as a draft needs it: links resolved. */
export type ProblemText = { readonly title: string; readonly blocks: readonly Block[]; readonly symptoms: readonly string[] };

export type FlowSource = {
  readonly id: string;
  readonly area: Area;
  readonly texts: Localized<ProblemText>;
  /** Languages that the documentation speaks; in the others its own words are quoted. */
  readonly spoken: readonly Language[];
};
