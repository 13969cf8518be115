import { closeSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { createQueue, type Sql, type SqlRow, type SqlValue, type Statements } from './sql.ts';

/** node:sqlite says on Node 22 that it is experimental, in the middle of a conversation: not news for a reader. */
const loadSqlite = (): typeof import('node:sqlite') => {
  const emit = process.emitWarning;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    process.emitWarning = emit;
  }
};

/** One folder after the other: `recursive` of Node never returns below /proc and the like, where making a folder is answered with ENOENT. */
const makeFolder = (path: string): void => {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another Mailmedic may have been quicker.
    if (!existsSync(path)) throw error;
  }
};

/** Milliseconds that a write waits for another terminal's; in between, this program goes on. */
const PATIENCE = 5000;
const BLOCKING = 50;
/** SQLITE_BUSY, without what it was busy with. */
const BUSY = 5;

const isBusy = (fault: unknown): boolean => (((fault as { errcode?: number }).errcode ?? 0) & 0xff) === BUSY;

/** Tries again while another connection writes. */
const patiently = async <T>(act: () => T): Promise<T> => {
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      return act();
    } catch (fault) {
      if (!isBusy(fault) || Date.now() > until) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 10));
    }
  }
};

/** Result codes of SQLite for a place that cannot be written: read-only, full, a journal that cannot be opened. */
const UNWRITABLE = [8, 13, 14];

const isUnwritable = (fault: unknown): boolean => {
  const { code = '', errcode = 0 } = fault as { code?: string; errcode?: number };
  return ['EACCES', 'EROFS', 'EPERM', 'ENOSPC', 'EDQUOT'].includes(code) || UNWRITABLE.includes(errcode & 0xff);
};

/** A copy to read from: SQLite itself must write beside a file in order to read it. Returns the folder that holds it. */
const copyAside = (path: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mailmedic-reading-'));
  for (const end of ['', '-wal']) if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, join(folder, `cases.db${end}`));
  return folder;
};

const openFile = (path: string): DatabaseSync => {
  const { DatabaseSync } = loadSqlite();
  makeFolder(dirname(path));
  // Made by hand first: SQLite would let everybody on the machine read the cases.
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path, { timeout: BLOCKING });
  try {
    // WAL lets another process read meanwhile; FULL syncs at every commit, so that a kill loses nothing that was shown.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  } catch (fault) {
    database.close();
    throw fault;
  }
  return database;
};

/** A file of SQLite. `prepare` is called once it is open. Where nothing can be written, what is there can still be read. */
export const openSqlite = (path: string, prepare: (sql: Sql) => Promise<void>): Sql => {
  const inTurn = createQueue();
  const prepared = new Map<string, StatementSync>();
  let database: DatabaseSync | undefined;
  let ready: Promise<void> | undefined;
  let aside: { readonly folder: string; readonly sql: Sql } | undefined;

  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql) ?? database!.prepare(sql.replace(/\$(\d+)/g, '?$1'));
    prepared.set(sql, known);
    return known;
  };
  const now: Statements = {
    all: async (sql, values = []) => statement(sql).all(...(values as SqlValue[])) as SqlRow[],
    run: async (sql, values = []) => {
      if (values.length === 0) database!.exec(sql);
      else statement(sql).run(...(values as SqlValue[]));
    },
  };
  const whole = async <T>(act: (statements: Statements) => Promise<T>): Promise<T> => {
    await patiently(() => database!.exec('BEGIN IMMEDIATE'));
    try {
      const result = await act(now);
      database!.exec('COMMIT');
      return result;
    } catch (fault) {
      // SQLite rolls back by itself where the disk is full; a second time is an error that would hide the first.
      if (database!.isTransaction) database!.exec('ROLLBACK');
      throw fault;
    }
  };
  const bare: Sql = { ...now, dialect: 'sqlite', place: path, transaction: whole, close: async () => {} };
  const opened = async (): Promise<void> => {
    if (!ready) {
      database = await patiently(() => openFile(path));
      ready = prepare(bare).catch((fault: unknown) => {
        ready = undefined;
        prepared.clear();
        database?.close();
        throw fault;
      });
    }
    await ready;
  };
  return {
    dialect: 'sqlite',
    place: path,
    all: (sql, values) =>
      inTurn(async () => {
        if (aside) return aside.sql.all(sql, values);
        try {
          await opened();
        } catch (fault) {
          if (!isUnwritable(fault) || !existsSync(path)) throw fault;
          const folder = copyAside(path);
          aside = { folder, sql: openSqlite(join(folder, 'cases.db'), prepare) };
          return aside.sql.all(sql, values);
        }
        return now.all(sql, values);
      }),
    run: (sql, values) => inTurn(() => opened().then(() => now.run(sql, values))),
    transaction: (act) => inTurn(() => opened().then(() => whole(act))),
    close: () =>
      inTurn(async () => {
        await aside?.sql.close();
        if (aside) rmSync(aside.folder, { recursive: true, force: true });
        aside = undefined;
        if (!ready) return;
        ready = undefined;
        prepared.clear();
        database?.close();
      }),
  };
};
