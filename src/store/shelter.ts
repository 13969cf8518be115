import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseFolder, caseStorePlace, type Environment } from './case-place.ts';
import type { CaseStore } from './case-store.ts';
import { isAddress, openCaseStore } from './cases.ts';
import { isGone } from './process-mark.ts';
import { carriedFrom, type TakenIn, takeIn } from './take-in.ts';

/** Folders, best first, for cases that cannot go where they belong: a database that is away, a disk that is full. */
const folders = (env: Environment): string[] => [
  join(caseFolder(env), 'unsent'),
  join(env.TMPDIR || tmpdir(), `mailmedic-${process.getuid?.() ?? env.USER ?? 'user'}`, 'unsent'),
];

/** What stands behind the id in the name of a file: which database of a team it waits for; nothing for the store of this person. */
const belongingTo = (env: Environment): string => {
  const place = caseStorePlace(env);
  return isAddress(place) ? `.${createHash('sha256').update(place).digest('hex').slice(0, 8)}` : '';
};

/** In a folder that everybody may write to, only one of our own is used: another person could have made it for us. */
const isOurs = (folder: string): boolean => {
  try {
    const { uid, mode } = lstatSync(folder);
    return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
  } catch {
    return false;
  }
};

const removeFile = (path: string): void => {
  try {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  } catch {
    // It cannot be removed where it could not be made.
  }
};

/** A store for one case alone, in the first folder that takes it; the reasons where none does. */
export const openShelter = async (id: string, env: Environment, keep: (store: CaseStore) => Promise<void>): Promise<CaseStore | undefined> => {
  for (const folder of folders(env)) {
    const store = openCaseStore(join(folder, `${id}${belongingTo(env)}.db`));
    try {
      mkdirSync(join(folder, '..'), { mode: 0o700, recursive: !folder.startsWith('/proc') });
      if (!isOurs(join(folder, '..'))) continue;
      await keep(store);
      return store;
    } catch {
      await store.close();
      removeFile(store.place);
    }
  }
  return undefined;
};

/** Files of cases that wait to go where they belong. */
export const shelteredFiles = (env: Environment): string[] =>
  folders(env).flatMap((folder) => {
    try {
      return isOurs(join(folder, '..')) ? readdirSync(folder).flatMap((name) => (name.endsWith('.db') ? [join(folder, name)] : [])) : [];
    } catch {
      return [];
    }
  });

/** `261121-k7m2q.1a2b3c4d.db` -> the case and what it waits for. */
const partsOf = (path: string): readonly [id: string, belongs: string] => {
  const [, id = '', belongs = ''] = /([^/.]+)(\.[0-9a-f]{8})?\.db$/.exec(path) ?? [];
  return [id, belongs];
};

/** Whoever had the case when the store went away could not say that they left it. */
const freeFromGone = async (id: string, store: CaseStore): Promise<void> => {
  const holder = (await store.summary(id))?.holder;
  if (!holder || !isGone(holder)) return;
  const token = randomUUID();
  await store.hold(id, token, holder, true);
  await store.release(id, token);
};

export type BroughtHome = TakenIn & { readonly from: string };

/** Brings cases that were kept elsewhere into the store that they belong to. A file goes when all of it has arrived and nobody writes to it any more. */
export const bringHome = async (env: Environment, store: CaseStore): Promise<readonly BroughtHome[]> => {
  const home: BroughtHome[] = [];
  for (const path of shelteredFiles(env)) {
    const [id, belongs] = partsOf(path);
    if (belongs !== belongingTo(env)) continue;
    const shelter = openCaseStore(path);
    try {
      const holder = (await shelter.summary(id))?.holder;
      const taken = await takeIn(await carriedFrom(id, shelter), store);
      await shelter.close();
      home.push({ ...taken, from: path });
      if (holder && !isGone(holder)) continue;
      removeFile(path);
      await freeFromGone(taken.id, store);
    } finally {
      await shelter.close();
    }
  }
  return home.filter(({ outcome }) => outcome !== 'same');
};
