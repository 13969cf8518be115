import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { DocsTree } from '../src/model/imported-page.ts';

/** A folder of documentation as importers see it. */
export const readFolder = (root: string): DocsTree => {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => relative(root, join(entry.parentPath, entry.name))).sort();
  const known = new Set(files);
  return { files, text: (file) => (known.has(file) ? readFileSync(join(root, file), 'utf8') : undefined) };
};
