import type { Article, Product } from '../../model/article.ts';
import { PRODUCTS } from '../../model/article.ts';
import { plainText } from '../../model/block.ts';
import type { Flow } from '../../model/flow.ts';
import { LANGUAGES, type Localized } from '../../model/language.ts';
import type { Pack } from '../../model/pack.ts';
import { blockText } from './block-text.ts';
import { splitCompound } from './compounds.ts';
import { linearPattern } from './linear-pattern.ts';
import { ORDINARY_LINES } from './ordinary-lines.ts';
import { termsOf } from './read-terms.ts';
import type { Entry, IndexedSignature, SearchIndex } from './search-index.ts';
import { traitsOf } from './traits.ts';

/** Weight of each field and how much its length matters (BM25F). Hand-set, see bench/find.ts. */
const FIELDS = {
  title: { weight: 3, length: 0.3 },
  symptoms: { weight: 3, length: 0.4 },
  signatures: { weight: 1.2, length: 0.5 },
  headings: { weight: 1, length: 0.5 },
  prose: { weight: 0.7, length: 0.75 },
  code: { weight: 0.4, length: 0.75 },
} as const;
type Field = keyof typeof FIELDS;
const FIELD_NAMES = Object.keys(FIELDS) as Field[];

const SATURATION = 1.6;

type Draft = { entry: Entry; fields: Record<Field, string[]>; signatures: readonly { pattern: string; flags: '' | 'i' }[] };

const literalOf = (pattern: string): string => pattern.replace(/\\[bBdDsSwW]|\(\?[:<][^)>]*>?|[[\]()*+?{}|^$\\]/g, ' ');

/** Both languages of an article, or what there is of them, as one entry: people mix languages. */
const articleDrafts = (articles: readonly Article[], flowsOf: ReadonlyMap<string, Entry['flows']>): Draft[] => {
  const byKey = new Map<string, Article[]>();
  for (const article of articles) {
    const key = `${article.shelf}/${article.id}`;
    byKey.set(key, [...(byKey.get(key) ?? []), article]);
  }
  return [...byKey].map(([key, versions]) => {
    const base = versions.find(({ language }) => language === LANGUAGES[0]) ?? versions[0]!;
    const version = (language: string) => versions.find((one) => one.language === language) ?? base;
    const localized = <T>(pick: (article: Article) => T): Localized<T> => ({ en: pick(version('en')), de: pick(version('de')) });
    const fields: Record<Field, string[]> = {
      title: [],
      symptoms: [],
      signatures: base.signatures.map(({ pattern }) => literalOf(pattern)),
      headings: [],
      prose: [],
      code: [],
    };
    for (const one of versions) {
      const text = blockText(one.blocks);
      fields.title.push(one.title);
      fields.symptoms.push(...one.symptoms);
      fields.headings.push(...text.headings);
      fields.prose.push(...text.prose);
      fields.code.push(...text.code);
    }
    const entry: Entry = {
      key,
      type: 'article',
      shelf: base.shelf,
      products: base.shelf === 'common' ? [] : [base.shelf],
      kind: base.kind,
      title: localized((article) => article.title),
      symptoms: localized((article) => article.symptoms),
      answers: base.answers,
      flows: flowsOf.get(key) ?? [],
      ...traitsOf([...fields.title, ...fields.symptoms]),
    };
    return { entry, fields, signatures: base.signatures };
  });
};

const flowDrafts = (flows: readonly Flow[]): Draft[] =>
  flows.map((flow) => {
    const words = LANGUAGES.flatMap((language) => (flow.words[language] ? [flow.words[language]] : []));
    const base = flow.words.en ?? words[0];
    const title = { en: base?.title ?? flow.id, de: (flow.words.de ?? base)?.title ?? flow.id };
    const symptoms = { en: base?.symptoms ?? [], de: (flow.words.de ?? base)?.symptoms ?? [] };
    const fields: Record<Field, string[]> = {
      title: [],
      symptoms: [],
      signatures: flow.signatures.map(({ pattern }) => literalOf(pattern)),
      headings: [],
      prose: [],
      code: [],
    };
    for (const one of words) {
      fields.title.push(one.title);
      fields.symptoms.push(...one.symptoms);
      for (const node of Object.values(one.nodes)) fields.prose.push(plainText(node.question));
    }
    return {
      entry: {
        key: flow.key,
        type: 'flow',
        shelf: flow.shelf,
        products: flow.products,
        kind: 'flow',
        title,
        symptoms,
        answers: [],
        flows: [],
        area: flow.area,
        ...traitsOf([...fields.title, ...fields.symptoms]),
      },
      fields,
      signatures: flow.signatures,
    };
  });

