import { readFlow } from '../flow/read-flow.ts';
import { readArticle } from '../knowledge/article.ts';
import type { Article } from '../model/article.ts';
import type { Flow } from '../model/flow.ts';
import { isLanguage } from '../model/language.ts';
import type { Problem } from '../model/problem.ts';
import { isTranslation, stem } from './pack-files.ts';

/** One file of a pack: its name inside the pack, and what stands in it. */
export type PackText = { readonly name: string; readonly text: string };

/** What stands in some of the files of a pack; a flow and its translations are always together. */
export type PackPart = { readonly articles: readonly Article[]; readonly flows: readonly Flow[]; readonly problems: readonly Problem[] };

const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** `x.fr.md`: a text in a language that Mailmedic does not speak yet lies beside the others and waits. A misspelt ending is no language. */
const isWaiting = (name: string): boolean => {
  const ending = /\.([a-z]{2})\.md$/.exec(name)?.[1];
  return ending !== undefined && !isLanguage(ending) && LANGUAGE_NAMES.of(ending) !== undefined;
};

const readArticles = (texts: readonly PackText[], problems: Problem[]): Article[] =>
  texts.flatMap(({ name, text }) => {
    if (isWaiting(name)) return [];
    const parsed = readArticle(text, name);
    problems.push(...parsed.problems);
    return parsed.value ? [parsed.value] : [];
  });

const readFlows = (texts: readonly PackText[], problems: Problem[]): Flow[] => {
  const byStem = Map.groupBy(texts, ({ name }) => stem(name));
  return [...byStem.values()].flatMap((files) => {
    const base = files.find(({ name }) => !isTranslation(name));
    const others = files.filter((file) => file !== base).map(({ name, text }) => ({ file: name, text }));
    if (!base) {
      for (const { file } of others) {
        problems.push({
          rule: 'translation-without-flow',
          severity: 'error',
          message: `this translation has no flow: ${stem(file)}.md is missing`,
          mend: 'add the flow, or remove the translation',
          place: { file, line: 1, column: 1 },
        });
      }
      return [];
    }
    const parsed = readFlow({ base: { text: base.text, file: base.name }, others });
    problems.push(...parsed.problems);
    return parsed.value ? [parsed.value] : [];
  });
};

/** Reads texts. A broken one stands in `problems` and stops nothing else. */
export const readPart = (texts: readonly PackText[]): PackPart => {
  const problems: Problem[] = [];
  const articles = readArticles(
    texts.filter(({ name }) => name.startsWith('knowledge/')),
    problems,
  );
  const flows = readFlows(
    texts.filter(({ name }) => name.startsWith('flows/')),
    problems,
  );
  return { articles, flows, problems };
};
