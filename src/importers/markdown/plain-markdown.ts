import type { DocsTree } from '../../model/imported-page.ts';
import { defineImporter } from '../define-importer.ts';
import { createFileIndex } from './file-index.ts';
import { GITHUB } from './flavour.ts';
import { languageByName } from './language-by-name.ts';
import { readPage } from './read-page.ts';
import { createResolve, folderOf, normalPath } from './tree-links.ts';

const PAGE = /\.(?:md|markdown|mdown|mkd)$/i;

/** Any tree with Markdown files; every other dialect is surer of its own. */
const recognises = (tree: DocsTree): number => (tree.files.some((file) => PAGE.test(file)) ? 0.2 : 0);

/** A link of GitHub, of its wiki, or of a static site generator: a file, a folder, or a page without its ending. */
const linkCandidates =
  (file: string) =>
  (path: string): (string | undefined)[] => {
    const found = normalPath(path.startsWith('/') ? path : folderOf(file) + path);
    if (found === undefined) return [];
    const bare = found.replace(/\.html?$/i, '');
    return [
      found,
      `${bare}.md`,
      `${found}.markdown`,
      ...(found === '' ? ['README.md', 'index.md'] : [`${found}/README.md`, `${found}/index.md`, `${found}/_index.md`]),
    ];
  };

export const plainMarkdown = defineImporter({
  dialect: 'markdown',
  title: 'Markdown',
  recognises,
  pages: function* (tree) {
    const files = new Set(tree.files);
    const index = createFileIndex(tree.files);
    for (const file of tree.files) {
      if (!PAGE.test(file)) continue;
      yield readPage(tree, file, {
        dialect: 'markdown',
        flavour: GITHUB,
        resolve: createResolve({ file, index, candidates: linkCandidates(file) }),
        language: languageByName(file, (candidate) => files.has(candidate)),
        trail: folderOf(file).split('/').filter(Boolean),
      });
    }
  },
});
