import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds of quiet after which a save counts as done: editors write a file in several steps. */
const QUIET = 30;

const ROOMS = ['knowledge', 'flows'];

const subfolders = (dir: string): string[] => {
  try {
    return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() || entry.isSymbolicLink() ? [join(dir, entry.name)] : []));
  } catch {
    return [];
  }
};

/** The folders of a pack in which files may be saved. */
const foldersOf = (pack: string): string[] => [pack, ...ROOMS.flatMap((room) => [join(pack, room), ...subfolders(join(pack, room))])];

/** Files that say something about a pack; editors leave others beside them. */
const counts = (file: string | null): boolean => file === null || /\.md$|^mailmedic\.yaml$|^[a-z0-9-]+$/.test(file);

/**
 * Watches folder by folder, not file by file: many editors save by putting a new file in the place of the old one, and a watch
 * on the old one hears nothing more. Returns how to look for new folders, and how to stop.
 */
const watchPacks = (packs: readonly string[], noticed: () => void): { readonly widen: () => void; readonly stop: () => void } => {
  const watchers = new Map<string, FSWatcher>();
  const forget = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  const add = (folder: string, needed: boolean): void => {
    if (watchers.has(folder)) return;
    try {
      const watcher = watch(folder, (_event, file) => counts(file) && noticed());
      watcher.on('error', () => {
        forget(folder);
        noticed();
      });
      watchers.set(folder, watcher);
    } catch (fault) {
      if (needed) throw fault;
    }
  };
  const widen = (): void => {
    for (const pack of packs) for (const folder of foldersOf(pack)) add(folder, folder === pack);
  };
  widen();
  return {
    widen,
    stop: () => {
      for (const folder of [...watchers.keys()]) forget(folder);
    },
  };
};

/** Calls `changed` after saves in the packs, one call at a time, until the signal; rejects only where a pack cannot be watched at all. */
export const watchFolders = (packs: readonly string[], changed: () => Promise<void>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let running = false;
    let again = false;
    let watching: ReturnType<typeof watchPacks> | undefined;
    const stop = (fault?: Error): void => {
      clearTimeout(timer);
      watching?.stop();
      if (fault) reject(fault);
      else resolve();
    };
    const run = async (): Promise<void> => {
      if (running) {
        again = true;
        return;
      }
      running = true;
      try {
        do {
          again = false;
          watching?.widen();
          await changed();
        } while (again);
      } catch (fault) {
        stop(fault as Error);
      }
      running = false;
    };
    try {
      watching = watchPacks(packs, () => {
        clearTimeout(timer);
        timer = setTimeout(() => void run(), QUIET);
      });
    } catch (fault) {
      stop(fault as Error);
      return;
    }
    if (signal.aborted) stop();
    else signal.addEventListener('abort', () => stop(), { once: true });
  });
