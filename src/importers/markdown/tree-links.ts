import type { FileIndex } from './file-index.ts';

/** Links of a page, resolved in its tree. */

const EXTERNAL = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

/** `a/b/../c` without its dots; undefined where it leads out of the tree. */
export const normalPath = (path: string): string | undefined => {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
};

export const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : '');

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/** Splits an address of the tree into its path and what stands behind it. */
export const splitHref = (href: string): { path: string; anchor: string } => {
  const hash = href.indexOf('#');
  const anchor = hash < 0 ? '' : decoded(href.slice(hash + 1));
  const before = hash < 0 ? href : href.slice(0, hash);
  const query = before.indexOf('?');
  return { path: decoded(query < 0 ? before : before.slice(0, query)), anchor };
};

export type LinkRules = {
  readonly file: string;
  /** Files that a path may mean, likeliest first; the first that the tree has is taken. */
  readonly candidates: (path: string) => readonly (string | undefined)[];
  readonly index: FileIndex;
};

/** A file that is named exactly wins over one that only looks the same. */
const firstOf = (paths: readonly string[], index: FileIndex): string | undefined => {
  let alike: string | undefined;
  for (const path of paths) {
    const found = index.find(path);
    if (found === path) return found;
    alike ??= found;
  }
  return alike;
};

/** Writes what leads into the tree as `tree:<file>#<anchor>`. What leads nowhere names the file that the path says, so that it can be reported. */
export const createResolve =
  ({ file, candidates, index }: LinkRules): ((href: string) => string) =>
  (href) => {
    const bare = href.trim();
    if (bare === '' || EXTERNAL.test(bare)) return bare;
    const { path, anchor } = splitHref(bare);
    const suffix = anchor === '' ? '' : `#${anchor}`;
    if (path === '') return `tree:${file}${suffix}`;
    const all = candidates(path).filter((candidate): candidate is string => candidate !== undefined && candidate !== '');
    const found = firstOf(all, index) ?? all[0];
    return found === undefined ? bare : `tree:${found}${suffix}`;
  };
