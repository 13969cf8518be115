import { type CaseStore, createCaseStore } from './case-store.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/** Cases in a file of SQLite, or, where `place` is an address (`postgres://…`), in a database of PostgreSQL. Opened when it is first used. */
export const openCaseStore = (place: string): CaseStore =>
  createCaseStore(/^postgres(ql)?:/.test(place) ? openPostgres(place, migrate) : openSqlite(place, migrate));
