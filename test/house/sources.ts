import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Import, readImports } from './read-imports.ts';

export const ROOT = join(import.meta.dirname, '../..');

export type SourceFile = {
  /** Relative to the checkout: `src/model/view.ts`. */
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
};

/** Every TypeScript file under `folder`, read. */
export const readSources = (folder: string): SourceFile[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = relative(ROOT, join(entry.parentPath, entry.name));
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, room: path.split('/')[1]!, text, lines: text.split('\n').length - 1, imports: readImports(text) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));

/** The file of the checkout that a relative import names. */
export const targetOf = (file: SourceFile, from: string): string | undefined =>
  from.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file.path), from)) : undefined;
