import type { Library } from '../../knowledge/library.ts';
import type { SearchIndex } from '../../knowledge/search/search-index.ts';
import type { Article } from '../../model/article.ts';
import type { Flow } from '../../model/flow.ts';
import type { ProbeCatalogue } from '../../model/probe.ts';

/** What a site is made from. */
export type SiteSource = {
  readonly version: string;
  readonly flows: readonly Flow[];
  readonly library: Library;
  /** One article of each id, where kind and sources stand. */
  readonly bases: readonly Article[];
  readonly catalogue: ProbeCatalogue;
  /** Made when somebody searches. */
  readonly search: () => SearchIndex;
};
