import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { type PostgresServer, postgresMissing, startPostgres } from './postgres-server.ts';

/** A place for a store that nobody has used before. */
export type NewPlace = () => Promise<string>;

const inSqlite = (define: (newPlace: NewPlace) => void): void => {
  const folder = mkdtempSync(join(tmpdir(), 'mailmedic-cases-'));
  let made = 0;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  define(async () => join(folder, String(++made), 'deep', 'cases.db'));
};

const inPostgres = (define: (newPlace: NewPlace, server: () => PostgresServer) => void): void => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(() => server.stop());
  define(
    () => server.newDatabase(),
    () => server,
  );
};

/** The same tests against either database. Without PostgreSQL its half is skipped, and says so. */
export const inBothDatabases = (define: (newPlace: NewPlace) => void): void => {
  describe('in SQLite', () => inSqlite(define));
  inPostgresOnly(define);
};

export const inPostgresOnly = (define: (newPlace: NewPlace, server: () => PostgresServer) => void): void => {
  const missing = postgresMissing();
  describe.skipIf(missing !== undefined)(missing === undefined ? 'in PostgreSQL' : `in PostgreSQL: skipped, ${missing}`, () => inPostgres(define));
};
