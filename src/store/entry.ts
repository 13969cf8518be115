import type { Product } from '../model/article.ts';
import type { Area } from '../model/flow.ts';
import type { Language } from '../model/language.ts';
import type { Pack } from '../model/pack.ts';
import type { Stamp } from './pack-files.ts';

/** What the first frame needs of a flow: a line of the menu. */
export type EntryFlow = {
  readonly key: string;
  readonly area: Area;
  readonly products: readonly Product[];
  readonly titles: Partial<Record<Language, string>>;
};

/** Read before anything else is; stays small however large the pack becomes. */
export type Entry = {
  readonly version: string;
  /** Files left out because of mistakes in them. */
  readonly broken: number;
  readonly flows: readonly EntryFlow[];
  readonly stamp: Stamp;
};

export const entryOf = (pack: Pack, stamp: Stamp): Entry => ({
  version: pack.version,
  broken: new Set(pack.problems.filter((problem) => problem.severity === 'error').map((problem) => problem.place.file)).size,
  flows: pack.flows.map((flow) => ({
    key: flow.key,
    area: flow.area,
    products: flow.products,
    titles: Object.fromEntries(Object.values(flow.words).map((words) => [words.language, words.title])),
  })),
  stamp,
});
