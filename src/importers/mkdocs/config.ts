import { parseDocument } from 'yaml';
import type { DocsTree } from '../../model/imported-page.ts';
import { folderOf, normalPath } from '../markdown/tree-links.ts';

type Data = Readonly<Record<string, unknown>>;

/** One project of MkDocs in the tree, as far as its configuration says. */
export type Site = {
  /** The configuration file; undefined when the tree has none. */
  readonly file?: string;
  /** Folder of the configuration, empty or with a slash at its end. */
  readonly root: string;
  /** Folder of the pages, the same way. */
  readonly docs: string;
  readonly data: Data;
  /** Headings get anchors in every script: `toc` has a `slugify` of pymdownx. Its tag is a name of Python's, which YAML does not keep. */
  readonly unicodeAnchors: boolean;
  readonly url?: string;
  readonly directoryUrls: boolean;
  readonly extensions: ReadonlyMap<string, Data>;
  readonly plugins: ReadonlyMap<string, Data>;
};

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of names, or of names with options, as a map. */
const named = (value: unknown): Map<string, Data> => {
  const entries = Array.isArray(value) ? value : isData(value) ? [value] : [];
  const map = new Map<string, Data>();
  for (const entry of entries) {
    if (typeof entry === 'string') map.set(entry, {});
    else if (isData(entry)) for (const [name, options] of Object.entries(entry)) map.set(name, isData(options) ? options : {});
  }
  return map;
};

/** YAML of MkDocs: `!ENV`, `!!python/name:…` and the like stay what is written behind them, and nothing is called. */
export const readYaml = (text: string): Data => {
  const document = parseDocument(text, { merge: true, uniqueKeys: false, strict: false, logLevel: 'silent' });
  try {
    const data: unknown = document.toJS({ maxAliasCount: 100 });
    return isData(data) ? data : {};
  } catch {
    // Aliases without end: the configuration says nothing.
    return {};
  }
};

const CONFIG = /(?:^|\/)mkdocs\.ya?ml$/;

/** Whether the options below `- toc:` name a `slugify` of pymdownx. */
const hasUnicodeAnchors = (text: string): boolean => {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => /^[ \t]*-[ \t]+toc:/.test(line));
  if (at < 0) return false;
  const margin = lines[at]!.indexOf('-');
  const end = lines.findIndex((line, index) => index > at && line.trim() !== '' && line.search(/\S/) <= margin);
  return lines.slice(at, end < 0 ? undefined : end).some((line) => /\bslugify:\s*!!python\/\S*slugs/.test(line));
};

const siteOf = (tree: DocsTree, file: string): Site => {
  const root = folderOf(file);
  const text = tree.text(file) ?? '';
  const data = inherited(tree, root, readYaml(text));
  const said = typeof data.docs_dir === 'string' ? data.docs_dir : 'docs';
  const path = normalPath(root + said);
  const url = data.site_url;
  return {
    file,
    root,
    docs: path === undefined || path === '' ? '' : `${path}/`,
    data,
    unicodeAnchors: hasUnicodeAnchors(text),
    ...(typeof url === 'string' && /^https?:/.test(url) ? { url: url.endsWith('/') ? url : `${url}/` } : {}),
    directoryUrls: data.use_directory_urls !== false,
    extensions: named(data.markdown_extensions),
    plugins: named(data.plugins),
  };
};

/** `INHERIT: ../base.yml`, one level. */
const inherited = (tree: DocsTree, root: string, data: Data): Data => {
  const parent = typeof data.INHERIT === 'string' ? normalPath(root + data.INHERIT) : undefined;
  return parent === undefined ? data : { ...readYaml(tree.text(parent) ?? ''), ...data };
};

const NO_SITE: Site = { root: '', docs: '', data: {}, unicodeAnchors: false, directoryUrls: true, extensions: new Map(), plugins: new Map() };

/** Every project in the tree; one without a configuration when there is none. */
export const findSites = (tree: DocsTree): Site[] => {
  const sites = tree.files.filter((file) => CONFIG.test(file)).map((file) => siteOf(tree, file));
  return sites.length > 0 ? sites : [NO_SITE];
};

/** The project that a page belongs to: the one with the deepest folder around it. */
export const siteFor = (sites: readonly Site[], file: string): Site =>
  sites
    .filter((site) => file.startsWith(site.docs) || file.startsWith(site.root))
    .reduce((best: Site | undefined, site) => (best === undefined || site.root.length > best.root.length ? site : best), undefined) ?? sites[0]!;
