import type { DocsTree, ImportedPage } from '../../model/imported-page.ts';
import { sanitise } from '../../model/sanitise.ts';
import { defineImporter } from '../define-importer.ts';
import { createFileIndex, type FileIndex } from '../markdown/file-index.ts';
import { readFront } from '../markdown/front.ts';
import { readPage } from '../markdown/read-page.ts';
import { createResolve } from '../markdown/tree-links.ts';
import { readConfig, type SiteConfig } from './config.ts';
import { DOCUSAURUS } from './flavour.ts';
import { locate } from './location.ts';
import { includePartials } from './partials.ts';
import { recognises } from './recognise.ts';
import { documentId, documentUrl, isPage, linkCandidates, readRoutes } from './routes.ts';
import { readSidebars, type Sidebar, trailOf } from './sidebar.ts';

type Site = {
  readonly config: SiteConfig;
  readonly sidebars: Sidebar;
  readonly routes: ReadonlyMap<string, string>;
  readonly frontOf: (file: string) => Readonly<Record<string, unknown>>;
  readonly index: FileIndex;
};

const readOne = (tree: DocsTree, file: string, site: Site): ImportedPage => {
  const location = locate(file);
  const front = site.frontOf(file);
  const label = typeof front.sidebar_label === 'string' ? sanitise(front.sidebar_label) : undefined;
  return readPage(tree, file, {
    dialect: 'docusaurus',
    flavour: DOCUSAURUS,
    resolve: createResolve({ file, index: site.index, candidates: linkCandidates(file, location, site.routes) }),
    include: (lines, problems) => includePartials(lines, file, { tree, site: location.site }, problems),
    language: location.language ?? site.config.defaultLocale,
    fallbackTitle: label,
    trail: trailOf(tree, location, site.sidebars.get(documentId(location, front))),
    url: documentUrl(site.config, location, front),
  });
};

/** Front matter of every page is read twice, for the routes and for the page; heads are short. */
const createFrontOf = (tree: DocsTree): Site['frontOf'] => {
  const known = new Map<string, Readonly<Record<string, unknown>>>();
  return (file) => {
    const before = known.get(file);
    if (before) return before;
    const text = tree.text(file);
    const { data } = text?.startsWith('---') || text?.startsWith('\ufeff---') ? readFront(text, file) : { data: {} };
    known.set(file, data);
    return data;
  };
};

export const docusaurus = defineImporter({
  dialect: 'docusaurus',
  title: 'Docusaurus',
  recognises,
  pages: function* (tree) {
    const frontOf = createFrontOf(tree);
    const site: Site = {
      config: readConfig(tree),
      sidebars: readSidebars(tree),
      routes: readRoutes(tree, locate, frontOf),
      frontOf,
      index: createFileIndex(tree.files),
    };
    for (const file of tree.files) if (isPage(file)) yield readOne(tree, file, site);
  },
});
