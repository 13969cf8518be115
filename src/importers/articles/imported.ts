import type { ArticleKind, Shelf } from '../../model/article.ts';
import type { Block } from '../../model/block.ts';
import type { ImportedPage } from '../../model/imported-page.ts';
import type { Heading } from './outline.ts';

/** What an import knows of the tree besides its pages. */
export type TreeFacts = {
  /** Name of the documentation, for `sources`. */
  readonly doc: string;
  readonly shelf: Shelf;
  /** ISO date of the import. */
  readonly read: string;
  readonly commit?: string;
  /** SPDX name, or what the licence file calls itself; undefined where none was found. */
  readonly licence?: string;
  /** Where the documentation is published, when its configuration does not say so. */
  readonly url?: string;
};

/** What an earlier import remembers of one language of a section. */
export type RememberedText = { readonly file: string; readonly section?: string; readonly hash: string; readonly read: string; readonly commit?: string };

/** What an earlier import remembers of a section: its id stays, and so does when it was read while it has not changed. */
export type Remembered = {
  readonly key: string;
  readonly id: string;
  /** Of heading and text, and of the text alone, both in the first language. */
  readonly hash: string;
  readonly body: string;
  readonly texts: Readonly<Record<string, RememberedText>>;
};

/** A topic in one language: what stands in one file of the pack. */
export type TopicText = {
  readonly language: string;
  readonly page: ImportedPage;
  readonly title: string;
  readonly heading?: Heading;
  /** Body with links as the tree writes them. */
  readonly blocks: readonly Block[];
  /** Of heading and text, and of the text alone, whatever the page. */
  readonly hash: string;
  readonly body: string;
};

/** One article to be, in all its languages; the first text is the one whose file holds what is the same in all of them. */
export type ImportedTopic = {
  /** `page#anchor`, the same in all languages; the page alone for what is left of it. */
  readonly key: string;
  readonly id: string;
  readonly kind: ArticleKind;
  readonly texts: readonly TopicText[];
  /** Hash of the first text without its heading. */
  readonly body: string;
  /** Keys of topics that were cut out of this one. */
  readonly parts: readonly string[];
  /** Where it stood when it was imported last, if that was elsewhere. */
  readonly movedFrom?: string;
};

/** One file that an import makes. */
export type ImportedFile = {
  readonly name: string;
  readonly text: string;
  readonly topic: string;
  /** Of an article: what a reader of the text gets, but for the places. */
  readonly blocks?: readonly Block[];
};

/** Something that only a person can decide, with the file of the pack it is about. */
export type Todo = { readonly what: TodoKind; readonly file: string; readonly detail: string };
export type TodoKind =
  | 'translate'
  | 'move-language'
  | 'foreign'
  | 'literals'
  | 'odds'
  | 'question'
  | 'probe'
  | 'shape'
  | 'signature'
  | 'licence'
  | 'link'
  | 'check';
