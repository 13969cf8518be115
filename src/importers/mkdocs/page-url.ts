import type { Site } from './config.ts';
import type { Languages } from './languages.ts';

/** Path of a page on the site, below its root: `a/b.md` is `a/b/`, `a/index.md` and `a/README.md` are `a/`. */
export const pagePath = (page: string, directoryUrls: boolean): string => {
  const bare = page.replace(/\.(?:md|markdown)$/i, '');
  if (/(?:^|\/)(?:index|README)$/.test(bare)) return directoryUrls ? bare.replace(/(?:index|README)$/, '') : bare.replace(/README$/, 'index') + '.html';
  return directoryUrls ? `${bare}/` : `${bare}.html`;
};

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** Address of a page; undefined where the configuration names no site. */
export const pageUrl = (site: Site, page: string, language: string | undefined, languages: Languages): string | undefined => {
  if (site.url === undefined) return undefined;
  const folder = languages.structure !== 'none' && language !== undefined && language !== languages.fallback ? `${language}/` : '';
  return site.url + folder + encoded(pagePath(page, site.directoryUrls));
};
