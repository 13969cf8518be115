import type { Article } from './article.ts';
import type { Flow } from './flow.ts';
import type { Problem } from './problem.ts';

/** Knowledge and flows, read. A broken file stands in `problems` and the rest still works. */
export type Pack = {
  readonly version: string;
  readonly articles: readonly Article[];
  readonly flows: readonly Flow[];
  readonly problems: readonly Problem[];
};
