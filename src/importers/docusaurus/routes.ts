import type { DocsTree } from '../../model/imported-page.ts';
import { folderOf, normalPath } from '../markdown/tree-links.ts';
import type { SiteConfig } from './config.ts';
import type { Location } from './location.ts';
import { withoutNumber } from './sidebar.ts';

type Front = Readonly<Record<string, unknown>>;

const numberless = (path: string): string => path.split('/').map(withoutNumber).join('/');

/** The document's id: its path without numbers and ending, the last part by the front matter's `id`. */
export const documentId = (location: Location, front: Front): string => {
  const path = numberless(location.path.replace(/\.mdx?$/, ''));
  const id = front.id;
  return typeof id === 'string' && !id.includes('/') ? folderOf(path) + id : path;
};

/** Path of a page below its plug-in's route. `index`, `README` and a page named as its folder are the folder itself. */
export const documentPath = (location: Location, front: Front): string => {
  const { slug } = front;
  const id = documentId(location, front);
  const folder = folderOf(id);
  if (typeof slug === 'string') return (slug.startsWith('/') ? normalPath(slug) : normalPath(folder + slug)) ?? id;
  const name = id.slice(folder.length);
  const own = folder.split('/').at(-2);
  return /^(?:index|readme)$/i.test(name) || (own !== undefined && name.toLowerCase() === own.toLowerCase()) ? folder.replace(/\/$/, '') : id;
};

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** Address of a page of the docs; undefined where the configuration names no site. */
export const documentUrl = (config: SiteConfig, location: Location, front: Front): string | undefined => {
  // What begins with an underscore is part of other pages and has none of its own.
  if (config.url === undefined || location.kind !== 'docs' || /(?:^|\/)_/.test(location.path)) return undefined;
  const language = location.language !== undefined && location.language !== config.defaultLocale ? `${location.language}/` : '';
  const version = location.version === 'current' ? '' : `${encodeURIComponent(location.version)}/`;
  const route = config.routeBase === '/' || config.routeBase === '' ? '' : `${config.routeBase.replace(/^\/|\/$/g, '')}/`;
  return config.url + config.baseUrl + language + route + version + encoded(documentPath(location, front));
};

const PAGE = /\.mdx?$/i;

/** What a link of Docusaurus may mean: a file beside the page, in the docs folder, in the other language, or a route. */
export const linkCandidates = (file: string, location: Location, routes: ReadonlyMap<string, string>): ((path: string) => (string | undefined)[]) => {
  const here = folderOf(file);
  const original = `${location.site}docs/`;
  return (path) => {
    // Files of the site are named from its root; the first candidate is what a missing one is called.
    const site = /^@site\//.test(path) ? path.slice(6) : undefined;
    if (site !== undefined) return [normalPath(location.site + site)];
    const bare = path.startsWith('/') ? path.slice(1) : path;
    const roots = PAGE.test(bare.replace(/\/$/, ''))
      ? [location.folder, original, location.site]
      : [`${location.site}static/`, location.folder, original, location.site];
    const bases = path.startsWith('/') ? roots : [here, location.folder, original];
    const files = bases.map((base) => normalPath(base + bare.replace(/\/$/, '')));
    // A translated page may link to one that is not translated: the original stands at the same path.
    const across = files.flatMap((found) =>
      found?.startsWith(location.folder) && location.folder !== original ? [original + found.slice(location.folder.length)] : [],
    );
    if (PAGE.test(bare.replace(/\/$/, ''))) return [...files, ...across];
    const routed = routesOf(location, path, routes);
    const pages = files.flatMap((found) =>
      found === undefined ? [] : [`${found}.md`, `${found}.mdx`, `${found}/index.md`, `${found}/index.mdx`, `${found}/README.md`],
    );
    return /\.[A-Za-z\d]{1,5}$/.test(bare) ? [...files, ...across, ...routed] : [...routed, ...pages, ...files];
  };
};

/** The page at a route: in this language and version, else the original of this version, else the current one. */
const routesOf = (location: Location, path: string, routes: ReadonlyMap<string, string>): (string | undefined)[] => {
  const bare = path.replace(/^\//, '').replace(/\/$/, '');
  const relative = normalPath(folderOf(numberless(location.path)) + bare);
  const { language: _, ...original } = location;
  const places: readonly Location[] = [location, original, { ...original, version: 'current' }];
  const paths = [...(path.startsWith('/') ? [] : [relative ?? bare]), bare, bare.replace(/^docs\//, '')];
  return places.flatMap((place) => paths.map((one) => routes.get(routeKey(place, one))));
};

/** Pages of one language and version by their path on the site. */
export const routeKey = (location: Location, path: string): string => `${location.language ?? ''}|${location.version}|${path.toLowerCase()}`;

export const isPage = (file: string): boolean => PAGE.test(file);

export const readRoutes = (tree: DocsTree, locate: (file: string) => Location, frontOf: (file: string) => Front): Map<string, string> => {
  const routes = new Map<string, string>();
  for (const file of tree.files) {
    if (!isPage(file)) continue;
    const location = locate(file);
    const key = routeKey(location, documentPath(location, frontOf(file)));
    if (!routes.has(key)) routes.set(key, file);
  }
  return routes;
};
