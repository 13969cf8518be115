import type { Problem } from '../../model/problem.ts';

export type PreviewNode = {
  readonly id: string;
  readonly kind: string;
  /** `file:line:column` of its routing, as somebody standing in the folder would open it. */
  readonly place: string;
  readonly probe?: string;
  /** Outcomes of its probe, to be chosen by hand. */
  readonly outcomes: readonly string[];
};

/** What the panels beside a walk show of its flow. */
export type PreviewFlow = {
  readonly key: string;
  /** The graph in one language; the title of each of its nodes is the id. */
  readonly svg: string;
  /** Files of the flow and of its articles: findings in them stand beside the walk. */
  readonly files: readonly string[];
  readonly nodes: readonly PreviewNode[];
};

/** Told after every save. Files with an error keep their last good version. */
export type PreviewState = { readonly version: string; readonly problems: readonly Problem[] };

export const PREVIEW_FILES = {
  state: 'live/state.json',
  flow: (key: string, language: string): string => `live/flow-${key.replace('/', '.')}.${language}.json`,
} as const;
