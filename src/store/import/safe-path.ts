import { lstatSync, mkdirSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A name inside a pack that leads outside, or through a symbolic link. */
export class UnsafePath extends Error {}

/**
 * The path of a file in a folder, with its folders made. Refuses names that lead outside and folders that are symbolic links: what
 * is written there would lie somewhere else.
 */
export const safePath = (root: string, name: string, make: boolean): string => {
  const parts = name.split('/');
  if (posix.isAbsolute(name) || parts.some((part) => part === '' || part === '.' || part === '..' || part.includes('\0'))) throw new UnsafePath(name);
  let folder = root;
  for (const part of parts.slice(0, -1)) {
    folder = join(folder, part);
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (!found && make) mkdirSync(folder);
    else if (found && !found.isDirectory()) throw new UnsafePath(name);
  }
  return join(root, name);
};
