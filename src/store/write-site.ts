import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Names what a site consists of, so that the next one takes away what it does not bring, and nothing else. */
const LIST = 'data/files.json';

const listed = (dir: string): readonly string[] => {
  try {
    const names: unknown = JSON.parse(readFileSync(join(dir, LIST), 'utf8'));
    return Array.isArray(names)
      ? names.filter((name): name is string => typeof name === 'string' && /^[\w.-]+(\/[\w.-]+)*$/.test(name) && !name.includes('..'))
      : [];
  } catch {
    return [];
  }
};

/** Writes a site into a folder, each file in one step, and removes the files of an earlier site that are gone. Throws what hindered it. */
export const writeSite = (dir: string, files: ReadonlyMap<string, string | Uint8Array>): { readonly written: number; readonly removed: number } => {
  const before = listed(dir);
  const names = [...files.keys()].sort();
  for (const name of names) {
    const file = join(dir, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.draft`, files.get(name)!);
    renameSync(`${file}.draft`, file);
  }
  const gone = before.filter((name) => !files.has(name));
  for (const name of gone) rmSync(join(dir, name), { force: true });
  writeFileSync(join(dir, LIST), `${JSON.stringify(names, undefined, 1)}\n`);
  return { written: names.length, removed: gone.length };
};
