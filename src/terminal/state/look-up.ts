import type { Search } from '../../knowledge/search/search.ts';
import type { Suggestion } from '../../knowledge/search/suggest.ts';
import type { Language } from '../../model/language.ts';
import type { Pack } from '../../model/pack.ts';
import type { View } from '../../model/view.ts';
import { termsIn } from '../terms.ts';

export const productOf = (view: View): { product?: never } => (view.product === undefined ? {} : ({ product: view.product } as never));

/** Words that can be explained, counted once for each view: it means a search through all of its text. */
export const createTermCounter = (pack: Pack) => {
  let counted: { view: View; language: Language; terms: number } | undefined;
  return (view: View, language: Language, text: () => string): number => {
    if (counted?.view !== view || counted.language !== language) counted = { view, language, terms: termsIn(text(), language, pack).length };
    return counted.terms;
  };
};

/** Letters from which on a whole search makes sense. */
const LEAST_FOUND = 4;

/** Words from which on a sentence says more than its letters resemble. */
const SENTENCE = 3;

/** What the beginning of a text resembles; of a sentence first what it means, so that nothing else leads before ↵ than after it. */
const suggestions = (search: Search, text: string, language: Language, product: { product?: never }): Suggestion[] => {
  const begun = search.suggest(text, { language, ...product });
  const sentence = text.trim().split(/\s+/).length >= SENTENCE;
  // Words that begin no title may still be what a log or a symptom says.
  if (!sentence && (begun.length > 0 || text.length < LEAST_FOUND)) return begun;
  const { hits, verdict } = search.find(text, { language, ...product });
  const meant = hits.map((hit) => ({ ...hit, text: hit.title }));
  return verdict === 'none' && begun.length > 0 ? begun : [...meant, ...begun];
};

/** A key asks for the same suggestions several times: before and after it, and when drawn. */
export const createSuggest = () => {
  let last: { key: string; found: Suggestion[] } | undefined;
  return (search: Search, text: string, language: Language, product: { product?: never }): Suggestion[] => {
    const key = [text, language, product.product ?? ''].join('\u0000');
    if (last?.key !== key) last = { key, found: suggestions(search, text, language, product) };
    return last.found;
  };
};
