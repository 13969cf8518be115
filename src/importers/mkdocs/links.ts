import { folderOf, normalPath } from '../markdown/tree-links.ts';
import type { Site } from './config.ts';
import { type Languages, languageOf } from './languages.ts';
import { pagePath } from './page-url.ts';

const PAGE = /\.(?:md|markdown)$/i;

/** The files that a page's path may be, in the language of the page that links first. */
const inLanguages = (path: string, language: string | undefined, site: Site, languages: Languages): string[] => {
  if (languages.structure === 'none' || !PAGE.test(path)) return [path];
  if (languages.structure === 'folder') {
    const below = path.startsWith(site.docs) ? path.slice(site.docs.length) : path;
    return [path, ...[language, languages.fallback, ...languages.codes].flatMap((code) => (code === undefined ? [] : [`${site.docs}${code}/${below}`]))];
  }
  const { page } = languageOf(path, languages);
  const bare = page.replace(PAGE, '');
  const codes = [language, languages.fallback, ...languages.codes].filter((code): code is string => code !== undefined);
  // A link may name the language itself; one that does not means the page in the language of the page it stands on.
  return [...(page === path ? [] : [path]), ...codes.map((code) => `${bare}.${code}.md`), page, path];
};

/** A folder of the site, or a page without its ending, as files. */
const asPages = (path: string): string[] => {
  if (/\.html?$/i.test(path)) return [path.replace(/\.html?$/i, '.md')];
  if (/\.[A-Za-z\d]{1,5}$/.test(path) && !PAGE.test(path)) return [path, `${path}.md`];
  if (PAGE.test(path)) return [path];
  const bare = path.replace(/\/$/, '');
  return bare === '' ? ['index.md', 'README.md'] : [`${bare}.md`, `${bare}/index.md`, `${bare}/README.md`, bare];
};

/** What a link of MkDocs may mean: a file beside the page, or an address of the built site as seen from the page's own. */
export const linkCandidates = (file: string, site: Site, languages: Languages): ((path: string) => (string | undefined)[]) => {
  const below = file.startsWith(site.docs) ? file.slice(site.docs.length) : file;
  const { language, page } = languageOf(below, languages);
  const folder = folderOf(file);
  const built = site.docs + pagePath(page, site.directoryUrls);
  const builtFolder = built.endsWith('/') || built === '' ? built : folderOf(built);
  return (path) => {
    const from = path.startsWith('/') ? [site.docs + path.slice(1)] : [folder + path, builtFolder + path, site.docs + path];
    const bases = PAGE.test(path) || /\.[A-Za-z\d]{1,5}$/.test(path) ? from : [from[1] ?? from[0]!, ...from];
    return bases.flatMap((base) => {
      const normal = normalPath(base);
      // A path of another host's root, or one that leaves the tree.
      if (normal === undefined) return [undefined];
      const trailing = base.endsWith('/') && normal !== '' ? `${normal}/` : normal;
      return asPages(trailing).flatMap((candidate) => inLanguages(candidate, language, site, languages));
    });
  };
};
