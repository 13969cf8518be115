import type { DocsTree } from '../../model/imported-page.ts';
import type { Site } from './config.ts';

type Data = Readonly<Record<string, unknown>>;

/** Languages of a project: by suffix (`x.de.md`), by folder (`de/x.md`), or none. */
export type Languages = {
  readonly structure: 'suffix' | 'folder' | 'none';
  readonly codes: readonly string[];
  readonly fallback?: string;
  /** Titles of the navigation in another language. */
  readonly titles: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Addresses that a language has of its own. */
  readonly links: ReadonlyMap<string, string>;
};

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

const SUFFIX = /\.([a-z]{2}(?:[-_][A-Za-z]{2,4})?)\.(?:md|markdown)$/;

/** Codes that file names bear, where one page stands in two languages. */
const suffixes = (tree: DocsTree, docs: string): string[] => {
  const pages = new Map<string, Set<string>>();
  for (const file of tree.files) {
    const code = file.startsWith(docs) ? SUFFIX.exec(file)?.[1] : undefined;
    if (code === undefined) continue;
    const base = file.replace(SUFFIX, '');
    pages.set(base, (pages.get(base) ?? new Set()).add(code));
  }
  const paired = [...pages].flatMap(([base, codes]) => (codes.size > 1 || tree.files.includes(`${base}.md`) ? [...codes] : []));
  return [...new Set(paired)].sort();
};

/** `i18n` with a list of languages, or, in its old form, a mapping. */
const fromPlugin = (options: Data): { code: string; data: Data }[] => {
  const { languages } = options;
  if (Array.isArray(languages)) return languages.filter(isData).flatMap((data) => (typeof data.locale === 'string' ? [{ code: data.locale, data }] : []));
  return isData(languages) ? Object.entries(languages).map(([code, data]) => ({ code, data: isData(data) ? data : {} })) : [];
};

const themeLanguage = (site: Site): string | undefined => {
  const theme = site.data.theme;
  const said = isData(theme) ? (theme.language ?? theme.locale) : undefined;
  return typeof said === 'string' ? said : undefined;
};

export const readLanguages = (tree: DocsTree, site: Site): Languages => {
  const options = site.plugins.get('i18n');
  const said = options ? fromPlugin(options).filter(({ code }) => code !== 'default' && code !== 'null') : [];
  const titles = new Map(said.flatMap(({ code, data }) => (isData(data.nav_translations) ? [[code, data.nav_translations] as const] : [])));
  const links = new Map(said.flatMap(({ code, data }) => (typeof data.link === 'string' ? [[code, data.link] as const] : [])));
  if (options) {
    const fallback =
      said.find(({ data }) => data.default === true)?.code ?? (typeof options.default_language === 'string' ? options.default_language : undefined);
    const structure = options.docs_structure === 'folder' ? 'folder' : 'suffix';
    return {
      structure,
      codes: said.map(({ code }) => code),
      titles,
      links,
      ...((fallback ?? said[0]?.code) ? { fallback: (fallback ?? said[0]?.code)! } : {}),
    };
  }
  const codes = suffixes(tree, site.docs);
  const theme = themeLanguage(site);
  return { structure: codes.length > 0 ? 'suffix' : 'none', codes, titles, links, ...(theme === undefined ? {} : { fallback: theme }) };
};

/** Language of a page, and its path below the docs folder as the navigation names it. */
export const languageOf = (path: string, languages: Languages): { language?: string; page: string } => {
  if (languages.structure === 'suffix') {
    const code = SUFFIX.exec(path)?.[1];
    if (code !== undefined && languages.codes.includes(code)) return { language: code, page: path.replace(/\.[^.]+(\.[^.]+)$/, '$1') };
  } else if (languages.structure === 'folder') {
    const code = path.slice(0, Math.max(0, path.indexOf('/')));
    if (languages.codes.includes(code)) return { language: code, page: path.slice(code.length + 1) };
  }
  return { page: path, ...(languages.fallback === undefined ? {} : { language: languages.fallback }) };
};
