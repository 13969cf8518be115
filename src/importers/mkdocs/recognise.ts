import type { DocsTree } from '../../model/imported-page.ts';

const CONFIG = /(?:^|\/)mkdocs\.ya?ml$/;
const SIGNS = /^ {0,3}(?:!!! |\?\?\?\+? |=== ")/m;

/** By its configuration; without one, by how many pages have its admonitions or tabs. */
export const recognises = (tree: DocsTree): number => {
  if (tree.files.some((file) => CONFIG.test(file))) return 0.95;
  const pages = tree.files.filter((file) => /\.(?:md|markdown)$/i.test(file)).slice(0, 200);
  if (pages.length === 0) return 0;
  const like = pages.filter((file) => SIGNS.test(tree.text(file) ?? '')).length;
  return like === 0 ? 0 : 0.4 + 0.4 * (like / pages.length);
};
