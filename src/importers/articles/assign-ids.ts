import { createArticleIds } from './article-ids.ts';
import type { ImportedTopic, Remembered } from './imported.ts';
import type { DraftTopic } from './read-topics.ts';
import { headingTitle } from './titles.ts';

/** Words of a body, to see whether a section was moved and touched at once. */
const wordsOf = (topic: DraftTopic): Set<string> =>
  new Set(JSON.stringify(topic.texts[0]!.blocks, (key, value) => (key === 'place' ? undefined : value)).match(/\p{L}{4,}/gu) ?? []);

/**
 * Which earlier section each topic is: the one at the same place, else one that is gone from its place and has the same text, else
 * one whose text under another heading is the same.
 */
const recognise = (topics: readonly DraftTopic[], earlier: readonly Remembered[]): Map<DraftTopic, Remembered> => {
  const found = new Map<DraftTopic, Remembered>();
  const free = new Map(earlier.map((one) => [one.key, one]));
  const take = (topic: DraftTopic, one: Remembered | undefined): void => {
    if (!one || found.has(topic)) return;
    found.set(topic, one);
    free.delete(one.key);
  };
  for (const topic of topics) take(topic, free.get(topic.key));
  for (const wanted of ['hash', 'body'] as const) {
    for (const topic of topics) {
      if (found.has(topic) || wordsOf(topic).size < 5) continue;
      const own = wanted === 'hash' ? topic.texts[0]!.hash : topic.body;
      take(
        topic,
        [...free.values()].find((one) => one[wanted] === own),
      );
    }
  }
  return found;
};

/** A heading that says nothing by itself comes before what it stands under, so that the id says it at all. */
const namedBy = ({ texts: [first], under }: DraftTopic): string => {
  const heading = first!.heading && headingTitle(first!.heading);
  return heading !== undefined && heading !== first!.title && first!.title.endsWith(heading) ? `${heading} ${under}` : first!.title;
};

/** Ids that stay what they were, wherever the section is now; new ones read like the title. */
export const assignIds = (
  topics: readonly DraftTopic[],
  earlier: readonly Remembered[],
  taken: Iterable<string>,
): { readonly topics: ImportedTopic[]; readonly gone: Remembered[] } => {
  const known = recognise(topics, earlier);
  const ids = createArticleIds(taken);
  for (const one of earlier) ids.keep(one.id);
  const done = topics.map((draft): ImportedTopic => {
    const before = known.get(draft);
    const { under, ...topic } = draft;
    const id = before?.id ?? ids.make(namedBy(draft), under);
    return { ...topic, id, ...(before && before.key !== topic.key ? { movedFrom: before.key } : {}) };
  });
  const still = new Set([...known.values()].map(({ key }) => key));
  return { topics: done, gone: earlier.filter(({ key }) => !still.has(key)) };
};
