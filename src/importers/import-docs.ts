import type { ImportedPage } from '../model/imported-page.ts';
import type { ProbeCatalogue } from '../model/probe.ts';
import { type ArticleOptions, importArticles } from './articles/import-articles.ts';
import type { ImportedFile, ImportedTopic, Remembered, Todo } from './articles/imported.ts';
import { importFlows } from './flows/import-flows.ts';

export type ImportedDocs = {
  readonly files: readonly ImportedFile[];
  readonly topics: readonly ImportedTopic[];
  /** Sections of the earlier import that are nowhere now. */
  readonly gone: readonly Remembered[];
  readonly todos: readonly Todo[];
};

/** How a text reads is up to those who wrote it; a maintainer may think otherwise and change the file. */
const SETTINGS: ImportedFile = {
  name: 'mailmedic.yaml',
  text: '# Written by mailmedic import: how imported texts read is up to those who wrote them.\nrules:\n  reading-level: off\n  term-without-entry: off\n',
  topic: '',
};

/** The pages of a tree as the files of a pack: articles, and draft flows for what is a problem. Pure; nothing of the tree is run. */
export const importDocs = (pages: readonly ImportedPage[], options: ArticleOptions & { readonly catalogue: ProbeCatalogue }): ImportedDocs => {
  const articles = importArticles(pages, options);
  const flows = importFlows(articles.topics, options.facts.shelf, articles.sources, options.catalogue);
  return { files: [...articles.files, ...flows.files, SETTINGS], topics: articles.topics, gone: articles.gone, todos: [...articles.todos, ...flows.todos] };
};
