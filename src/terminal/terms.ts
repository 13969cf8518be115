import type { Language } from '../model/language.ts';
import type { Pack } from '../model/pack.ts';

export type Term = { readonly id: string; readonly title: string };

const quote = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whole words only; German endings may follow. Making such an expression is slow, so that most words never get one. */
const occurs = (word: string, text: string, lower: string): boolean =>
  word.length > 1 && lower.includes(word.toLowerCase()) && new RegExp(`(?<![\\p{L}\\p{N}])${quote(word)}(?:s|es|e|en|n)?(?![\\p{L}\\p{N}])`, 'iu').test(text);

/** Words of a text that an article of kind `term` explains, in the order of their titles. */
export const termsIn = (text: string, language: Language, pack: Pack): Term[] => {
  const ids = new Set(pack.articles.filter(({ kind }) => kind === 'term').map(({ shelf, id }) => `${shelf}/${id}`));
  const texts = pack.articles.filter((article) => ids.has(`${article.shelf}/${article.id}`));
  const lower = text.toLowerCase();
  const own = texts.filter((article) => article.language === language);
  return own
    .filter((article) => {
      // Names are often the same in both languages: the words of either count.
      const names = texts.filter(({ id, shelf }) => id === article.id && shelf === article.shelf).flatMap(({ title, symptoms }) => [title, ...symptoms]);
      return names.some((name) => occurs(name, text, lower));
    })
    .map(({ shelf, id, title }) => ({ id: `${shelf}/${id}`, title }))
    .sort((a, b) => a.title.localeCompare(b.title, language));
};
