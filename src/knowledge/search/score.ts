import type { Product } from '../../model/article.ts';
import { splitCompound } from './compounds.ts';
import { nearWords } from './fuzzy.ts';
import type { Query } from './read-query.ts';
import type { SearchIndex } from './search-index.ts';
import { type SignatureHit, signatureMatcher } from './signatures.ts';
import { TOPICS } from './synonyms.ts';

/** What each kind of evidence counts. Chosen by cross-validation over few values, see bench/find.ts. */
export const WEIGHTS = {
  /** A concept against a plain word. */
  concept: 1.6,
  /** A concept that names a technology, on top of that. */
  topic: 1.2,
  /** A word that had to be mended (typo) or taken apart (compound). */
  mended: 0.6,
  /** A signature that names one entry and no other, against the best text. */
  signature: 0.9,
  /** What a flow's own words add to the articles it concludes with. */
  flow: 0.25,
  /** Same product as the text names; another one. */
  sameProduct: 1.12,
  otherProduct: 0.9,
  /** A word explained is not what is wrong. */
  term: 0.75,
};
export type Weights = typeof WEIGHTS;

export type Candidate = {
  readonly entry: number;
  readonly score: number;
  readonly text: number;
  readonly signature: number;
  readonly signatures: readonly SignatureHit[];
  readonly terms: readonly { readonly term: string; readonly share: number }[];
  readonly flow?: { readonly flow: string; readonly node: string };
};

export type Ranking = {
  readonly candidates: readonly Candidate[] /** Text score of the best entry, before it was scaled. */;
  readonly top: number /** Share of the query's weight that the pack has words for. */;
  readonly known: number;
};

export type Scorer = (query: Query, options: { readonly products: readonly Product[]; readonly weights?: Weights; readonly limit?: number }) => Ranking;

type Posting = { readonly term: string; readonly weight: number; readonly list: readonly number[] };

const MOST_SHARES = 8;

/** What each term gives to each of a few entries, the most first: one pass over the postings, however many entries there are. */
const sharesOf = (wanted: readonly number[], postings: readonly Posting[], entries: number, scale: number): Candidate['terms'][] => {
  const place = new Int16Array(entries).fill(-1);
  wanted.forEach((entry, at) => {
    place[entry] = at;
  });
  const shares = wanted.map((): { term: string; share: number }[] => []);
  for (const { term, weight, list } of postings) {
    for (let at = 0; at < list.length; at += 2) shares[place[list[at]!]!]?.push({ term, share: (weight * list[at + 1]!) / scale });
  }
  return shares.map((all) => all.sort((a, b) => b.share - a.share).slice(0, MOST_SHARES));
};

export const createScorer = (index: SearchIndex): Scorer => {
  const { entries, terms } = index;
  const matchSignatures = signatureMatcher(index.signatures);
  let near: ((word: string) => string[]) | undefined;
  let vocabulary: ReadonlySet<string> | undefined;
  const flowAt = new Map(entries.flatMap((entry, at) => (entry.type === 'flow' ? [[entry.key, at] as const] : [])));

  const postingsOf = (query: Query, weights: Weights): { postings: Posting[]; known: number } => {
    const found = new Map<string, Posting>();
    const put = (term: string, weight: number) => {
      const list = terms[term];
      if (list && weight > (found.get(term)?.weight ?? 0)) found.set(term, { term, weight, list });
    };
    let all = 0;
    let hit = 0;
    for (const [term, weight] of query.terms) {
      const concept = term.startsWith('~');
      if (!concept) all += weight;
      if (terms[term]) {
        put(term, weight * (concept ? weights.concept : 1) * (TOPICS.has(term) ? weights.topic : 1));
        if (!concept) hit += weight;
        continue;
      }
      if (concept) continue;
      vocabulary ??= new Set(Object.keys(terms));
      near ??= nearWords(Object.keys(terms));
      const parts = splitCompound(term, vocabulary);
      const mended = parts.length > 0 ? parts : near(term);
      if (mended.length > 0) hit += weight * 0.5;
      for (const part of mended) put(part, weight * weights.mended);
    }
    return { postings: [...found.values()], known: all > 0 ? hit / all : 0 };
  };

  return (query, { products, weights = WEIGHTS, limit = 10 }) => {
    const { postings, known } = postingsOf(query, weights);
    const text = new Float64Array(entries.length);
    for (const { weight, list } of postings) for (let at = 0; at < list.length; at += 2) text[list[at]!]! += weight * list[at + 1]!;
    const hits = matchSignatures(query.lines);
    const signature = new Float64Array(entries.length);
    for (const { entry, strength } of hits) signature[entry] = 1 - (1 - signature[entry]!) * (1 - Math.min(0.97, strength));
    let top = 0;
    entries.forEach((entry, at) => {
      if (entry.type === 'article') top = Math.max(top, text[at]!);
    });
    const scale = Math.max(top, 1e-9);
    const own = (at: number): number => text[at]! / scale + weights.signature * signature[at]!;
    const ranked: { entry: number; score: number; flow?: { flow: string; node: string } }[] = [];
    entries.forEach((entry, at) => {
      if (entry.type !== 'article') return;
      let best: { flow: string; node: string; score: number } | undefined;
      for (const { flow, node } of entry.flows) {
        const score = flowAt.has(flow) ? own(flowAt.get(flow)!) : 0;
        if (!best || score > best.score) best = { flow, node, score };
      }
      let score = own(at) + weights.flow * (best?.score ?? 0);
      if (score <= 0) return;
      if (products.length > 0 && entry.products.length > 0)
        score *= entry.products.some((product) => products.includes(product)) ? weights.sameProduct : weights.otherProduct;
      if (entry.kind === 'term') score *= weights.term;
      ranked.push({ entry: at, score, ...(best ? { flow: { flow: best.flow, node: best.node } } : {}) });
    });
    ranked.sort((a, b) => b.score - a.score || a.entry - b.entry);
    const kept = ranked.slice(0, limit);
    const shares = sharesOf(
      kept.map(({ entry }) => entry),
      postings,
      entries.length,
      scale,
    );
    return {
      top,
      known,
      candidates: kept.map((one, at) => ({
        ...one,
        text: text[one.entry]!,
        signature: signature[one.entry]!,
        signatures: hits.filter((hit) => hit.entry === one.entry),
        terms: shares[at]!,
      })),
    };
  };
};
