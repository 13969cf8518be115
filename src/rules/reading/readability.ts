import type { Language } from '../../model/language.ts';
import type { Prose } from './prose.ts';

export type Sentence = Prose & { readonly words: number; readonly syllables: number };

/** Vowels that sound together. In German "ie", "ei" and their like are one, in English every run of vowels. */
const VOWELS: Readonly<Record<Language, RegExp>> = { en: /[aeiouyé]+/g, de: /aa|ai|au|äu|ee|ei|eu|ie|oo|[aeiouäöüyé]/g };

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu;

/** Names, numbers and abbreviations are seen at a glance: one syllable. */
const isLabel = (word: string): boolean => /[\p{N}.]/u.test(word) || word === word.toUpperCase();

const countSyllables = (word: string, language: Language): number => {
  if (isLabel(word)) return 1;
  const lower = word.toLowerCase();
  const sounded = language === 'en' ? lower.replace(/(?<=[^aeiouyl])e(?:s|d)?$/, '') : lower;
  return Math.max(1, sounded.match(VOWELS[language])?.length ?? 1);
};

/** A text says the same few thousand words over and over. */
const counted: Readonly<Record<Language, Map<string, number>>> = { en: new Map(), de: new Map() };

export const syllablesOf = (word: string, language: Language): number => {
  const known = counted[language].get(word);
  if (known !== undefined) return known;
  const count = countSyllables(word, language);
  counted[language].set(word, count);
  return count;
};

/** A sentence ends at a full stop, question mark, exclamation mark or colon that a blank or the end follows, and with its paragraph. */
export const sentencesOf = (prose: Prose, language: Language): Sentence[] =>
  prose.text.split(/(?<=[.!?:;])\s+/).flatMap((text): Sentence[] => {
    const words = text.match(WORD) ?? [];
    if (words.length === 0) return [];
    return [{ text, place: prose.place, words: words.length, syllables: words.reduce((sum, word) => sum + syllablesOf(word, language), 0) }];
  });

/**
 * Reading ease, from about 0 (very hard) to 100 (very easy). English: Flesch 1948, 206.835 - 1.015 w/s - 84.6 y/w.
 * German: Amstad 1978, 180 - w/s - 58.5 y/w; w words, s sentences, y syllables.
 */
export const readingEase = (sentences: readonly Sentence[], language: Language): number => {
  const words = sentences.reduce((sum, sentence) => sum + sentence.words, 0);
  const syllables = sentences.reduce((sum, sentence) => sum + sentence.syllables, 0);
  if (words === 0) return 100;
  const [perSentence, perWord] = [words / sentences.length, syllables / words];
  return language === 'en' ? 206.835 - 1.015 * perSentence - 84.6 * perWord : 180 - perSentence - 58.5 * perWord;
};
