import type { ArticleKind } from '../../model/article.ts';

/** What becomes an article of its own: sections of one page by their index, the first is its head (0: the page itself). */
export type Topic = { readonly head: number; readonly sections: readonly number[]; readonly kind: ArticleKind };
