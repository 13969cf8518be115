import { createHash } from 'node:crypto';
import type { Appended, CasePage, CaseQuery, CaseSummary, Entry, Holder } from '../model/case-record.ts';
import type { CaseEvent } from '../model/event.ts';
import { type CaseFigures, caseFigures } from './case-figures.ts';
import { type CaseRow, COLUMNS, holderOf, newRow, rowAfter, summaryOf, type Trial, trialOf } from './case-row.ts';
import { listCases } from './list-cases.ts';
import type { Sql, SqlRow, Statements } from './sql.ts';

/** Who writes: the holder of the case by their token, or anybody (`free`: a note is welcome from everyone). */
export type Writer = { readonly token?: string; readonly free?: boolean };

export type ShownEvent = { readonly event: CaseEvent; readonly shown?: readonly string[] };

/**
 * Cases in a database, the same for every database. Methods reject with what hindered them (an unwritable folder, a
 * corrupt file, a full disk, a lost connection) and have then changed nothing.
 */
export type CaseStore = {
  /** For people: a path, or an address without its password. */
  readonly place: string;
  /** Resolves when the entries, in order, are on the disk. What was kept before is not kept twice. */
  readonly append: (id: string, entries: readonly Entry[], writer?: Writer) => Promise<Appended>;
  /** In order; empty for an unknown case. */
  readonly events: (id: string) => Promise<readonly CaseEvent[]>;
  /** Events with the lines that were shown because of them, where this was kept. */
  readonly shown: (id: string) => Promise<readonly ShownEvent[]>;
  readonly summary: (id: string) => Promise<CaseSummary | undefined>;
  /** Due reminders first, then open, waiting and closed cases, each latest first. */
  readonly list: (query: CaseQuery, page: { readonly offset: number; readonly limit: number; readonly now: string }) => Promise<CasePage>;
  /** Ids that begin so, at most `most`. */
  readonly idsLike: (prefix: string, most: number) => Promise<readonly string[]>;
  /** Takes a case for a walk. Who has it already comes back, and nothing has changed, unless it is to be taken from them. */
  readonly hold: (id: string, token: string, holder: Holder, take: boolean) => Promise<Holder | undefined>;
  readonly release: (id: string, token: string) => Promise<void>;
  readonly figures: (query: CaseQuery & { readonly now: string }) => Promise<CaseFigures>;
  readonly close: () => Promise<void>;
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const insertShown = async (shown: readonly string[] | undefined, sql: Statements): Promise<string | null> => {
  if (!shown) return null;
  const lines = JSON.stringify(shown);
  const hash = hashOf(lines);
  await sql.run('INSERT INTO shown_text (hash, lines) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING', [hash, lines]);
  return hash;
};

const UPSERT = `INSERT INTO case_file (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((_, at) => `$${at + 1}`).join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${COLUMNS.filter((name) => name !== 'id')
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}`;

const writeTrial = (id: string, { flow, node, result }: Trial, row: CaseRow, sql: Statements): Promise<void> =>
  sql.run(
    `INSERT INTO trial (case_id, flow, node, result, questions, seconds) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (case_id, flow, node) DO UPDATE SET questions = excluded.questions, seconds = excluded.seconds,
       result = CASE WHEN excluded.result = 'reached' THEN trial.result ELSE excluded.result END`,
    [id, flow, node, result, row.questions, row.seconds],
  );

const read = (rows: readonly SqlRow[]): CaseEvent[] => rows.map(({ body }) => JSON.parse(String(body)) as CaseEvent);

/** Writes entries that follow what is there, and the row that sums the case up, in the transaction at hand. */
const write = async (id: string, before: CaseRow, entries: readonly Entry[], sql: Statements): Promise<void> => {
  let row = before;
  for (const entry of entries) {
    const { event } = entry;
    const shown = await insertShown(entry.shown, sql);
    await sql.run('INSERT INTO event (case_id, seq, at, type, body, shown) VALUES ($1, $2, $3, $4, $5, $6)', [
      id,
      event.seq,
      event.at,
      event.type,
      JSON.stringify(event),
      shown,
    ]);
    const after = rowAfter(row, entry);
    for (const trial of trialOf(row, after, entry)) await writeTrial(id, trial, after, sql);
    row = after;
  }
  await sql.run(
    UPSERT,
    COLUMNS.map((name) => row[name]),
  );
};

const rowOf = (found: SqlRow): CaseRow => Object.fromEntries(COLUMNS.map((name) => [name, found[name]])) as unknown as CaseRow;

export const createCaseStore = (sql: Sql): CaseStore => {
  // A row of PostgreSQL is held for the transaction; SQLite has one writer at a time anyway.
  const locked = sql.dialect === 'postgres' ? ' FOR UPDATE' : '';
  const fileOf = async (id: string, statements: Statements): Promise<SqlRow | undefined> =>
    (await statements.all(`SELECT * FROM case_file WHERE id = $1${locked}`, [id]))[0];

  const append = (id: string, entries: readonly Entry[], writer: Writer = {}): Promise<Appended> =>
    sql.transaction(async (statements) => {
      const found = await fileOf(id, statements);
      const holder = found && holderOf(found);
      if (holder && !writer.free && found.held_token !== writer.token) return { kept: false, taken: holder };
      const row = found ? rowOf(found) : newRow(id);
      const first = entries[0]?.event.seq ?? row.events + 1;
      let fresh = entries;
      if (row.events >= first) {
        const there = read(await statements.all('SELECT body FROM event WHERE case_id = $1 AND seq >= $2 ORDER BY seq', [id, first]));
        // An answer to "is it kept?" that was lost on the way: what is there already is what was sent.
        const same = there.every((event, at) => at >= entries.length || JSON.stringify(event) === JSON.stringify(entries[at]!.event));
        if (!same || there.length > entries.length) return { kept: false, behind: there };
        fresh = entries.slice(there.length);
      }
      if (fresh.length > 0) {
        if (fresh[0]!.event.seq !== row.events + 1) throw new Error(`events of case ${id} would have a gap after ${row.events}`);
        await write(id, row, fresh, statements);
      }
      return { kept: true };
    });

  const hold: CaseStore['hold'] = (id, token, holder, take) =>
    sql.transaction(async (statements) => {
      const found = await fileOf(id, statements);
      const other = found && found.held_token !== token ? holderOf(found) : undefined;
      if (other && !take) return other;
      await statements.run('UPDATE case_file SET held_by = $1, held_on = $2, held_process = $3, held_since = $4, held_token = $5 WHERE id = $6', [
        holder.who,
        holder.machine,
        holder.process,
        holder.since,
        token,
        id,
      ]);
      return undefined;
    });

  return {
    place: sql.place,
    append,
    events: async (id) => read(await sql.all('SELECT body FROM event WHERE case_id = $1 ORDER BY seq', [id])),
    shown: async (id) => {
      const rows = await sql.all(
        'SELECT event.body, shown_text.lines FROM event LEFT JOIN shown_text ON shown_text.hash = event.shown WHERE case_id = $1 ORDER BY seq',
        [id],
      );
      return rows.map(({ body, lines }) => ({
        event: JSON.parse(String(body)) as CaseEvent,
        ...(lines === null || lines === undefined ? {} : { shown: JSON.parse(String(lines)) as string[] }),
      }));
    },
    summary: async (id) => {
      const [found] = await sql.all('SELECT * FROM case_file WHERE id = $1', [id]);
      return found && summaryOf(found);
    },
    list: (query, page) => listCases(query, page, sql),
    idsLike: async (prefix, most) => {
      // Everything from the prefix on, up to the first id that does not begin so.
      const rows = await sql.all(`SELECT id FROM case_file WHERE id >= $1 AND id < $2 ORDER BY id LIMIT ${most}`, [prefix, `${prefix}\u{10ffff}`]);
      return rows.map(({ id }) => String(id));
    },
    hold,
    release: (id, token) =>
      sql.run(
        'UPDATE case_file SET held_by = NULL, held_on = NULL, held_process = NULL, held_since = NULL, held_token = NULL WHERE id = $1 AND held_token = $2',
        [id, token],
      ),
    figures: (query) => caseFigures(query, sql),
    close: sql.close,
  };
};
