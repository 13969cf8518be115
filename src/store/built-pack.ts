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

/** Places serve whoever mends a file, and `check` reads the files themselves; without them a start reads a third. */
const withoutPlaces = (key: string, value: unknown): unknown => {
  const isPlace = typeof value === 'object' && value !== null && 'line' in value && 'column' in value;
  return key === 'places' || (key === 'place' && isPlace) ? undefined : value;
};

const bare = <T>(value: T): T => JSON.parse(JSON.stringify(value, withoutPlaces)) as T;

/** Writes a built pack into the folder `dist`, the entry last: it vouches for the others. */
export const writeBuiltPack = (built: BuiltPack, dist: string): void => {
  const { articles, flows } = built.pack;
  const parts = { pack: { ...built.pack, articles: bare(articles), flows: bare(flows) }, index: built.index, entry: built.entry };
  for (const part of ['pack', 'index', 'entry'] as const) writeFileSync(join(dist, BUILT_FILES[part]), JSON.stringify(parts[part]));
};
