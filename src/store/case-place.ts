import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The folder of this person's cases: MAILMEDIC_HOME, else the data folder of the XDG Base Directory Specification. */
export const caseFolder = (env: Environment): string =>
  env.MAILMEDIC_HOME || (env.XDG_DATA_HOME?.startsWith('/') ? join(env.XDG_DATA_HOME, 'mailmedic') : join(env.HOME || homedir(), '.local/share/mailmedic'));

/** Where cases are kept: the database of a team by MAILMEDIC_DATABASE_URL, else a file in this person's folder. */
export const caseStorePlace = (env: Environment): string => env.MAILMEDIC_DATABASE_URL || join(caseFolder(env), 'cases.db');

/** Whether there may be kept cases, told without opening anything: the first question is on the screen in the meantime. */
export const mayHoldCases = (env: Environment): boolean => Boolean(env.MAILMEDIC_DATABASE_URL) || existsSync(join(caseFolder(env), 'cases.db'));
