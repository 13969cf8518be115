import type { Product, Shelf, Signature, Source } from './article.ts';
import type { Block, Inline } from './block.ts';
import type { FactName } from './fact.ts';
import type { Language, Localized } from './language.ts';
import type { Place } from './problem.ts';

/** Areas of the entry menu, in the order in which they are shown. */
export const AREAS = ['sending', 'receiving', 'login', 'containers', 'installation', 'certificates', 'dns', 'spam', 'network', 'logs', 'storage'] as const;
export type Area = (typeof AREAS)[number];

export const ASK_TYPES = ['choice', 'several', 'text', 'number', 'domain', 'host', 'address', 'ip', 'port', 'paste'] as const;
export type AskType = (typeof ASK_TYPES)[number];

/** Outcome of a typed answer (everything but `choice` and `several`). */
export const GIVEN = 'given';
/** "I don't know"; every ask offers it. */
export const UNSURE = 'unsure';

/** One way on: always, or where the guard (a CEL expression over facts) holds. */
export type Route = { readonly to: string; readonly when?: string; readonly place: Place };

/** outcome -> ways on, first that holds is taken; the last has no guard. */
export type Go = Readonly<Record<string, readonly Route[]>>;

type NodeBase = { readonly id: string; readonly place: Place };

/** One thing to establish: by the probe where one may run, else by asking. */
export type AskNode = NodeBase & {
  readonly kind: 'ask';
  readonly ask: AskType;
  readonly probe?: string;
  /** Parameters for the probe; strings may hold `{{fact}}`. */
  readonly with: Readonly<Record<string, string | number | readonly string[]>>;
  /** Fact that a typed answer, or a chosen outcome, sets. */
  readonly fact?: FactName;
  /** Facts set by an outcome: `{ home: { place: home } }`. */
  readonly sets: Readonly<Record<string, Readonly<Partial<Record<FactName, string | number | boolean>>>>>;
  /** For `paste`: outcome -> patterns that tell it from the pasted text, tried in order. */
  readonly reads: Readonly<Record<string, readonly Signature[]>>;
  /** Undefined: the node is evidence and returns to the rank that wanted it. */
  readonly go?: Go;
  /** Outcomes that prove a fix where this node verifies one and has no probe. */
  readonly good: readonly string[];
  /** Attention the question costs a person, in minutes (default 1). */
  readonly minutes: number;
};

/** P(outcome | cause) written down, or outcomes that show it (they share 0.9). */
export type ShownBy = Readonly<Record<string, Readonly<Record<string, number>> | readonly string[]>>;

export type Cause = {
  /** The conclusion it leads to; also the key in `rank`. */
  readonly node: string;
  /** Prior weight relative to its siblings. */
  readonly odds: number;
  /** Cost of trying the fix, in minutes. */
  readonly minutes: number;
  readonly shownBy: ShownBy;
  /** Only counts where the guard holds. */
  readonly when?: string;
  readonly place: Place;
};

export type RankNode = NodeBase & {
  readonly kind: 'rank';
  readonly causes: readonly Cause[];
  /** Weight of "something else" (default 0.1 of the sum of the odds). */
  readonly elseOdds?: number;
  readonly otherwise: string;
  /** Where the odds come from, for maintainers. */
  readonly oddsFrom?: string;
};

/** An instruction; the person says when it is done. */
export type ShowNode = NodeBase & { readonly kind: 'show'; readonly go: Go };

/** Another flow; comes back with the name of its conclusion, or `solved` / `unsolved`. */
export type EnterNode = NodeBase & { readonly kind: 'enter'; readonly flow: string; readonly go: Go };

export type ConcludeNode = NodeBase & {
  readonly kind: 'conclude';
  /** Article id; product and language pick the text. */
  readonly article: string;
  /** Heading id inside that article, when only a part of it is meant. */
  readonly section?: string;
  /** Ask node that is established again to prove the fix. */
  readonly verify?: string;
  /** Where "it did not help" leads; inside a rank the rank goes on when this is absent. */
  readonly otherwise?: string;
  /** Where a list of checks goes on once the fix is proven; without it the case is solved. */
  readonly next?: string;
  /** Minutes to wait before checking again makes sense (DNS caches). */
  readonly wait?: number;
};

export type HandOverNode = NodeBase & { readonly kind: 'hand-over' };

export type FlowNode = AskNode | RankNode | ShowNode | EnterNode | ConcludeNode | HandOverNode;

export type ChoiceWords = { readonly outcome: string; readonly label: readonly Inline[]; readonly place: Place };

/** What a node says in one language: the `## node` section of the flow's document. */
export type NodeWords = {
  readonly id: string;
  /** First paragraph: the question, the instruction's first sentence, or the name of the conclusion. */
  readonly question: readonly Inline[];
  /** What stands between the question and the choices. */
  readonly help: readonly Block[];
  /** The block quote, without its leading "Why:". */
  readonly why: readonly Block[];
  readonly choices: readonly ChoiceWords[];
  readonly place: Place;
};

export type FlowWords = {
  readonly language: Language;
  readonly title: string;
  readonly symptoms: readonly string[];
  readonly nodes: Readonly<Record<string, NodeWords>>;
  /** Fingerprint of the English words that these say. Never in the English file. */
  readonly translates?: string;
  readonly file: string;
};

/** One test walk. `when` maps nodes to outcomes (a list is used up visit by visit); `then` is where it must end. */
export type FlowWalk = {
  readonly when: Readonly<Record<string, string | readonly string[]>>;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /** Outcomes that stand for probe results rather than a person's answers. */
  readonly probes: boolean;
  readonly then: string;
  readonly place: Place;
};

export type Flow = {
  /** Bare id, the file's name. */
  readonly id: string;
  readonly shelf: Shelf;
  /** `shelf/id`, unique in a pack. */
  readonly key: string;
  readonly products: readonly Product[];
  readonly area: Area;
  readonly signatures: readonly Signature[];
  readonly sources: readonly Source[];
  /** Most questions it may take on average. */
  readonly budget?: number;
  readonly start: string;
  /** In the order of the document. */
  readonly nodes: Readonly<Record<string, FlowNode>>;
  readonly walks: readonly FlowWalk[];
  readonly words: Partial<Localized<FlowWords>>;
  readonly file: string;
  /** Stable hash of what routing rests on (not of the words), eight hexadecimal digits or more. */
  readonly hash: string;
  readonly places: Readonly<Record<string, Place>>;
};
