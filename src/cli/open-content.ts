import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Library } from '../knowledge/library.ts';
import type { Search } from '../knowledge/search/search.ts';
import type { Pack } from '../model/pack.ts';
import type { Place } from '../model/problem.ts';
import { packageRoot } from '../store/package-root.ts';
import type { LoadedPack } from '../store/packs.ts';
import { builtEntry, builtIndex, builtPack } from '../store/read-built-pack.ts';
import type { Call } from './define-command.ts';
import type { Misuse } from './output.ts';
import { words } from './words.ts';

/** What a command knows of the content; each part is made when it is first wanted. */
export type Content = {
  readonly pack: Pack;
  readonly library: () => Promise<Library>;
  readonly search: () => Promise<Search>;
  /** A place as a person standing in `cwd` would open it. */
  readonly locate: (place: Place) => Place;
  /** Whether a file is what `check` and `test` are about: with `--pack` only what these packs hold. */
  readonly isOwn: (file: string) => boolean;
  /** How many files are so. */
  readonly files: number;
  /** The folders of all packs, the built-in one first, and of those that `isOwn` speaks of. */
  readonly dirs: readonly string[];
  readonly ownDirs: readonly string[];
  /** Where a file of a pack lies. */
  readonly path: (file: string) => string;
  /** Where a file lies that `locate` named. */
  readonly absolute: (file: string) => string;
};

/** Settings of a pack; `check` reads them. */
const SETTINGS = 'mailmedic.yaml';

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const wrongPack = (dir: string, path: string, call: Pick<Call, 'language'>): Misuse | undefined => {
  const say = words[call.language];
  if (!isFolder(path)) return { message: say.packMissing(dir) };
  return isFolder(join(path, 'knowledge')) || isFolder(join(path, 'flows')) ? undefined : { message: say.packEmpty(dir) };
};

/** The packs in `extra` over the built-in one, which is read from its sources only where they have changed since it was built. */
const readLayers = async (root: string, extra: readonly string[], current: boolean): Promise<LoadedPack> => {
  const { readPack, readPackOver } = await import('../store/packs.ts');
  return current ? readPackOver(builtPack(root), [root, ...extra]) : readPack([root, ...extra]);
};

/**
 * The built-in pack with the packs of `--pack` over it. `fresh` reads the sources even where a built pack is current:
 * findings of `check` must come from what stands on the disk.
 */
export const openContent = async (
  call: Pick<Call, 'language' | 'options' | 'io'>,
  { fresh = false }: { readonly fresh?: boolean } = {},
): Promise<{ readonly content: Content } | { readonly misuse: Misuse }> => {
  const root = packageRoot();
  const extra = call.options.pack.map((dir) => ({ dir, path: resolve(call.io.cwd, dir) }));
  for (const { dir, path } of extra) {
    const misuse = wrongPack(dir, path, call);
    if (misuse) return { misuse };
  }
  // With --pack nothing is said about the built-in files: as they were built they serve for what the others name.
  const current = (!fresh || extra.length > 0) && builtEntry(root) !== undefined;
  const built = current && extra.length === 0;
  const { pack, origins } = built
    ? { pack: builtPack(root), origins: undefined }
    : await readLayers(
        root,
        extra.map(({ path }) => path),
        current,
      );
  const isOwn = (file: string): boolean => extra.length === 0 || file === SETTINGS || extra.some(({ path }) => origins?.get(file) === path);
  const dirs = [root, ...extra.map(({ path }) => path)];
  const settings = dirs.findLast((dir) => existsSync(join(dir, SETTINGS))) ?? root;
  const path = (file: string): string => join(file === SETTINGS ? settings : (origins?.get(file) ?? root), file);
  let library: Library | undefined;
  let search: Search | undefined;
  const content: Content = {
    pack,
    library: async () => {
      library ??= (await import('../knowledge/library.ts')).createLibrary(pack.articles);
      return library;
    },
    search: async () => {
      const { createSearch } = await import('../knowledge/search/search.ts');
      search ??= createSearch(built ? builtIndex(root) : (await import('../knowledge/search/build-index.ts')).buildIndex(pack));
      return search;
    },
    isOwn,
    files: [...(origins?.keys() ?? [])].filter(isOwn).length,
    dirs,
    ownDirs: extra.length > 0 ? dirs.slice(1) : dirs,
    path,
    absolute: (file) => resolve(call.io.cwd, file),
    locate: (place) => ({ ...place, file: relative(call.io.cwd, path(place.file)) || place.file }),
  };
  // `check` and `test` say it themselves.
  if (extra.length > 0 && !fresh) {
    const { leftOutLines } = await import('./say-left-out.ts');
    for (const line of leftOutLines(content, call.options.pack, words[call.language])) call.io.stderr.write(`${line}\n`);
  }
  return { content };
};
