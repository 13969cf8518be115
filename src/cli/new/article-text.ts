import { stringify } from 'yaml';
import type { ArticleKind } from '../../model/article.ts';
import type { Language } from '../../model/language.ts';

export type NewArticle = {
  readonly id: string;
  readonly kind: ArticleKind;
  readonly titles: Readonly<Record<Language, string>>;
  readonly symptoms: Readonly<Record<Language, readonly string[]>>;
  /** ISO date that the sources are stamped with. */
  readonly today: string;
};

const TEXTS: Readonly<Record<Language, { intro: string; fix: string; steps: readonly string[]; more: string; help: string; doIt: string }>> = {
  en: {
    intro: 'Say in two short sentences what is going on here. A beginner must be able to follow.',
    fix: 'Fix',
    doIt: 'Do it',
    steps: ['Name the first step.', 'Then show how to see that it worked.'],
    more: 'If it did not help',
    help: 'Say what to look at next.',
  },
  de: {
    intro: 'Sag hier in zwei kurzen Sätzen, was los ist. Auch wer neu ist, soll es verstehen.',
    fix: 'Lösung',
    doIt: 'So geht es',
    steps: ['Nenne den ersten Schritt.', 'Zeig danach, woran man sieht, dass es geklappt hat.'],
    more: 'Wenn es nicht geholfen hat',
    help: 'Sag, wo man als Nächstes nachsieht.',
  },
};

/** YAML as people write it in a head: one key a line. */
export const yamlLines = (data: Record<string, unknown>): string => stringify(data, { lineWidth: 0, flowCollectionPadding: true }).trimEnd();

const body = (kind: ArticleKind, language: Language): string => {
  const { intro, fix, doIt, steps, more, help } = TEXTS[language];
  if (kind === 'term' || kind === 'background') return intro;
  const list = steps.map((step, at) => `${at + 1}. ${step}`).join('\n');
  return [intro, `## ${kind === 'problem' ? fix : doIt}`, list, `## ${more}`, help].join('\n\n');
};

/** One language of a new article: everything is there, and reads as what has to be written in its place. */
export const articleText = ({ kind, titles, symptoms, today }: NewArticle, language: Language): string => {
  const source = { doc: 'own', title: language === 'en' ? 'Own experience' : '', read: today };
  const head =
    language === 'en' ? { title: titles.en, kind, symptoms: symptoms.en, sources: [source] } : { title: titles[language], symptoms: symptoms[language] };
  return `---\n${yamlLines(head)}\n---\n${body(kind, language)}\n`;
};
