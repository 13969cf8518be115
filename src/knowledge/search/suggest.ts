import Fuse from 'fuse.js';
import type { Product, Shelf } from '../../model/article.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import type { SearchIndex } from './search-index.ts';
import { fold } from './words.ts';

/** What typing needs of the pack and no more: small enough for the first screen. */
export type SuggestEntry = {
  readonly key: string;
  readonly type: 'article' | 'flow';
  readonly shelf: Shelf;
  /** A word explained: behind what is wrong. */
  readonly term: boolean;
  readonly title: Readonly<Record<Language, string>>;
  readonly symptoms: Readonly<Record<Language, readonly string[]>>;
  readonly flow?: string;
  readonly node?: string;
};

export type Suggestion = {
  readonly article?: string;
  readonly flow?: string;
  readonly node?: string;
  readonly title: string;
  /** The title or symptom that was met. */
  readonly text: string;
  /** 0 to 1, for ordering only. */
  readonly score: number;
};

export type SuggestOptions = { readonly language: Language; readonly product?: Product; readonly limit?: number };

export const suggestEntries = (index: SearchIndex): SuggestEntry[] =>
  index.entries.map(({ key, type, shelf, kind, title, symptoms, flows }) => ({
    key,
    type,
    shelf,
    term: kind === 'term',
    title,
    symptoms,
    ...(flows[0] ? { flow: flows[0].flow, node: flows[0].node } : {}),
  }));

type Row = { readonly entry: SuggestEntry; readonly text: string; readonly folded: string };

const MOST_ROWS = 80;

/** One spelling, one way to say that something cannot be done. */
const plain = (text: string): string => fold(text).replace(/\b(?:cannot|can't|can not|unable to|not able to)\b/g, 'cant');

const trigrams = (folded: string): string[] => {
  const padded = ` ${folded} `;
  return Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3));
};

/** Rows that share most three-letter pieces with what was typed: keeps the fuzzy match to a few hundred. */
const preselect = (rows: readonly Row[], pieces: ReadonlyMap<string, readonly number[]>, typed: string): readonly Row[] => {
  if (rows.length <= MOST_ROWS) return rows;
  const shared = new Uint16Array(rows.length);
  for (const piece of new Set(trigrams(typed))) for (const at of pieces.get(piece) ?? []) shared[at]!++;
  const order = [...shared.keys()].filter((at) => shared[at]! > 0).sort((a, b) => shared[b]! - shared[a]! || a - b);
  return order.slice(0, MOST_ROWS).map((at) => rows[at]!);
};

/** Titles and symptoms in both languages while typing (fuse.js): words may be half typed or mistyped, the product comes first. */
export const createSuggest = (entries: readonly SuggestEntry[]): ((typed: string, options: SuggestOptions) => Suggestion[]) => {
  const ready = new Map<Language, { rows: Row[]; pieces: Map<string, number[]>; fuse?: Fuse<Row> }>();
  const prepare = (language: Language) => {
    const texts = (entry: SuggestEntry) => [...new Set([language, ...LANGUAGES].flatMap((one) => [entry.title[one], ...entry.symptoms[one]]))];
    const rows = entries.flatMap((entry) => texts(entry).map((text) => ({ entry, text, folded: plain(text) })));
    const pieces = new Map<string, number[]>();
    if (rows.length > MOST_ROWS) {
      rows.forEach(({ folded }, at) => {
        for (const piece of new Set(trigrams(folded))) pieces.set(piece, [...(pieces.get(piece) ?? []), at]);
      });
    }
    const prepared = { rows, pieces };
    ready.set(language, prepared);
    return prepared;
  };
  return (typed, { language, product, limit = 8 }) => {
    const folded = plain(typed).slice(0, 80).trim();
    if (folded === '') return [];
    const { rows, pieces } = ready.get(language) ?? prepare(language);
    const chosen = preselect(rows, pieces, folded);
    const fuse = new Fuse(chosen as Row[], {
      keys: ['folded'],
      includeScore: true,
      ignoreLocation: true,
      threshold: 0.4,
      minMatchCharLength: 2,
      useTokenSearch: true,
    });
    const best = new Map<string, Suggestion & { readonly order: number }>();
    for (const { item, score = 1 } of fuse.search(folded, { limit: 60 })) {
      const { entry } = item;
      const foreign = product && entry.shelf !== 'common' && entry.shelf !== product ? 0.15 : 0;
      const order = score + foreign + (entry.type === 'flow' ? -0.02 : 0) + (entry.term ? 0.1 : 0);
      const key = entry.type === 'flow' ? entry.key : (entry.flow ?? entry.key);
      if ((best.get(key)?.order ?? Number.POSITIVE_INFINITY) <= order) continue;
      const target =
        entry.type === 'flow'
          ? { flow: entry.key }
          : { article: entry.key, ...(entry.flow ? { flow: entry.flow } : {}), ...(entry.node ? { node: entry.node } : {}) };
      best.set(key, { ...target, title: entry.title[language], text: item.text, score: Math.max(0, 1 - order), order });
    }
    return [...best.values()]
      .sort((a, b) => a.order - b.order || (a.title < b.title ? -1 : 1))
      .slice(0, limit)
      .map(({ order: _, ...suggestion }) => suggestion);
  };
};
