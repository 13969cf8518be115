import type { Block } from './block.ts';
import type { Language } from './language.ts';
import type { Place } from './problem.ts';

export const PRODUCTS = ['mailcow', 'mailu', 'docker-mailserver', 'bluemind'] as const;

/** A mail server product with articles of its own. */
export type Product = (typeof PRODUCTS)[number];

/** A folder of a pack: one of the products, or what holds for all of them. */
export type Shelf = Product | 'common';

export const SHELVES = [...PRODUCTS, 'common'] as const;

export const isProduct = (value: unknown): value is Product => PRODUCTS.includes(value as Product);

/** Whether a file is the one where everything stands that holds for every language: `x.md` rather than `x.de.md`. */
export const isBase = ({ file }: { readonly file: string }): boolean => !/\.[a-z]{2}\.md$/.test(file);

export const ARTICLE_KINDS = ['problem', 'prerequisite', 'howto', 'background', 'term'] as const;
export type ArticleKind = (typeof ARTICLE_KINDS)[number];

/** Where a fact in an article was read. */
export type Source = {
  /** Name of the document tree, for example `mailcow`. */
  readonly doc: string;
  readonly title: string;
  readonly section?: string;
  readonly url?: string;
  /** ISO date on which it was read. */
  readonly read: string;
  /** What an import knows besides: the file in the tree, its commit, the licence of its text, and a hash of the section. */
  readonly file?: string;
  readonly commit?: string;
  readonly licence?: string;
  readonly hash?: string;
};

/** One regular expression over log text. `flags` other than `i` are not allowed. */
export type Signature = { readonly pattern: string; readonly flags: '' | 'i'; readonly place: Place };

/**
 * `knowledge/<shelf>/<id>.md` (English) or `<id>.de.md` (German), one language of one article. A base file that says
 * `language: de` holds German as long as nobody has written the English text.
 */
export type Article = {
  readonly id: string;
  readonly shelf: Shelf;
  readonly language: Language;
  readonly title: string;
  readonly kind: ArticleKind;
  /** Ids of the documented items that this article serves. Stands in the English file only. */
  readonly answers: readonly string[];
  /** How people say it, in this language. */
  readonly symptoms: readonly string[];
  /** What logs say, whatever the language. Stands in the English file only. */
  readonly signatures: readonly Signature[];
  /** Ids of articles worth reading next. Stands in the English file only. */
  readonly related: readonly string[];
  readonly sources: readonly Source[];
  /** Fingerprint of the English text that this translation says. Never in the English file. */
  readonly translates?: string;
  readonly blocks: readonly Block[];
  /** Path as the pack names it, with forward slashes: `knowledge/mailcow/inotify-limit.de.md`. */
  readonly file: string;
  /** Places of front matter keys, for messages: `title`, `answers.0`, `sources.1.url`. */
  readonly places: Readonly<Record<string, Place>>;
};
