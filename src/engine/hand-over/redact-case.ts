import { plainText } from '../../model/block.ts';
import { LANGUAGES } from '../../model/language.ts';
import type { CaseState } from '../case-state.ts';
import type { EngineContext } from '../context.ts';
import { historyOf } from '../history.ts';
import { createRedactor, type Redactor } from '../redact/redactor.ts';

const WORD = /\p{L}{3,}/gu;

/** Words of the questions and answers that the document is made of. */
const vocabularyOf = ({ pack, catalogue }: EngineContext): ReadonlySet<string> => {
  const words = new Set<string>();
  const take = (text: string): void => {
    for (const [word] of text.matchAll(WORD)) words.add(word.toLowerCase());
  };
  for (const { words: byLanguage } of pack.flows) {
    for (const language of LANGUAGES) {
      for (const { question, choices } of Object.values(byLanguage[language]?.nodes ?? {})) {
        take(plainText(question));
        for (const { label } of choices) take(plainText(label));
      }
    }
  }
  for (const { title, outcomes } of catalogue.values()) {
    for (const language of LANGUAGES) for (const text of [title, ...Object.values(outcomes).map(({ says }) => says)]) take(text[language]);
  }
  return words;
};

/**
 * A redactor that knows everything that was ever said or seen in the case. Tokens are numbered in the order of the events,
 * which are only ever added to: the same thing has the same token in every export of the case.
 */
export const redactorOf = (state: CaseState, context: EngineContext): Redactor => {
  const vocabulary = vocabularyOf(context);
  const redactor = createRedactor((word) => vocabulary.has(word));
  for (const event of historyOf(state)) redactor.learn(event);
  return redactor;
};
