import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { caseFolder } from '../../store/case-place.ts';
import type { Invitation } from './invitation.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** An invitation that was given, and the case it belongs to. */
export type Given = Invitation & { readonly case?: string };

const fileOf = (id: string, env: Env): string => join(caseFolder(env), 'invitations', `${id}.json`);

/** Kept beside the cases until its reply comes. Throws what hindered it. */
export const keepInvitation = (given: Given, env: Env): void => {
  const file = fileOf(given.id, env);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.draft`, JSON.stringify(given), { mode: 0o600 });
  renameSync(`${file}.draft`, file);
};

/** Undefined where no such invitation was given here. */
export const findInvitation = (id: string, env: Env): Given | undefined => {
  if (!/^[\w-]{8,32}$/.test(id)) return undefined;
  try {
    return JSON.parse(readFileSync(fileOf(id, env), 'utf8')) as Given;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
};
