import { didYouMean } from '../knowledge/did-you-mean.ts';

/** The name that was probably meant: a slip of the keys away, or the shortest that holds the word. */
export const nearest = (word: string, names: readonly string[]): string | undefined => {
  const near = didYouMean(word, names);
  if (near !== undefined || word.length < 4) return near;
  return names.filter((name) => name.toLowerCase().includes(word.toLowerCase())).sort((a, b) => a.length - b.length)[0];
};
