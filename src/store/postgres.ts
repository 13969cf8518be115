import type { Client } from 'pg';
import { createQueue, type Sql, type SqlRow, type SqlValue, type Statements } from './sql.ts';

/** Milliseconds to wait for a connection, for a statement that a person waits for, and for one that counts a whole store. */
const CONNECT = 5000;
const STATEMENT = 5000;
const LONGEST = 60_000;

/** The address as it may be shown: without its password. */
export const shownAddress = (address: string): string => {
  try {
    const url = new URL(address);
    if (url.password !== '') url.password = '***';
    return url.href;
  } catch {
    return address.replace(/:[^:@/]*@/, ':***@');
  }
};

/** Whether the server itself refused a statement (a code of SQLSTATE), rather than the connection. */
const isAnswer = (fault: unknown): boolean => {
  const { code, severity } = fault as { code?: string; severity?: string };
  return /^[0-9A-Z]{5}$/.test(code ?? '') && severity === 'ERROR';
};

/** Two that write the first event of a case at once: one of them has to look again. */
const isRace = (fault: unknown): boolean => ['23505', '40001', '40P01'].includes((fault as { code?: string }).code ?? '');

/** A database of PostgreSQL, for a team. A connection that broke is made anew with the next statement. */
export const openPostgres = (address: string, prepare: (sql: Sql) => Promise<void>): Sql => {
  const inTurn = createQueue();
  let client: Client | undefined;

  const connect = async (): Promise<Client> => {
    const pg = (await import('pg')).default;
    const fresh = new pg.Client({
      connectionString: address,
      connectionTimeoutMillis: CONNECT,
      query_timeout: LONGEST,
      application_name: 'mailmedic',
      keepAlive: true,
      // Numbers of 64 bits are counts here, far below 2^53.
      types: { getTypeParser: (oid: number, format?: string) => (oid === 20 ? Number : pg.types.getTypeParser(oid, format as 'text')) },
    } as ConstructorParameters<typeof pg.Client>[0]);
    // A connection that is lost while nobody asks anything is found out by the next statement.
    const lost = (): void => {
      if (client === fresh) client = undefined;
    };
    fresh.on('error', lost);
    fresh.on('end', lost);
    await fresh.connect();
    return fresh;
  };
  /** `query_timeout` of one statement is known to pg, but not to its types. */
  const ask = async (text: string, values: readonly SqlValue[], milliseconds: number): Promise<readonly SqlRow[]> => {
    const statement = { text, query_timeout: milliseconds, ...(values.length === 0 ? {} : { values: [...values] }) };
    return (await client!.query(statement)).rows as SqlRow[];
  };
  const within = (milliseconds: number): Statements => ({
    all: (sql, values = []) => ask(sql, values, milliseconds),
    run: async (sql, values = []) => void (await ask(sql, values, milliseconds)),
  });
  const statements = within(STATEMENT);
  const drop = async (): Promise<void> => {
    const old = client;
    client = undefined;
    await old?.end().catch(() => {});
  };
  const whole = async <T>(act: (statements: Statements) => Promise<T>): Promise<T> => {
    try {
      await statements.run('BEGIN');
      const result = await act(statements);
      await statements.run('COMMIT');
      return result;
    } catch (fault) {
      // The server says that it took nothing: the connection is good. Whatever else went wrong, a fresh one knows of no half transaction.
      if (isAnswer(fault)) await statements.run('ROLLBACK');
      else await drop();
      throw fault;
    }
  };
  const place = shownAddress(address);
  // Tables are made over again in one go: that may take its time.
  const bare: Sql = { ...within(LONGEST), dialect: 'postgres', place, transaction: whole, close: async () => {} };
  const opened = async (): Promise<void> => {
    if (client) return;
    client = await connect();
    try {
      await prepare(bare);
    } catch (fault) {
      await drop();
      throw fault;
    }
  };
  const alone = <T>(act: () => Promise<T>): Promise<T> =>
    inTurn(async () => {
      await opened();
      try {
        return await act();
      } catch (fault) {
        if (!isAnswer(fault)) await drop();
        throw fault;
      }
    });
  const again = async <T>(act: () => Promise<T>, tries = 3): Promise<T> => {
    try {
      return await act();
    } catch (fault) {
      if (tries <= 0 || !isRace(fault)) throw fault;
      return again(act, tries - 1);
    }
  };
  return {
    dialect: 'postgres',
    place,
    all: (sql, values) => alone(() => within(LONGEST).all(sql, values)),
    run: (sql, values) => alone(() => statements.run(sql, values)),
    transaction: (act) => alone(() => again(() => whole(act))),
    close: () => inTurn(drop),
  };
};
