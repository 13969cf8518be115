import { restructuredText } from '../../../src/importers/rst/importer.ts';
import type { Block } from '../../../src/model/block.ts';
import type { DocsTree, ImportedPage } from '../../../src/model/imported-page.ts';

/** A tree of files that stand in memory. */
export const treeOf = (files: Readonly<Record<string, string>>): DocsTree => ({ files: Object.keys(files).sort(), text: (file) => files[file] });

/** The pages of a tree, by file. */
export const readTree = (files: Readonly<Record<string, string>>): Record<string, ImportedPage> =>
  Object.fromEntries([...restructuredText.pages(treeOf(files))].map((page) => [page.file, page]));

/** One page by itself. */
export const readPage = (text: string): ImportedPage => readTree({ 'page.rst': text })['page.rst']!;

/** A value without places, so that it can be written down. */
export const bare = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, inner) => (key === 'place' ? undefined : inner)));

export const blocksOf = (text: string): Block[] => bare(readPage(text).blocks) as Block[];
