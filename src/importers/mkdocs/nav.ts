import { sanitise } from '../../model/sanitise.ts';
import { normalPath } from '../markdown/tree-links.ts';

/** Where a page stands in the navigation. */
export type NavEntry = { readonly title?: string; readonly trail: readonly string[] };

const isData = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `nav` of mkdocs.yml by path below the docs folder. A page that stands there twice keeps its last place, as in MkDocs. */
export const readNav = (nav: unknown): Map<string, NavEntry> => {
  const entries = new Map<string, NavEntry>();
  const walk = (value: unknown, title: string | undefined, trail: readonly string[], depth: number): void => {
    if (typeof value === 'string') {
      const path = /^[a-z]+:/.test(value) ? undefined : normalPath(value.replace(/[?#].*$/, ''));
      if (path !== undefined) entries.set(path, { trail, ...(title === undefined ? {} : { title }) });
    } else if (Array.isArray(value) && depth < 20) {
      const inside = title === undefined ? trail : [...trail, title];
      for (const item of value) {
        if (typeof item === 'string') walk(item, undefined, inside, depth + 1);
        else if (isData(item)) for (const [name, child] of Object.entries(item)) walk(child, sanitise(name), inside, depth + 1);
      }
    }
  };
  walk(nav, undefined, [], 0);
  return entries;
};

const folderTitle = (name: string): string => {
  const words = name.replace(/[-_]/g, ' ');
  return sanitise(words.toLowerCase() === words ? words.charAt(0).toUpperCase() + words.slice(1) : words);
};

/** Without a `nav`, MkDocs makes its sections from the folders. */
export const folderEntry = (page: string): NavEntry => ({ trail: page.split('/').slice(0, -1).map(folderTitle) });

/** An entry in another language, as far as it is translated. */
export const translated = (entry: NavEntry, titles: Readonly<Record<string, unknown>> | undefined): NavEntry => {
  const say = (title: string): string => {
    const said = titles?.[title];
    return typeof said === 'string' ? sanitise(said) : title;
  };
  return { trail: entry.trail.map(say), ...(entry.title === undefined ? {} : { title: say(entry.title) }) };
};
