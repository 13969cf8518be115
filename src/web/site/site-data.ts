import type { Article, Product } from '../../model/article.ts';
import type { Area, Flow } from '../../model/flow.ts';
import type { Localized } from '../../model/language.ts';
import type { ProbeSpec } from '../../model/probe.ts';

/** What the first question needs: a line of the menu for every flow. */
export type SiteIndex = {
  readonly version: string;
  readonly flows: readonly { readonly key: string; readonly area: Area; readonly products: readonly Product[]; readonly titles: Partial<Localized> }[];
};

/** One flow with all that its walk shows. Places are left out. */
export type FlowBundle = {
  readonly flow: Flow;
  /** Every language and shelf of the articles that it concludes with, and their related ones. */
  readonly articles: readonly Article[];
  readonly probes: readonly ProbeSpec[];
  /** Flows that it enters, by key. */
  readonly enters: readonly string[];
};

/** Where the files of a site stand, from its root. Names have no characters that a server could take for something else. */
export const SITE_FILES = {
  index: 'data/index.json',
  search: 'data/search.json',
  flow: (key: string): string => `data/flow-${key.replace('/', '.')}.json`,
  flowPage: (key: string, language: string): string => `read/flow-${key.replace('/', '.')}.${language}.html`,
  article: (key: string, language: string): string => `read/${key.replace('/', '.')}.${language}.html`,
} as const;
