import type { DocsTree } from '../../model/imported-page.ts';
import { isConfig } from './config.ts';
import { isPage } from './routes.ts';

const SIGNS =
  /^(?:import\s+\w+\s+from\s+['"]@(?:theme|site|docusaurus)\/|:::(?:note|tip|info|warning|danger|caution)\b|(?:sidebar_position|sidebar_label|pagination_next|hide_table_of_contents)\s*:)/m;

/** By its configuration, by its folders of translations and versions; else by how many pages look like it. */
export const recognises = (tree: DocsTree): number => {
  if (tree.files.some(isConfig)) return 0.97;
  if (tree.files.some((file) => /(?:^|\/)docusaurus-plugin-content-docs\//.test(file))) return 0.93;
  if (tree.files.some((file) => /(?:^|\/)(?:_category_\.(?:json|ya?ml)|versioned_docs\/version-[^/]+\/.*)$/.test(file))) return 0.85;
  const pages = tree.files.filter(isPage).slice(0, 200);
  if (pages.length === 0) return 0;
  const like = pages.filter((file) => SIGNS.test(tree.text(file) ?? '')).length;
  return like === 0 ? 0 : 0.35 + 0.4 * (like / pages.length);
};