/** Which flows conclude with an article: the flow's own shelf first, then every product it serves, then `common`. */
const conclusions = (pack: Pack): Map<string, Entry['flows']> => {
  const keys = new Set(pack.articles.map((article) => `${article.shelf}/${article.id}`));
  const result = new Map<string, { flow: string; node: string }[]>();
  for (const flow of pack.flows) {
    for (const node of Object.values(flow.nodes)) {
      if (node.kind !== 'conclude') continue;
      const wanted = node.article.includes('/') ? [node.article] : [flow.shelf, ...flow.products, 'common'].map((shelf) => `${shelf}/${node.article}`);
      for (const key of new Set(wanted)) {
        const known = result.get(key) ?? [];
        if (keys.has(key) && !known.some((one) => one.flow === flow.key)) result.set(key, [...known, { flow: flow.key, node: node.id }]);
      }
    }
  }
  return result;
};

const specificity = (fixed: number, entries: number, ordinary: number): number =>
  Math.min(1, fixed / 24) * (1 / Math.sqrt(entries)) * (ordinary > 0 ? 0.35 / ordinary : 1);

const signaturesOf = (drafts: readonly Draft[]): IndexedSignature[] => {
  const byPattern = new Map<string, { pattern: string; flags: '' | 'i'; entries: number[] }>();
  drafts.forEach((draft, at) => {
    for (const { pattern, flags } of draft.signatures) {
      const key = `${flags}/${pattern}`;
      const known = byPattern.get(key) ?? { pattern, flags, entries: [] };
      if (!known.entries.includes(at)) known.entries.push(at);
      byPattern.set(key, known);
    }
  });
  return [...byPattern.values()].flatMap((signature) => {
    const linear = linearPattern(signature.pattern, signature.flags);
    if (!linear) return [];
    const ordinary = ORDINARY_LINES.filter((line) => linear.test(line)).length;
    return [{ ...signature, specific: Math.round(1000 * specificity(linear.fixed, signature.entries.length, ordinary)) / 1000 }];
  });
};

/** German compounds also count by their parts, where both parts are words of the pack. */
const withParts = (terms: Map<string, number>, vocabulary: ReadonlySet<string>): Map<string, number> => {
  for (const [term, count] of [...terms]) {
    for (const part of splitCompound(term, vocabulary)) terms.set(part, (terms.get(part) ?? 0) + count * 0.5);
  }
  return terms;
};

const impacts = (drafts: readonly Draft[]): Record<string, number[]> => {
  const raw = drafts.map((draft) => FIELD_NAMES.map((field) => draft.fields[field].map((text) => termsOf(text, field === 'title' || field === 'symptoms'))));
  const vocabulary = new Set(raw.flatMap((fields) => fields.flatMap((texts) => texts.flatMap((terms) => [...terms.keys()]))));
  const merged = raw.map((fields) =>
    fields.map((texts) => {
      const sum = new Map<string, number>();
      for (const terms of texts) for (const [term, count] of terms) sum.set(term, (sum.get(term) ?? 0) + count);
      return withParts(sum, vocabulary);
    }),
  );
  const size = (terms: Map<string, number>): number => [...terms.values()].reduce((total, count) => total + count, 0);
  const usual = FIELD_NAMES.map((_, at) => merged.reduce((total, fields) => total + size(fields[at]!), 0) / Math.max(1, merged.length) || 1);
  const weights = merged.map((fields) => {
    const total = new Map<string, number>();
    fields.forEach((terms, at) => {
      const { weight, length } = FIELDS[FIELD_NAMES[at]!];
      const scale = weight / (1 - length + (length * size(terms)) / usual[at]!);
      for (const [term, count] of terms) total.set(term, (total.get(term) ?? 0) + scale * count);
    });
    return total;
  });
  const seen = new Map<string, number>();
  for (const terms of weights) for (const [term, weight] of terms) seen.set(term, (seen.get(term) ?? 0) + Math.min(1, weight));
  const result: Record<string, number[]> = Object.create(null);
  weights.forEach((terms, at) => {
    for (const [term, weight] of terms) {
      const idf = Math.log(1 + (drafts.length - seen.get(term)! + 0.5) / (seen.get(term)! + 0.5));
      const impact = Math.round((100 * idf * weight * (SATURATION + 1)) / (SATURATION + weight));
      if (impact <= 0) continue;
      const postings = result[term] ?? [];
      postings.push(at, impact);
      result[term] = postings;
    }
  });
  return result;
};

/** The index of a pack: what `createSearch` reads. Deterministic; made when the pack is built, not at start. */
export const buildIndex = (pack: Pack): SearchIndex => {
  const drafts = [...articleDrafts(pack.articles, conclusions(pack)), ...flowDrafts(pack.flows)];
  return { version: 1, entries: drafts.map(({ entry }) => entry), terms: impacts(drafts), signatures: signaturesOf(drafts) };
};

export const isProductShelf = (shelf: string): shelf is Product => (PRODUCTS as readonly string[]).includes(shelf);
