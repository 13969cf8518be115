import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CaseEvent } from '../model/event.ts';

export type CaseSummary = {
  readonly id: string;
  readonly opened: string;
  readonly last: string;
  readonly events: number;
  readonly flow?: string;
  readonly said?: string;
  readonly state: 'open' | 'later' | 'closed';
};

/**
 * Cases on disk. Every method throws what hindered it (an unwritable folder, a corrupt file, a full disk): the session
 * says so once and goes on without.
 */
export type CaseStore = {
  readonly path: string;
  /** Returns when the event is on the disk. Throws when another process added an event with the same number. */
  readonly append: (id: string, event: CaseEvent) => void;
  readonly list: () => readonly CaseSummary[];
  /** In order; empty for an unknown case. */
  readonly events: (id: string) => readonly CaseEvent[];
  readonly close: () => void;
};

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS event (
    case_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (case_id, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER IF NOT EXISTS event_is_kept BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
`;

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

const openDatabase = (path: string): DatabaseSync => {
  makeFolder(dirname(path));
  // Made by hand first: SQLite would let everybody on the machine read the cases.
  closeSync(openSync(path, 'a', 0o600));
  const { DatabaseSync } = loadSqlite();
  const database = new DatabaseSync(path, { timeout: 5000 });
  try {
    // WAL lets another process read meanwhile; FULL syncs at every commit, so that a kill loses nothing that was shown.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    database.exec(SCHEMA);
  } catch (fault) {
    database.close();
    throw fault;
  }
  return database;
};

const summarize = (id: string, events: readonly CaseEvent[]): CaseSummary => {
  const entered = events.findLast((event) => event.type === 'entered');
  const said = events.find((event) => event.type === 'said');
  const end = events.findLast((event) => event.type === 'closed' || event.type === 'later' || event.type === 'resumed');
  return {
    id,
    opened: events[0]!.at,
    last: events.at(-1)!.at,
    events: events.length,
    ...(entered?.type === 'entered' ? { flow: entered.flow } : {}),
    ...(said?.type === 'said' ? { said: said.text } : {}),
    state: end?.type === 'closed' || end?.type === 'later' ? end.type : 'open',
  };
};

/** Opens the store at `path` when it is first used: a start without a case pays nothing for it. */
export const openCaseStore = (path: string): CaseStore => {
  let database: DatabaseSync | undefined;
  let insert: StatementSync | undefined;
  const open = (): DatabaseSync => {
    database ??= openDatabase(path);
    return database;
  };
  const read = (rows: readonly unknown[]): CaseEvent[] => rows.map((row) => JSON.parse((row as { body: string }).body) as CaseEvent);
  return {
    path,
    append: (id, event) => {
      insert ??= open().prepare('INSERT INTO event (case_id, seq, at, type, body) VALUES (?, ?, ?, ?, ?)');
      try {
        insert.run(id, event.seq, event.at, event.type, JSON.stringify(event));
      } catch (fault) {
        if (/UNIQUE/.test((fault as Error).message)) throw Object.assign(new Error(`case ${id} is being walked by another process`), { code: 'CASE_BUSY' });
        throw fault;
      }
    },
    list: () => {
      const rows = open().prepare('SELECT case_id, body FROM event ORDER BY case_id, seq').all() as { case_id: string; body: string }[];
      return [...Map.groupBy(rows, (row) => row.case_id)]
        .map(([id, own]) => summarize(id, read(own)))
        .sort((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : 0));
    },
    events: (id) => read(open().prepare('SELECT body FROM event WHERE case_id = ? ORDER BY seq').all(id)),
    close: () => {
      insert = undefined;
      database?.close();
      database = undefined;
    },
  };
};
