import { type FSWatcher, watch } from 'node:fs';

/** Milliseconds of quiet after which a save counts as done: editors write a file in several steps. */
const QUIET = 30;

/** Calls `changed` after saves in the folders, one call at a time, until the signal; rejects only where a folder cannot be watched at all. */
export const watchFolders = (dirs: readonly string[], changed: () => Promise<void>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let running = false;
    let again = false;
    const watchers: FSWatcher[] = [];
    const stop = (fault?: Error): void => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
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
          await changed();
        } while (again);
      } catch (fault) {
        stop(fault as Error);
      }
      running = false;
    };
    const noticed = (_event: string, file: string | null): void => {
      if (file !== null && !/(^|[/\\])(knowledge|flows)([/\\]|$)|mailmedic\.yaml$/.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void run(), QUIET);
    };
    for (const dir of dirs) {
      try {
        watchers.push(watch(dir, { recursive: true }, noticed).on('error', () => noticed('error', null)));
      } catch (fault) {
        stop(fault as Error);
        return;
      }
    }
    if (signal.aborted) stop();
    else signal.addEventListener('abort', () => stop(), { once: true });
  });
