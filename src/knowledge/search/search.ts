import type { Product } from '../../model/article.ts';
import type { FactName, FactValue } from '../../model/fact.ts';
import type { Language } from '../../model/language.ts';
import { type Ask, askOf, type Traits } from './ask.ts';
import { calibrate, type Verdict } from './calibrate.ts';
import { becauseOf } from './explain.ts';
import { readQuery } from './read-query.ts';
import { createScorer, type Scorer } from './score.ts';
import type { Entry, SearchIndex } from './search-index.ts';
import { createSuggest, type Suggestion, type SuggestOptions, suggestEntries } from './suggest.ts';
import { toldBy } from './told.ts';

export type Hit = {
  /** `shelf/id`. */
  readonly article: string;
  /** `shelf/id` of the flow that leads to it, and the node in which it concludes. */
  readonly flow?: string;
  readonly node?: string;
  readonly title: string;
  readonly answers: string[];
  /** Probability that this is what the text is about, 0 to 1. */
  readonly score: number;
  /** What counted, the most first. */
  readonly because: string[];
};

export type FindResult = {
  readonly query: string;
  /** `match`: safe to say. `none`: not in the knowledge, the hits are only what comes nearest. */
  readonly verdict: Verdict;
  /** Best first. */
  readonly hits: Hit[];
  readonly told: { readonly facts: Partial<Record<FactName, FactValue>> };
  /** Where it is ambiguous: what would separate the hits best, if anything does. */
  readonly ask?: Ask;
};

export type FindOptions = {
  readonly language: Language /** Known already; the text may name it as well. */;
  readonly product?: Product;
  readonly limit?: number;
};

export type Search = {
  readonly find: (text: string, options: FindOptions) => FindResult;
  /** While typing: titles and symptoms only. */
  readonly suggest: (typed: string, options: SuggestOptions) => Suggestion[];
};

const LIMIT = 10;

/** Search over an index. Nothing is prepared before it is needed: the first find pays for the ranking, the first suggest for the titles. */
export const createSearch = (index: SearchIndex): Search => {
  let scorer: Scorer | undefined;
  let suggest: ReturnType<typeof createSuggest> | undefined;
  let flows: ReadonlyMap<string, Entry> | undefined;
  const traits = ({ flow: key, score }: Hit, entry: Entry): Traits => {
    flows ??= new Map(index.entries.flatMap((one) => (one.type === 'flow' ? [[one.key, one] as const] : [])));
    const flow = key === undefined ? undefined : flows.get(key);
    const { products, way, place } = entry;
    return { score, key: entry.key, products, way, place, area: flow?.area, flow: flow && { key: flow.key, title: flow.title } };
  };
  return {
    find: (text, { language, product, limit = LIMIT }) => {
      const query = readQuery(text);
      scorer ??= createScorer(index);
      const products = [...new Set([...query.products, ...(product ? [product] : [])])];
      const ranking = scorer(query, { products, limit: Math.max(limit, LIMIT) });
      const { verdict, scores } = calibrate(query, ranking, index, products);
      const hits = ranking.candidates.slice(0, limit).map((candidate, at): Hit => {
        const entry = index.entries[candidate.entry]!;
        return {
          article: entry.key,
          ...(candidate.flow ?? {}),
          title: entry.title[language],
          answers: [...entry.answers],
          score: scores[at]!,
          because: becauseOf(candidate, at === 0 ? query.demoted : []),
        };
      });
      const facts = toldBy(text, query);
      const known = { product: products.length > 0, direction: facts.direction !== undefined, place: facts.place !== undefined };
      const serious = ranking.candidates.slice(0, limit);
      const ask =
        verdict === 'ambiguous'
          ? askOf(
              hits.map((hit, at) => traits(hit, index.entries[serious[at]!.entry]!)),
              known,
            )
          : undefined;
      return { query: text, verdict: hits.length === 0 ? 'none' : verdict, hits, told: { facts }, ...(ask ? { ask } : {}) };
    },
    suggest: (typed, options) => {
      suggest ??= createSuggest(suggestEntries(index));
      return suggest(typed, options);
    },
  };
};
