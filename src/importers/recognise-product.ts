import { PRODUCTS, type Product } from '../model/article.ts';
import type { DocsTree } from '../model/imported-page.ts';

const NAMES: Readonly<Record<Product, RegExp>> = {
  mailcow: /mailcow/i,
  mailu: /\bmailu\b/i,
  'docker-mailserver': /docker-mailserver|\bDMS\b/i,
  bluemind: /blue-?mind/i,
};

const CONFIGURATION = /(?:^|\/)(?:mkdocs\.ya?ml|docusaurus\.config\.[cm]?[jt]s|conf\.py|package\.json|config\.m?[jt]s)$/;
const SAMPLE = 120;

const only = (texts: readonly string[], share: number): Product | undefined => {
  const found = PRODUCTS.map((product) => ({ product, count: texts.filter((text) => NAMES[product].test(text)).length })).sort((a, b) => b.count - a.count);
  const [first, second] = found;
  return first!.count > texts.length * share && first!.count > second!.count * 1.5 ? first!.product : undefined;
};

/** Names of the site in a configuration, rather than everything that it mentions. */
const siteOf = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /^\s*["']?(?:site_name|site_url|repo_name|repo_url|title|url|baseUrl|projectName|organizationName|project|name)["']?\s*[:=]/.test(line))
    .join('\n');

/** The product whose documentation a tree is: by its configuration, else by what most of its pages speak of. */
export const recogniseProduct = (tree: DocsTree): Product | undefined => {
  const sites = tree.files.filter((file) => CONFIGURATION.test(file) && file.split('/').length <= 3).map((file) => siteOf(tree.text(file) ?? ''));
  const named = only(
    sites.filter((site) => site !== ''),
    0,
  );
  if (named) return named;
  const pages = tree.files.filter((file) => /\.(?:mdx?|rst|txt)$/.test(file));
  const every = Math.max(1, Math.ceil(pages.length / SAMPLE));
  return only(
    pages.filter((_, at) => at % every === 0).map((file) => tree.text(file) ?? ''),
    0.4,
  );
};
