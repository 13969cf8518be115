import type { ImportedTopic, Remembered } from '../articles/imported.ts';
import type { ImportedDocs } from '../import-docs.ts';
import type { ImportLock } from '../merge/memory.ts';

/** What became of a section since it was imported. */
export type SectionDrift = {
  readonly what: 'changed' | 'moved' | 'gone' | 'new';
  readonly section: string;
  readonly article: string;
  /** For `moved`: where it stood. */
  readonly from?: string;
  /** Languages whose text is another one now. */
  readonly languages: readonly string[];
};

const changedIn = (topic: ImportedTopic, before: Remembered): string[] => {
  const now = topic.texts.flatMap(({ language, hash }) => (before.texts[language]?.hash === hash ? [] : [language]));
  const left = Object.keys(before.texts).filter((language) => !topic.texts.some((text) => text.language === language));
  return [...new Set([...now, ...left])];
};

/** Compares what a pack remembers with the documentation as it is now: by the hash of every section, in every language. */
export const compareSections = (lock: ImportLock, docs: ImportedDocs): SectionDrift[] => {
  const known = new Map(lock.sections.map((section) => [section.id, section]));
  const found = docs.topics.flatMap((topic): SectionDrift[] => {
    const before = known.get(topic.id);
    const base = { section: topic.key, article: topic.id };
    if (!before) return [{ ...base, what: 'new', languages: topic.texts.map(({ language }) => language) }];
    const languages = changedIn(topic, before);
    if (topic.movedFrom !== undefined) return [{ ...base, what: 'moved', from: topic.movedFrom, languages }];
    return languages.length > 0 ? [{ ...base, what: 'changed', languages }] : [];
  });
  return [...found, ...docs.gone.map(({ key, id, texts }): SectionDrift => ({ what: 'gone', section: key, article: id, languages: Object.keys(texts) }))];
};
