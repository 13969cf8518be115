import { type CaseStore, createCaseStore } from './case-store.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** Whether a place is a database of PostgreSQL rather than a file. */
export const isAddress = (place: string): boolean => /^postgres(ql)?:/.test(place);

/** Cases in a file of SQLite, or, where `place` is an address (`postgres://…`), in a database of PostgreSQL. Opened when it is first used. */
export const openCaseStore = (place: string): CaseStore => createCaseStore(isAddress(place) ? openPostgres(place, migrate) : openSqlite(place, migrate));
