import { basename } from 'node:path';
import { idOf } from '../../importers/articles/article-ids.ts';
import type { TreeFacts } from '../../importers/articles/imported.ts';
import { type ImportedDocs, importDocs } from '../../importers/import-docs.ts';
import { IMPORTERS } from '../../importers/index.ts';
import type { ImportLock } from '../../importers/merge/memory.ts';
import { recogniseProduct } from '../../importers/recognise-product.ts';
import { isProduct, type Shelf } from '../../model/article.ts';
import type { Dialect, ImportedPage, Importer } from '../../model/imported-page.ts';
import type { Problem } from '../../model/problem.ts';
import { CATALOGUE } from '../../probes/catalogue.ts';
import { type OpenedTree, openDocsTree } from '../../store/import/docs-tree.ts';
import { commitOf, licenceOf } from '../../store/import/tree-origin.ts';
import { vetSignatures } from './vet-signatures.ts';

export type DocsOptions = {
  readonly dialect?: string | undefined;
  readonly product?: string | undefined;
  readonly doc?: string | undefined;
  readonly commit?: string | undefined;
  readonly licence?: string | undefined;
  readonly url?: string | undefined;
};

export type ReadDocs = {
  /** The pages themselves. */
  readonly source: readonly ImportedPage[];
  readonly docs: ImportedDocs;
  readonly facts: TreeFacts;
  readonly dialect: Dialect;
  readonly pages: number;
  readonly problems: readonly Problem[];
};

/** The surest importer, or the one that was named; undefined where none recognises anything. */
const chooseImporter = (tree: OpenedTree['tree'], named: string | undefined): Importer | undefined => {
  if (named !== undefined) return IMPORTERS.find(({ dialect }) => dialect === named);
  const sure = IMPORTERS.map((importer) => ({ importer, by: importer.recognises(tree) })).sort((a, b) => b.by - a.by);
  return sure[0] && sure[0].by > 0 ? sure[0].importer : undefined;
};

/** Sites of documentation whose configuration does not name them. */
const SITES: Readonly<Record<string, string>> = { mailu: 'https://mailu.io/master/' };

const isoDay = (): string => new Date().toISOString().slice(0, 10);

/** Reads a tree of documentation into the files of a pack. `lock` is what the pack remembers; `taken` are ids of other packs. */
export const readDocs = (
  dir: string,
  options: DocsOptions,
  {
    lock,
    taken,
    except,
    progress,
  }: {
    readonly lock?: ImportLock | undefined;
    readonly taken: Iterable<string>;
    readonly except?: string;
    readonly progress: (done: number, file: string) => void;
  },
): ReadDocs | undefined => {
  const { tree, root, problems } = openDocsTree(dir, except);
  const importer = chooseImporter(tree, options.dialect ?? lock?.dialect);
  if (!importer) return undefined;
  const product = isProduct(options.product) ? options.product : undefined;
  const shelf: Shelf = product ?? lock?.shelf ?? recogniseProduct(tree) ?? 'common';
  const commit = options.commit ?? commitOf(root);
  const licence = options.licence ?? licenceOf(dir, root);
  const url = options.url ?? lock?.url ?? SITES[shelf];
  const facts: TreeFacts = {
    doc: options.doc ?? lock?.doc ?? (shelf === 'common' ? idOf(basename(root)) || 'docs' : shelf),
    shelf,
    read: isoDay(),
    ...(commit === undefined ? {} : { commit }),
    ...(licence === undefined ? {} : { licence }),
    ...(url === undefined ? {} : { url }),
  };
  const pages: ImportedPage[] = [];
  for (const page of importer.pages(tree)) {
    pages.push(page);
    progress(pages.length, page.file);
  }
  if (pages.length === 0) return undefined;
  const docs = importDocs(pages, { facts, earlier: lock?.sections ?? [], taken, vet: vetSignatures, catalogue: CATALOGUE });
  return { source: pages, docs, facts, dialect: importer.dialect, pages: pages.length, problems: [...problems, ...pages.flatMap((page) => page.problems)] };
};
