import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { DocsTree } from '../../model/imported-page.ts';
import type { Problem } from '../../model/problem.ts';

/** Longer files are no documentation that anybody wrote. */
const LARGEST = 8 * 1024 * 1024;
const MOST_FILES = 50_000;

/** Folders that hold no sources of documentation. */
const SKIPPED = new Set(['.git', '.hg', '.svn', 'node_modules', '__pycache__', '.venv', '.cache', '.docusaurus']);

/** Files by which a generator is told about the tree; they may lie above the folder of the pages. */
const CONFIGURATION = /^(?:mkdocs(?:\.\w+)?\.ya?ml|docusaurus\.config\.[cm]?[jt]s|sidebars\.[cm]?[jt]s|conf\.py|\.vitepress)$/;
const SNIPPETS = /^(?:includes|snippets|_snippets)$/;

export type OpenedTree = {
  readonly tree: DocsTree;
  /** Folder where paths of the tree begin: the one named, or the one above it that holds the configuration. */
  readonly root: string;
  /** Files and folders that were left out, with the reason. */
  readonly problems: readonly Problem[];
};

const left = (file: string, message: string, mend?: string): Problem => ({
  rule: 'left-out',
  severity: 'warning',
  message,
  ...(mend === undefined ? {} : { mend }),
  place: { file, line: 1, column: 1 },
});

const entriesOf = (folder: string): Dirent[] | undefined => {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return undefined;
  }
};

/** Walks below `folder`; symbolic links are named and not followed, so nothing outside the tree is read. */
const walk = (root: string, folder: string, wanted: (path: string) => boolean, except: string | undefined, files: string[], problems: Problem[]): void => {
  const entries = entriesOf(folder);
  const nameOf = (name: string): string => relative(root, join(folder, name)).split(sep).join('/');
  if (!entries) {
    problems.push(left(nameOf('.') || '.', 'this folder cannot be read'));
    return;
  }
  for (const entry of entries) {
    if (files.length >= MOST_FILES) return;
    const path = join(folder, entry.name);
    if (path === except || SKIPPED.has(entry.name)) continue;
    if (entry.isSymbolicLink()) problems.push(left(nameOf(entry.name), 'a symbolic link is not followed', 'name the folder it leads to'));
    else if (entry.isDirectory()) walk(root, path, wanted, except, files, problems);
    else if (entry.isFile() && wanted(path)) files.push(nameOf(entry.name));
  }
};

/** The folder above that configures this one, two levels up at most. */
const configuredFrom = (folder: string): string => {
  const holds = (dir: string): boolean => entriesOf(dir)?.some(({ name }) => CONFIGURATION.test(name)) ?? false;
  if (holds(folder)) return folder;
  let above = folder;
  for (let level = 0; level < 2; level++) {
    if (entriesOf(above)?.some(({ name }) => name === '.git')) return folder;
    const next = dirname(above);
    if (next === above) return folder;
    above = next;
    if (holds(above)) return above;
  }
  return folder;
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A folder of documentation on disk, to read only. `except` is left out: a pack that lies inside. A folder of pages whose
 * configuration lies above is read from there, with nothing but the configuration, the snippets and the pages.
 */
export const openDocsTree = (dir: string, except?: string): OpenedTree => {
  const named = realpathSync(resolve(dir));
  const root = configuredFrom(named);
  const files: string[] = [];
  const problems: Problem[] = [];
  const inside = (path: string): boolean => {
    if (root === named || path.startsWith(named + sep)) return true;
    const [first] = relative(root, path).split(sep);
    return CONFIGURATION.test(first!) || SNIPPETS.test(first!);
  };
  walk(root, root, inside, except, files, problems);
  if (files.length >= MOST_FILES) problems.push(left('.', `only the first ${MOST_FILES} files are read`, 'name the folder of the documentation'));
  const known = new Map<string, string | undefined>();
  const present = new Set(files);
  const read = (file: string): string | undefined => {
    const path = join(root, file);
    try {
      if (lstatSync(path).size > LARGEST) {
        problems.push(left(file, 'this file is too large to be documentation'));
        return undefined;
      }
      return utf8.decode(readFileSync(path));
    } catch {
      return undefined;
    }
  };
  const text = (file: string): string | undefined => {
    if (!present.has(file)) return undefined;
    if (!known.has(file)) known.set(file, read(file));
    return known.get(file);
  };
  return { tree: { files: files.sort(), text }, root, problems };
};
