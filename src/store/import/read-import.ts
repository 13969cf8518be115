import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportLock } from '../../importers/merge/memory.ts';
import { safePath, UnsafePath } from './safe-path.ts';

export const LOCK = 'import/lock.json';
export const BASE = 'import/base';
export const INCOMING = '.incoming';

/** What a pack remembers of its last import; undefined where there was none, a reason where it cannot be read. */
export const readLock = (dir: string): { readonly lock?: ImportLock; readonly problem?: string } => {
  try {
    const lock = JSON.parse(readFileSync(join(dir, LOCK), 'utf8')) as ImportLock;
    if (lock.version !== 1 || !Array.isArray(lock.sections)) return { problem: `version ${String(lock.version)}` };
    return { lock };
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? {} : { problem: message };
  }
};

/** Text of a regular file in a pack; undefined where there is none. A symbolic link is not looked through. */
export const readOwn = (dir: string, name: string): string | undefined => {
  try {
    const path = safePath(dir, name, false);
    return lstatSync(path).isFile() ? readFileSync(path, 'utf8') : undefined;
  } catch (fault) {
    if (fault instanceof UnsafePath || (fault as NodeJS.ErrnoException).code === 'ENOENT' || (fault as NodeJS.ErrnoException).code === 'ENOTDIR')
      return undefined;
    throw fault;
  }
};

/** Names of the files below a folder of a pack, as the pack names them; links are not followed. */
export const listOwn = (dir: string, folder: string): string[] => {
  try {
    return readdirSync(join(dir, folder), { withFileTypes: true })
      .flatMap((entry) => {
        const name = `${folder}/${entry.name}`;
        return entry.isDirectory() ? listOwn(dir, name) : entry.isFile() ? [name] : [];
      })
      .sort();
  } catch {
    return [];
  }
};
