import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchIndex } from '../knowledge/search/search-index.ts';
import type { Pack } from '../model/pack.ts';
import type { Entry } from './entry.ts';
import { sameStamp, stampOf } from './pack-files.ts';

/** The files of a built pack, inside `dist/`. */
export const BUILT_FILES = { entry: 'entry.json', pack: 'pack.json', index: 'search.json' } as const;

const read = <T>(root: string, name: string): T => JSON.parse(readFileSync(join(root, 'dist', name), 'utf8')) as T;

/**
 * The entry of the pack built into `root/dist`, or undefined where there is none or where the sources beside it have
 * changed since. Only a checkout (it has `build.mjs`) is compared: installed files got other times on their way.
 */
export const builtEntry = (root: string): Entry | undefined => {
  try {
    const entry = read<Entry>(root, BUILT_FILES.entry);
    return existsSync(join(root, 'build.mjs')) && !sameStamp(entry.stamp, stampOf(root)) ? undefined : entry;
  } catch {
    // Not built, or half written: the sources are read instead.
    return undefined;
  }
};

export const builtPack = (root: string): Pack => read<Pack>(root, BUILT_FILES.pack);

export const builtIndex = (root: string): SearchIndex => read<SearchIndex>(root, BUILT_FILES.index);
