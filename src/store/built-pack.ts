import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIndex } from '../knowledge/search/build-index.ts';
import type { SearchIndex } from '../knowledge/search/search-index.ts';
import type { Pack } from '../model/pack.ts';
import { type Entry, entryOf } from './entry.ts';
import { stampOf } from './pack-files.ts';
import { loadPack } from './packs.ts';
import { BUILT_FILES } from './read-built-pack.ts';

/** A pack as `build.mjs` leaves it in `dist/`: three files, read one after the other as they are needed. */
export type BuiltPack = { readonly entry: Entry; readonly pack: Pack; readonly index: SearchIndex };

/** Reads and indexes the packs in `dirs`. The stamp is that of the first, the built-in one. */
export const buildPack = async (dirs: readonly string[]): Promise<BuiltPack> => {
  // Taken before the files are read: what is saved meanwhile counts as newer.
  const stamp = stampOf(dirs[0]!);
  const pack = await loadPack(dirs);
  return { entry: entryOf(pack, stamp), pack, index: buildIndex(pack) };
};

/** Writes a built pack into the folder `dist`, the entry last: it vouches for the others. */
export const writeBuiltPack = (built: BuiltPack, dist: string): void => {
  for (const part of ['pack', 'index', 'entry'] as const) writeFileSync(join(dist, BUILT_FILES[part]), JSON.stringify(built[part]));
};
