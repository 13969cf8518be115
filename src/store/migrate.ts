import type { CaseEvent } from '../model/event.ts';
import { COLUMNS, newRow, rowAfter, trialOf } from './case-row.ts';
import { SCHEMA_VERSION, statementsOf } from './schema.ts';
import type { Sql, SqlValue, Statements } from './sql.ts';

/** The store was written by a newer Mailmedic: nothing is touched. */
export class NewerStore extends Error {
  readonly code = 'STORE_NEWER';
  readonly version: number;
  constructor(version: number) {
    super(`its tables are of version ${version}, this Mailmedic knows ${SCHEMA_VERSION}`);
    this.version = version;
  }
}

const sqliteVersion = async (sql: Statements): Promise<number> => {
  const [version] = await sql.all('PRAGMA user_version');
  if (Number(version?.user_version) > 0) return Number(version?.user_version);
  // The first version did not write its number down.
  const [table] = await sql.all(`SELECT count(*) AS n FROM sqlite_master WHERE type = 'table' AND name = 'event'`);
  return Number(table?.n) > 0 ? 1 : 0;
};

const postgresVersion = async (sql: Statements): Promise<number> => {
  // Read as a table: to_regclass remembers that there was none, also after waiting for the one who makes it.
  const [made] = await sql.all(`SELECT count(*) AS n FROM pg_tables WHERE tablename = 'mailmedic_schema' AND schemaname = current_schema()`);
  if (Number(made?.n) === 0) return 0;
  const [row] = await sql.all('SELECT max(version) AS version FROM mailmedic_schema');
  return Number(row?.version ?? 0);
};

export const versionOf = (sql: Pick<Sql, 'dialect'> & Statements): Promise<number> => (sql.dialect === 'sqlite' ? sqliteVersion(sql) : postgresVersion(sql));

const writeVersion = async (dialect: Sql['dialect'], version: number, sql: Statements): Promise<void> => {
  if (dialect === 'sqlite') return sql.run(`PRAGMA user_version = ${version}`);
  await sql.run('CREATE TABLE IF NOT EXISTS mailmedic_schema (version INTEGER NOT NULL)');
  await sql.run('DELETE FROM mailmedic_schema');
  await sql.run('INSERT INTO mailmedic_schema VALUES ($1)', [version]);
};

/** Writes the row of one case, and what it tried, from its events. */
const fileCase = async (id: string, sql: Statements): Promise<void> => {
  const bodies = await sql.all('SELECT body FROM event WHERE case_id = $1 ORDER BY seq', [id]);
  let row = newRow(id);
  const trials = new Map<string, SqlValue[]>();
  for (const { body } of bodies) {
    const entry = { event: JSON.parse(String(body)) as CaseEvent };
    const after = rowAfter(row, entry);
    for (const { flow, node, result } of trialOf(row, after, entry)) trials.set(`${flow}#${node}`, [id, flow, node, result, after.questions, after.seconds]);
    row = after;
  }
  const places = COLUMNS.map((_, at) => `$${at + 1}`).join(', ');
  await sql.run(
    `INSERT INTO case_file (${COLUMNS.join(', ')}) VALUES (${places})`,
    COLUMNS.map((name) => row[name]),
  );
  for (const values of trials.values())
    await sql.run('INSERT INTO trial (case_id, flow, node, result, questions, seconds) VALUES ($1, $2, $3, $4, $5, $6)', values);
};

const step = async (dialect: Sql['dialect'], version: number, sql: Statements): Promise<void> => {
  for (const statement of statementsOf(dialect, version)) await sql.run(statement);
  if (version !== 2) return;
  for (const { case_id: id } of await sql.all('SELECT DISTINCT case_id FROM event')) await fileCase(String(id), sql);
};

/** Any number, the same for every Mailmedic: two that start at once must not both make the tables. */
const LOCK = 7_246_633;

/** Brings the tables to this program's version, all of it or none. A newer store is refused and left as it is. */
export const migrate = async (sql: Sql): Promise<void> => {
  const found = await versionOf(sql);
  if (found > SCHEMA_VERSION) throw new NewerStore(found);
  if (found === SCHEMA_VERSION) return;
  await sql.transaction(async (statements) => {
    if (sql.dialect === 'postgres') await statements.all('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    // Another one may have been quicker.
    const now = await versionOf({ dialect: sql.dialect, ...statements });
    for (let version = now + 1; version <= SCHEMA_VERSION; version++) await step(sql.dialect, version, statements);
    await writeVersion(sql.dialect, SCHEMA_VERSION, statements);
  });
};
