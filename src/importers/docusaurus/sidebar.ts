import { parse } from 'yaml';
import type { DocsTree } from '../../model/imported-page.ts';
import { sanitise } from '../../model/sanitise.ts';
import { folderOf } from '../markdown/tree-links.ts';
import type { Location } from './location.ts';

const isData = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON is YAML; a file that is neither says nothing. */
const readData = (text: string | undefined): unknown => {
  if (text === undefined) return undefined;
  try {
    return parse(text, { logLevel: 'silent', maxAliasCount: 20 });
  } catch {
    return undefined;
  }
};

/** Order numbers in front of a name: `01-intro` is `intro`. */
export const withoutNumber = (name: string): string => name.replace(/^\d+\s*[-_.]+\s*(?=[^\d\s._-])/, '');

const folderTitle = (tree: DocsTree, folder: string): string => {
  const named = ['_category_.json', '_category_.yml', '_category_.yaml'].map((name) => readData(tree.text(folder + name))).find(isData);
  const label = named?.label;
  const name = folder.replace(/\/$/, '').split('/').at(-1)!;
  return sanitise(typeof label === 'string' ? label : withoutNumber(name));
};

/** Titles of the folders around a page, from `_category_` files or their names. */
export const folderTrail = (tree: DocsTree, location: Location): string[] => {
  const parts = folderOf(location.path).split('/').filter(Boolean);
  return parts.map((_, index) => folderTitle(tree, `${location.folder}${parts.slice(0, index + 1).join('/')}/`));
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
    const data = readData(tree.text(file));
    // The outermost keys name sidebars, not sections.
    if (isData(data)) for (const child of Object.values(data)) walk(child, [], 0);
  }
  return trails;
};
