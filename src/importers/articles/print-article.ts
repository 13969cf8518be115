import { type Block, plainText } from '../../model/block.ts';
import { isLanguage } from '../../model/language.ts';
import { printDocument } from '../print/print-document.ts';
import { yamlList, yamlQuoted, yamlRecord, yamlText } from './front-text.ts';
import type { ImportedTopic, RememberedText, TopicText, TreeFacts } from './imported.ts';
import { symptomsOf } from './symptoms.ts';

export const NO_LICENCE = 'none found';

export type ArticleExtras = { readonly signatures: readonly string[]; readonly related: readonly string[]; readonly sources: readonly string[] };

const sourceOf = (
  text: TopicText,
  facts: TreeFacts,
  earlier: RememberedText | undefined,
  urlOf: (file: string) => string | undefined,
  isPart: boolean,
): string => {
  const same = earlier?.hash === text.hash;
  const page = text.page.url ?? urlOf(text.page.file);
  const commit = same ? earlier.commit : facts.commit;
  const section = text.heading && plainText(text.heading.children).trim();
  return yamlRecord({
    doc: facts.doc,
    title: text.page.title ?? text.title,
    section: section || undefined,
    url: page && (isPart && text.heading ? `${page}#${encodeURIComponent(text.heading.id)}` : page),
    file: text.page.file,
    commit,
    licence: facts.licence ?? NO_LICENCE,
    hash: text.hash,
    read: same ? earlier.read : facts.read,
  });
};

/** Where a topic was read, one line for each language. */
export const sourceLines = (
  topic: ImportedTopic,
  facts: TreeFacts,
  earlier: Readonly<Record<string, RememberedText>> | undefined,
  urlOf: (file: string) => string | undefined,
): string[] => topic.texts.map((text) => sourceOf(text, facts, earlier?.[text.language], urlOf, topic.key.includes('#')));

/** One language of a topic, links resolved, as the text of its file. `exact`: reading it gives the very blocks that were printed. */
export const printArticle = (
  topic: ImportedTopic,
  text: TopicText,
  extras: ArticleExtras,
): { readonly text: string; readonly exact: boolean; readonly blocks: readonly Block[] } => {
  const base = text === topic.texts[0];
  const symptoms = topic.kind === 'background' ? [] : symptomsOf(text.title, text.blocks);
  const head = [
    '---',
    `title: ${yamlText(text.title)}`,
    ...(base && text.language !== 'en' && isLanguage(text.language) ? [`language: ${text.language}`] : []),
    ...(base ? [`kind: ${topic.kind}`] : []),
    ...yamlList('symptoms', symptoms),
    ...(base ? yamlList('signatures', extras.signatures, yamlQuoted) : []),
    ...(base && extras.related.length > 0 ? [`related: [${extras.related.join(', ')}]`] : []),
    ...(base ? ['sources:', ...extras.sources.map((source) => `  - ${source}`)] : []),
    '---',
    '',
  ];
  const body = printDocument(text.blocks);
  return { text: `${head.join('\n')}\n${body.text}`, exact: body.exact, blocks: body.blocks };
};

/** `x.md` for the first text, `x.de.md` for the others; a German text without an English one stands in `x.md`. */
export const fileOf = (folder: string, topic: ImportedTopic, text: TopicText): string =>
  text === topic.texts[0] ? `${folder}/${topic.id}.md` : `${folder}/${topic.id}.${text.language}.md`;
