export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** Statements that one connection understands; placeholders are `$1`, `$2` in both databases. */
export type Statements = {
  readonly all: (sql: string, values?: readonly SqlValue[]) => Promise<readonly SqlRow[]>;
  readonly run: (sql: string, values?: readonly SqlValue[]) => Promise<void>;
};

/** A database of cases, opened when it is first used. What hinders it is thrown with its `code`. */
export type Sql = Statements & {
  readonly dialect: 'sqlite' | 'postgres';
  /** For people: a path, or an address without its password. */
  readonly place: string;
  /** All or nothing; resolves when it is on the disk. One at a time. */
  readonly transaction: <T>(act: (statements: Statements) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** Runs one thing after the other, whatever becomes of the one before. */
export const createQueue = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act, act);
    last = next.catch(() => {});
    return next;
  };
};
