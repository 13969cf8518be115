import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Call } from '../define-command.ts';
import type { Misuse } from '../output.ts';
import { words } from '../words.ts';

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** The pack that a new file goes into: the last `--pack`, made where it is missing, else the pack that the person stands in. */
export const packToWrite = ({ options, io, language }: Pick<Call, 'options' | 'io' | 'language'>): { readonly dir: string } | { readonly misuse: Misuse } => {
  const named = options.pack.at(-1);
  if (named !== undefined) {
    const dir = resolve(io.cwd, named);
    if (existsSync(dir) && !isFolder(dir)) return { misuse: { message: words[language].packMissing(named) } };
    return { dir };
  }
  const here = ['knowledge', 'flows'].some((room) => isFolder(join(io.cwd, room)));
  return here ? { dir: io.cwd } : { misuse: { message: words[language].packWanted, mend: words[language].packWantedMend } };
};

export type NewFile = { readonly name: string; readonly text: string };

/** Writes files that are not there yet; where one is, nothing is written at all. */
export const writeNew = (
  dir: string,
  files: readonly NewFile[],
  { io, language }: Pick<Call, 'io' | 'language'>,
): { readonly written: string[] } | { readonly misuse: Misuse } => {
  const say = words[language];
  const shown = (name: string): string => relative(io.cwd, join(dir, name)) || name;
  const standing = files.find(({ name }) => existsSync(join(dir, name)));
  if (standing) return { misuse: { message: say.fileThere(shown(standing.name)), mend: say.fileThereMend } };
  for (const { name, text } of files) {
    try {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      writeFileSync(join(dir, name), text, { flag: 'wx' });
    } catch (fault) {
      return { misuse: { message: say.cannotWrite(shown(name), (fault as Error).message) } };
    }
  }
  return { written: files.map(({ name }) => shown(name)) };
};
