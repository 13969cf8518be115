import { type Article, isBase, type Product, type Shelf } from '../model/article.ts';
import { LANGUAGES, type Language } from '../model/language.ts';

export type Wanted = { readonly product?: Product | undefined; readonly language: Language };

/** Every article of a pack, found by id for a product and a language. */
export type Library = {
  readonly all: readonly Article[];
  /** The text to show. `fallback`: it is not in the wanted language. `id` may be `shelf/id`. */
  resolve(id: string, wanted: Wanted): { readonly article: Article; readonly fallback: boolean } | undefined;
  /** The English article, where kind, answers, signatures, related and sources stand. */
  base(id: string, product?: Product): Article | undefined;
};

const [BASE] = LANGUAGES;

const keyOf = (shelf: Shelf, id: string, language: Language): string => `${shelf}/${id}.${language}`;

/** What stands in the English file only holds for its siblings as well. */
const inherit = (article: Article, base: Article | undefined): Article =>
  base && article !== base
    ? { ...article, kind: base.kind, answers: base.answers, signatures: base.signatures, related: base.related, sources: base.sources }
    : article;

/** A later article with the same shelf, id and language replaces an earlier one, as a later pack does. */
export const createLibrary = (articles: readonly Article[]): Library => {
  const read = new Map(articles.map((article) => [keyOf(article.shelf, article.id, article.language), article]));
  // A base file that waits for its English text stands in for it.
  for (const article of articles) if (isBase(article)) read.set(keyOf(article.shelf, article.id, BASE), article);
  const byKey = new Map([...read].map(([key, article]) => [key, inherit(article, read.get(keyOf(article.shelf, article.id, BASE)))]));

  /** Shelves in the order in which they are searched. */
  const places = (id: string, product: Product | undefined): { shelf: Shelf; bare: string }[] => {
    const slash = id.indexOf('/');
    if (slash > 0) return [{ shelf: id.slice(0, slash) as Shelf, bare: id.slice(slash + 1) }];
    return [...(product ? [product] : []), 'common' as const].map((shelf) => ({ shelf, bare: id }));
  };

  const resolve: Library['resolve'] = (id, { product, language }) => {
    for (const { shelf, bare } of places(id, product)) {
      for (const candidate of [language, BASE]) {
        const article = byKey.get(keyOf(shelf, bare, candidate));
        if (article) return { article, fallback: article.language !== language };
      }
    }
    return undefined;
  };
  return { all: [...new Set(byKey.values())], resolve, base: (id, product) => resolve(id, { product, language: BASE })?.article };
};
