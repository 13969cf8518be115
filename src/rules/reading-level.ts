import type { Language } from '../model/language.ts';
import type { Place } from '../model/problem.ts';
import { defineRule, type Report } from './define-rule.ts';
import { type Prose, proseIn, proseOf } from './reading/prose.ts';
import { readingEase, type Sentence, sentencesOf } from './reading/readability.ts';

type Limits = { readonly ease: number; readonly 'ease-de': number; readonly words: number; readonly sentence: number };

const quoted = (text: string): string => JSON.stringify(text.length > 70 ? `${text.slice(0, 69)}…` : text);

const hardest = (sentences: readonly Sentence[], language: Language): Sentence =>
  sentences
    .filter(({ words }) => words >= 5)
    .reduce((worst, one) => (readingEase([one], language) < readingEase([worst], language) ? one : worst), sentences[0]!);

/** One document: every sentence that is too long, and the whole where it is too hard. A short text has no level. */
const checkDocument = (prose: readonly Prose[], language: Language, limits: Limits, top: Place, report: Report): void => {
  const sentences = prose.flatMap((paragraph) => sentencesOf(paragraph, language));
  for (const { text, words, place } of sentences) {
    if (words > limits.sentence) report(place, `this sentence has ${words} words: ${quoted(text)}`, 'make two of it');
  }
  if (sentences.reduce((sum, { words }) => sum + words, 0) < limits.words) return;
  const ease = readingEase(sentences, language);
  const wanted = language === 'en' ? limits.ease : limits['ease-de'];
  if (ease >= wanted) return;
  const worst = hardest(sentences, language);
  report(worst.place ?? top, `this text has a reading ease of ${Math.round(ease)}, and ${wanted} is wanted; its hardest sentence: ${quoted(worst.text)}`);
};

export const readingLevel = defineRule({
  name: 'reading-level',
  severity: 'warning',
  title: 'texts can be read in a hurry',
  why: 'Whoever reads this has a broken mail server and perhaps no words for it.',
  mend: 'use shorter sentences and plainer words, and let a list take what is counted up',
  options: { ease: 60, 'ease-de': 50, words: 60, sentence: 35 },
  look: (pack, _context, report, limits) => {
    for (const { blocks, language, file } of pack.articles) checkDocument(proseIn(blocks), language, limits, { file, line: 1, column: 1 }, report);
    for (const flow of pack.flows) {
      for (const { nodes, language, file } of Object.values(flow.words)) {
        const prose = Object.values(nodes).flatMap(({ question, help, why, place }) => [proseOf(question, place), ...proseIn(help), ...proseIn(why)]);
        checkDocument(prose, language, limits, { file, line: 1, column: 1 }, report);
      }
    }
  },
});
