import { linksOf } from '../../knowledge/links.ts';
import type { ImportedPage } from '../../model/imported-page.ts';
import { assignIds } from './assign-ids.ts';
import { errorMessages, headingMessages } from './error-messages.ts';
import { generalise } from './generalise.ts';
import type { ImportedFile, ImportedTopic, Remembered, Todo, TopicText, TreeFacts } from './imported.ts';
import { groupPages } from './page-languages.ts';
import { fileOf, printArticle, sourceLines } from './print-article.ts';
import { publishedAt } from './published.ts';
import { readTopics } from './read-topics.ts';
import { createLinks, resolvedBlocks } from './resolve-links.ts';

export type ArticleOptions = {
  readonly facts: TreeFacts;
  readonly earlier: readonly Remembered[];
  /** Ids that other packs use. */
  readonly taken: Iterable<string>;
  /** Of the patterns that articles want, those that are safe and tell the articles apart; in the same order. */
  readonly vet: (
    wanted: readonly { readonly id: string; readonly patterns: readonly string[]; readonly related: readonly string[] }[],
  ) => readonly (readonly string[])[];
};

export type ImportedArticles = {
  /** With links as the pack has them. */
  readonly topics: readonly ImportedTopic[];
  readonly files: readonly ImportedFile[];
  /** Lines for `sources:` by the id of the topic. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  readonly gone: readonly Remembered[];
  readonly todos: readonly Todo[];
};

const MOST_RELATED = 5;
const MOST_SIGNATURES = 6;

/** Error messages stand in problems, and in what leads to them; a page to look up quotes them for other reasons. */
const patternsOf = (topic: ImportedTopic): string[] =>
  topic.kind === 'background'
    ? []
    : [
        ...new Set(
          topic.texts
            .flatMap((text) => [...(text.heading ? headingMessages(text.heading) : []), ...errorMessages(text.blocks)])
            .flatMap((message) => generalise(message) ?? []),
        ),
      ].slice(0, MOST_SIGNATURES);

/** Articles that were cut out of one or that it links to, first those. */
const relatedOf = (topic: ImportedTopic, byKey: ReadonlyMap<string, ImportedTopic>, idsLinked: readonly string[]): string[] => {
  const parts = topic.parts.flatMap((key) => byKey.get(key)?.id ?? []);
  return [...new Set([...parts, ...idsLinked])].filter((id) => id !== topic.id).slice(0, MOST_RELATED);
};

const languageTodos = (topic: ImportedTopic, folder: string): Todo[] => {
  const [first] = topic.texts;
  const file = fileOf(folder, topic, first!);
  const spoken = topic.texts.map(({ language }) => language);
  const missing = ['en', 'de'].filter((language) => !spoken.includes(language));
  if (first!.language !== 'en' && first!.language !== 'de') return [{ what: 'foreign', file, detail: first!.language }];
  return missing.map((language) => ({ what: language === 'en' ? 'move-language' : 'translate', file, detail: language }));
};

/** Every page of a tree as the articles of a pack. Pure: the same pages and the same memory give the same files. */
export const importArticles = (pages: readonly ImportedPage[], { facts, earlier, taken, vet }: ArticleOptions): ImportedArticles => {
  const drafts = groupPages(pages).flatMap(readTopics);
  const { topics: drafted, gone } = assignIds(drafts, earlier, taken);
  const byKey = new Map(drafted.map((topic) => [topic.key, topic]));
  const memory = new Map(earlier.map((one) => [one.id, one.texts]));
  const urlOf = publishedAt(pages, facts.url);
  const links = createLinks(drafted, pages, urlOf);
  const linkedIds = (topic: ImportedTopic, text: TopicText): string[] =>
    linksOf(text.blocks).flatMap(({ href }) => /^([a-z0-9-]+)\.md/.exec(links.resolve(href, topic, text) ?? '')?.[1] ?? []);
  const related = drafted.map((topic) => (topic.kind === 'background' ? [] : relatedOf(topic, byKey, linkedIds(topic, topic.texts[0]!))));
  const accepted = vet(drafted.map((topic, at) => ({ id: topic.id, patterns: patternsOf(topic), related: related[at]! })));
  const folder = `knowledge/${facts.shelf}`;
  const todos: Todo[] = drafted.flatMap((topic) => languageTodos(topic, folder));
  const sources = new Map(drafted.map((topic) => [topic.id, sourceLines(topic, facts, memory.get(topic.id), urlOf)]));
  const lost = new Map<string, Set<string>>();
  const resolveIn =
    (topic: ImportedTopic, text: TopicText) =>
    (href: string): string | undefined => {
      const found = links.resolve(href, topic, text);
      if (found === undefined) {
        const file = fileOf(folder, topic, text);
        lost.set(file, (lost.get(file) ?? new Set()).add(href.replace(/^tree:/, '')));
      }
      return found;
    };
  const topics = drafted.map((topic) => {
    const texts = topic.texts.map((text) => ({ ...text, blocks: resolvedBlocks(text.blocks, resolveIn(topic, text), text.language) }));
    return { ...topic, texts };
  });
  const files = topics.flatMap((topic, at) =>
    topic.texts.map((text): ImportedFile => {
      const printed = printArticle(topic, text, { signatures: accepted[at]!, related: related[at]!, sources: sources.get(topic.id)! });
      const name = fileOf(folder, topic, text);
      if (!printed.exact) todos.push({ what: 'check', file: name, detail: text.page.file });
      return { name, text: printed.text, topic: topic.key, ...(printed.exact ? { blocks: printed.blocks } : {}) };
    }),
  );
  for (const [file, targets] of lost) todos.push({ what: 'link', file, detail: [...targets].join(' ') });
  return { topics, files, sources, gone, todos };
};
