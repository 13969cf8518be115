import { randomInt } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The folder of this person's cases: MAILMEDIC_HOME, else the data folder of the XDG Base Directory Specification. */
export const caseFolder = (env: Environment): string =>
  env.MAILMEDIC_HOME || (env.XDG_DATA_HOME?.startsWith('/') ? join(env.XDG_DATA_HOME, 'mailmedic') : join(env.HOME || homedir(), '.local/share/mailmedic'));

/** Where cases are kept: the database of a team by MAILMEDIC_DATABASE_URL, else a file in this person's folder. */
export const caseStorePlace = (env: Environment): string => env.MAILMEDIC_DATABASE_URL || join(caseFolder(env), 'cases.db');

// Crockford's base 32 without its letters that look like digits: an id is read aloud on the phone.
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id, for example `261121-k7m2q`: the day, and 25 random bits. */
export const newCaseId = (now: Date): string =>
  `${now.toISOString().slice(2, 10).replaceAll('-', '')}-${Array.from({ length: 5 }, () => LETTERS[randomInt(32)]).join('')}`;
