import { directionOf } from './direction.ts';
import { type Found, phraseFinder } from './phrases.ts';
import { SYNONYMS } from './synonyms.ts';
import { type Word, wordsOf } from './words.ts';

let finder: ((words: readonly Word[]) => Found[]) | undefined;

/** Concepts of the field that the words name, as terms that begin with `~`. */
export const conceptsOf = (words: readonly Word[]): string[] => {
  finder ??= phraseFinder(SYNONYMS);
  return [...new Set(finder(words).map(({ name }) => `~${name}`))];
};

/** Terms of a text with how often they stand in it: stems and concepts. `way` also reads which way mail fails. */
export const termsOf = (text: string, way: boolean): Map<string, number> => {
  const counts = new Map<string, number>();
  const add = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1);
  const words = wordsOf(text);
  for (const word of words) if (!word.empty) add(word.stem);
  for (const concept of conceptsOf(words)) add(concept);
  if (way) for (const token of directionOf(text)) add(token);
  return counts;
};
