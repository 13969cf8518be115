import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocsTree } from '../../src/model/imported-page.ts';

/** A folder on disk as a tree. */
export const folderTree = (root: string): DocsTree => {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
  const known = new Map<string, string | undefined>();
  const read = (file: string): string | undefined => {
    if (!files.includes(file)) return undefined;
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(join(root, file)));
    } catch {
      return undefined;
    }
  };
  return {
    files,
    text: (file) => {
      if (!known.has(file)) known.set(file, read(file));
      return known.get(file);
    },
  };
};

/** A tree from texts; null is a file that is no UTF-8. */
export const textTree = (texts: Readonly<Record<string, string | null>>): DocsTree => ({
  files: Object.keys(texts).sort(),
  text: (file) => (Object.hasOwn(texts, file) ? (texts[file] ?? undefined) : undefined),
});
