import { parse } from 'yaml';
import type { DocsTree } from '../../model/imported-page.ts';
import { sanitise } from '../../model/sanitise.ts';
import { folderOf } from '../markdown/tree-links.ts';
import type { Location } from './location.ts';

const isData = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const known = new WeakMap<DocsTree, Map<string, unknown>>();

const parseData = (text: string | undefined, file: string): unknown => {
  if (text === undefined) return undefined;
  try {
    return file.endsWith('.json') ? JSON.parse(text) : parse(text, { logLevel: 'silent', maxAliasCount: 20 });
  } catch {
    return undefined;
  }
};

/** Data of a JSON or YAML file, read once; a file that is neither says nothing. */
const readData = (tree: DocsTree, file: string): unknown => {
  const files = known.get(tree) ?? new Map<string, unknown>();
  known.set(tree, files);
  if (!files.has(file)) files.set(file, parseData(tree.text(file), file));
  return files.get(file);
};

/** Order numbers in front of a name: `01-intro` is `intro`. */
export const withoutNumber = (name: string): string => name.replace(/^\d+\s*[-_.]+\s*(?=[^\d\s._-])/, '');

const CATEGORY_FILES = ['_category_.json', '_category_.yml', '_category_.yaml'];

/** What a folder calls itself, in its own tree or, for a translation, in the original. */
const folderTitle = (tree: DocsTree, location: Location, path: string): string => {
  const folders = [location.folder, `${location.site}docs/`].map((folder) => folder + path);
  const label = folders
    .flatMap((folder) => CATEGORY_FILES.map((name) => readData(tree, folder + name)))
    .filter(isData)
    .map((category) => category.label)
    .find((said) => typeof said === 'string');
  return sanitise(typeof label === 'string' ? label : withoutNumber(path.replace(/\/$/, '').split('/').at(-1)!));
};

/** Labels of categories in the language of a page: `current.json` beside its folder, by `sidebar.<name>.category.<label>`. */
const translatedLabels = (tree: DocsTree, location: Location): Map<string, string> => {
  if (location.language === undefined) return new Map();
  const data = readData(tree, `${location.folder.replace(/\/$/, '')}.json`);
  const entries = isData(data) ? Object.entries(data) : [];
  return new Map(
    entries.flatMap(([key, value]) => {
      const label = /^sidebar\.[^.]+\.category\.(.+)$/.exec(key)?.[1];
      const message = isData(value) ? value.message : undefined;
      return label !== undefined && typeof message === 'string' ? [[label, sanitise(message)] as const] : [];
    }),
  );
};

/** Titles of the sections around a page: from a sidebar, else from the folders, in the language of the page. */
export const trailOf = (tree: DocsTree, location: Location, sidebar: readonly string[] | undefined): readonly string[] => {
  const parts = folderOf(location.path).split('/').filter(Boolean);
  const trail = sidebar ?? parts.map((_, index) => folderTitle(tree, location, `${parts.slice(0, index + 1).join('/')}/`));
  if (trail.length === 0) return trail;
  const labels = translatedLabels(tree, location);
  return trail.map((label) => labels.get(label) ?? label);
};

export type Sidebar = ReadonlyMap<string, readonly string[]>;

/** Trails by document id, from sidebars that are JSON. A `sidebars.js` is a program and is not run. */
export const readSidebars = (tree: DocsTree): Sidebar => {
  const trails = new Map<string, readonly string[]>();
  const walk = (value: unknown, trail: readonly string[], depth: number): void => {
    if (depth > 20) return;
    if (typeof value === 'string') trails.set(value, trail);
    else if (Array.isArray(value)) for (const item of value) walk(item, trail, depth + 1);
    else if (isData(value)) {
      const { type, id, label, items, link } = value;
      const inside = typeof label === 'string' ? [...trail, sanitise(label)] : trail;
      if (type === 'doc' && typeof id === 'string') trails.set(id, trail);
      else if (type === 'category') {
        if (isData(link) && typeof link.id === 'string') trails.set(link.id, inside);
        walk(items, inside, depth + 1);
      } else if (type === undefined) for (const [name, child] of Object.entries(value)) walk(child, [...trail, sanitise(name)], depth + 1);
    }
  };
  for (const file of tree.files) {
    if (!/(?:^|\/)(?:sidebars|version-[^/]+-sidebars)\.json$/.test(file)) continue;
    const data = readData(tree, file);
    // The outermost keys name sidebars, not sections.
    if (isData(data)) for (const child of Object.values(data)) walk(child, [], 0);
  }
  return trails;
};
