import { closeSync, constants, existsSync, fsyncSync, lstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { safePath } from './safe-path.ts';

/** A file to be written, or with no text to be taken away. */
export type Change = { readonly name: string; readonly text?: string };

const NEXT = 'import/next';
const JOURNAL = `${NEXT}/journal.json`;

type Journal = { readonly puts: readonly string[]; readonly deletes: readonly string[] };

const writeNew = (path: string, text: string, sync = false): void => {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o644);
  try {
    writeSync(file, text);
    if (sync) fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

const stagedName = (at: number): string => `${NEXT}/${at}`;

/** Moves what is staged into place, in one go: all paths are looked at before. May be done again after a kill: what has moved is not there any more. */
const carryOut = (dir: string, { puts, deletes }: Journal): void => {
  const moves = puts.flatMap((name, at): [string, string][] => {
    const staged = safePath(dir, stagedName(at), false);
    return existsSync(staged) ? [[staged, safePath(dir, name, true)]] : [];
  });
  const gone = deletes.map((name) => safePath(dir, name, false)).filter((path) => existsSync(path));
  for (const [from, to] of moves) renameSync(from, to);
  for (const path of gone) unlinkSync(path);
};

/** Finishes what a killed import had begun to put in place, and clears away what it had only prepared. */
export const recover = (dir: string): void => {
  const next = join(dir, NEXT);
  if (!lstatSync(next, { throwIfNoEntry: false })) return;
  const journal = safePath(dir, JOURNAL, false);
  if (existsSync(journal)) carryOut(dir, JSON.parse(readFileSync(journal, 'utf8')) as Journal);
  rmSync(next, { recursive: true, force: true });
};

/**
 * Changes the files of a folder all or none: everything is written beside first, then a journal says that it is whole, then names
 * are moved. Killed before that the old files are untouched; killed after it, `recover` finishes. Nothing is written outside `dir`.
 */
export const applyChanges = (dir: string, changes: readonly Change[]): void => {
  if (changes.length === 0) return;
  mkdirSync(dir, { recursive: true });
  recover(dir);
  safePath(dir, JOURNAL, true);
  // What readers of the pack see moves first, and what only the next import needs after it.
  const puts = changes.filter(({ text }) => text !== undefined).sort((a, b) => Number(a.name.startsWith('import/')) - Number(b.name.startsWith('import/')));
  // Every name is looked at before anything moves.
  for (const { name } of changes) safePath(dir, name, false);
  for (const [at, { text }] of puts.entries()) writeNew(safePath(dir, stagedName(at), false), text!);
  const journal: Journal = {
    puts: puts.map(({ name }) => name),
    deletes: changes
      .filter(({ text }) => text === undefined)
      .map(({ name }) => name)
      .sort((a, b) => Number(a.startsWith('import/')) - Number(b.startsWith('import/'))),
  };
  writeNew(safePath(dir, `${NEXT}/journal.part`, false), JSON.stringify(journal), true);
  renameSync(join(dir, NEXT, 'journal.part'), join(dir, JOURNAL));
  carryOut(dir, journal);
  rmSync(join(dir, NEXT), { recursive: true, force: true });
};
