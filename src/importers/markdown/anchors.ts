import type { Flavour } from './flavour.ts';

/** Python-Markdown's `slugify` (markdown/extensions/toc.py): ASCII only. */
const python = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^ -~\s]/g, '')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-');

/** pymdownx' `slugs.slugify` with lower case: letters of every script stay. */
const pythonUnicode = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .trim()
    .toLowerCase()
    .replace(/ /g, '-');

/** github-slugger, as GitHub and Docusaurus use it. */
const github = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');

/** `slugify` of @mdit-vue/shared, as VitePress uses it. */
const vitepress = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\p{Cc}/gu, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/^(\d)/, '_$1')
    .toLowerCase();

const SLUGS: Readonly<Record<Flavour['anchors'], (text: string) => string>> = { python, 'python-unicode': pythonUnicode, github, vitepress };

export type Anchors = { readonly reserve: (id: string) => boolean; readonly make: (title: string) => string };

/** Anchors of one page. A title that comes again gets `_1` from Python-Markdown, `-1` from the others. */
export const createAnchors = (kind: Flavour['anchors']): Anchors => {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const python = kind.startsWith('python');
  const make = (title: string): string => {
    const wanted = SLUGS[kind](title);
    let id = wanted;
    let count = counts.get(wanted) ?? 0;
    // Python-Markdown numbers what has no letter of its own from the first: `_1`.
    while (taken.has(id) || (python && id === '')) id = `${wanted}${python ? '_' : '-'}${++count}`;
    counts.set(wanted, count);
    taken.add(id);
    return id;
  };
  return {
    make,
    reserve: (id) => {
      if (id === '' || taken.has(id)) return false;
      taken.add(id);
      return true;
    },
  };
};
