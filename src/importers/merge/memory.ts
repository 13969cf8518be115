import type { Shelf } from '../../model/article.ts';
import { plainText } from '../../model/block.ts';
import type { Dialect } from '../../model/imported-page.ts';
import type { ImportedTopic, Remembered, RememberedText, TreeFacts } from '../articles/imported.ts';

/** What a pack remembers of its last import, in `import/lock.json`. */
export type ImportLock = {
  readonly version: 1;
  readonly doc: string;
  readonly dialect: Dialect;
  readonly shelf: Shelf;
  readonly read: string;
  readonly commit?: string;
  /** Without one, the texts of the pack must not be passed on. */
  readonly licence?: string;
  readonly redistribution: 'see the licence' | 'not allowed: no licence was found';
  readonly url?: string;
  readonly sections: readonly (Remembered & { readonly kind: string })[];
};

const textsOf = (topic: ImportedTopic, facts: TreeFacts, earlier: Readonly<Record<string, RememberedText>> | undefined): Record<string, RememberedText> =>
  Object.fromEntries(
    topic.texts.map((text): [string, RememberedText] => {
      const before = earlier?.[text.language];
      const same = before?.hash === text.hash;
      const commit = same ? before.commit : facts.commit;
      const section = text.heading && plainText(text.heading.children).trim();
      return [
        text.language,
        {
          file: text.page.file,
          ...(section ? { section } : {}),
          hash: text.hash,
          read: same ? before.read : facts.read,
          ...(commit === undefined ? {} : { commit }),
        },
      ];
    }),
  );

export const lockOf = (topics: readonly ImportedTopic[], facts: TreeFacts, dialect: Dialect, earlier: readonly Remembered[]): ImportLock => {
  const before = new Map(earlier.map((one) => [one.id, one.texts]));
  return {
    version: 1,
    doc: facts.doc,
    dialect,
    shelf: facts.shelf,
    read: facts.read,
    ...(facts.commit === undefined ? {} : { commit: facts.commit }),
    ...(facts.licence === undefined ? {} : { licence: facts.licence }),
    redistribution: facts.licence === undefined ? 'not allowed: no licence was found' : 'see the licence',
    ...(facts.url === undefined ? {} : { url: facts.url }),
    sections: topics.map((topic) => ({
      id: topic.id,
      key: topic.key,
      kind: topic.kind,
      hash: topic.texts[0]!.hash,
      body: topic.body,
      texts: textsOf(topic, facts, before.get(topic.id)),
    })),
  };
};
