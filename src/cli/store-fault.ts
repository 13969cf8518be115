import { isAddress } from '../store/cases.ts';
import type { CaseWords } from './cases/words.ts';
import type { Misuse } from './output.ts';

type Fault = { readonly code?: string; readonly errcode?: number; readonly message?: string };

/** Primary result codes of SQLite that a person can do something about. */
const FULL = 13;
const CORRUPT = [11, 26];
const READ_ONLY = [8, 14, 3];

/** What hinders a store, and the mend. */
export const storeFault = (fault: unknown, place: string, say: CaseWords): Misuse => {
  const { code = '', errcode = 0, message = String(fault) } = fault as Fault;
  const primary = errcode & 0xff;
  const told = say.store;
  if (code === 'STORE_NEWER') return { message: told.newer(place, message), mend: told.newerMend };
  if (isAddress(place)) return { message: told.away(place, message === '' ? code : message), mend: told.awayMend };
  if (code === 'ENOSPC' || code === 'EDQUOT' || primary === FULL) return { message: told.full(place), mend: told.fullMend };
  if (CORRUPT.includes(primary)) return { message: told.corrupt(place, message), mend: told.corruptMend(place) };
  if (['EACCES', 'EROFS', 'EPERM'].includes(code) || READ_ONLY.includes(primary)) return { message: told.readOnly(place, message), mend: told.mend(place) };
  return { message: told.broken(place, message), mend: told.mend(place) };
};

/** Whether a fault comes from the store rather than from a mistake of this program. */
export const isStoreFault = (fault: unknown): boolean => fault instanceof Error && ('code' in fault || /timeout|terminated|Connection/i.test(fault.message));
