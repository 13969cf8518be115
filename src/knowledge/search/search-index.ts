import type { ArticleKind, Product, Shelf } from '../../model/article.ts';
import type { Area } from '../../model/flow.ts';
import type { Localized } from '../../model/language.ts';

/** Something that can be found: an article, or a flow that leads to articles. */
export type Entry = {
  /** `shelf/id`. */
  readonly key: string;
  readonly type: 'article' | 'flow';
  readonly shelf: Shelf;
  readonly products: readonly Product[];
  readonly kind: ArticleKind | 'flow';
  readonly title: Localized;
  readonly symptoms: Localized<readonly string[]>;
  /** Of an article: ids of documented items. */
  readonly answers: readonly string[];
  /** Of an article: flows that conclude with it, and where. Of a flow: nothing. */
  readonly flows: readonly { readonly flow: string; readonly node: string }[];
  /** Of a flow: its topic. */
  readonly area?: Area;
  /** Which way mail fails, and where it does. */
  readonly way?: 'outgoing' | 'incoming';
  readonly place: 'home' | 'everywhere';
};

/** One signature, and how much it says. */
export type IndexedSignature = {
  readonly pattern: string;
  readonly flags: '' | 'i';
  /** Positions in `entries`. */
  readonly entries: readonly number[];
  /** 0 to 1: how surely the match names this entry and no other. */
  readonly specific: number;
};

/** Everything `createSearch` needs, made when the pack is built. Plain JSON. */
export type SearchIndex = {
  readonly version: 1;
  readonly entries: readonly Entry[];
  /** Term -> entry, impact, entry, impact … Impact is in hundredths. Concepts begin with `~`. */
  readonly terms: Readonly<Record<string, readonly number[]>>;
  readonly signatures: readonly IndexedSignature[];
};
