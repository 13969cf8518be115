import { type Dirent, readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One Markdown file of a pack: its name inside the pack (`knowledge/mailcow/x.de.md`), and the folder of the pack it came from. */
export type PackFile = { readonly name: string; readonly dir: string };

const ROOMS = ['knowledge', 'flows'];

/** What a folder holds; nothing where there is none, undefined where it may not be read. */
const entries = (folder: string): Dirent[] | undefined => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? [] : undefined;
  }
};

const isText = ({ name }: Dirent): boolean => name.endsWith('.md') && !name.startsWith('.') && name !== 'README.md';

/** A folder that may not be read stands for its files: reading it says why. */
const inFolder = (dir: string, folder: string, wanted: (entry: Dirent) => boolean, each: (name: string) => PackFile[]): PackFile[] => {
  const found = entries(join(dir, folder));
  return found ? found.filter(wanted).flatMap((entry) => each(`${folder}/${entry.name}`)) : [{ name: folder, dir }];
};

/** The Markdown files of one pack, in a stable order. A pack that lacks a room has no files there. */
const listPackFiles = (dir: string): PackFile[] =>
  ROOMS.flatMap((room) =>
    inFolder(
      dir,
      room,
      (shelf) => shelf.isDirectory() || shelf.isSymbolicLink(),
      (shelf) => inFolder(dir, shelf, isText, (name) => [{ name, dir }]),
    ),
  ).sort((a, b) => (a.name < b.name ? -1 : 1));

/** `flows/mailcow/x.de.md` -> `flows/mailcow/x`: what a file and its translations have in common. */
export const stem = (name: string): string => name.replace(/(\.[a-z]{2})?\.md$/, '');

/** `true` for `x.de.md`, `false` for `x.md`. */
export const isTranslation = (name: string): boolean => /\.[a-z]{2}\.md$/.test(name);

/**
 * Later packs lie over earlier ones, file by file. A flow whose routing is replaced loses the translations of the
 * old routing: they would speak of other nodes.
 */
export const layerFiles = (dirs: readonly string[]): PackFile[] => {
  const layered = new Map<string, PackFile>();
  for (const dir of dirs) {
    const files = listPackFiles(dir);
    const replaced = new Set(files.filter((file) => file.name.startsWith('flows/') && !isTranslation(file.name)).map((file) => stem(file.name)));
    for (const name of [...layered.keys()]) if (name.startsWith('flows/') && replaced.has(stem(name))) layered.delete(name);
    for (const file of files) layered.set(file.name, file);
  }
  return [...layered.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
};

export type Stamp = Readonly<Record<string, readonly [size: number, modified: number]>>;

/** Size and time of every file of a pack: tells without reading whether a built pack is still that pack. */
export const stampOf = (dir: string): Stamp =>
  Object.fromEntries(
    listPackFiles(dir).map(({ name }) => {
      const { size, mtimeMs } = statSync(join(dir, name));
      return [name, [size, mtimeMs]];
    }),
  );

/** Copying keeps times to the millisecond at best. */
const COPIED = 2;

export const sameStamp = (a: Stamp, b: Stamp): boolean => {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => b[name]?.[0] === a[name]![0] && Math.abs(b[name][1] - a[name]![1]) < COPIED);
};

export type ReadText = PackFile & { readonly text: string };

/** Reads the files; one that cannot be read comes back with the reason instead. */
export const readPackFiles = (files: readonly PackFile[]): Promise<(ReadText | (PackFile & { readonly why: string }))[]> =>
  Promise.all(
    files.map(async (file) => {
      try {
        return { ...file, text: await readFile(join(file.dir, file.name), 'utf8') };
      } catch (fault) {
        return { ...file, why: (fault as Error).message };
      }
    }),
  );
