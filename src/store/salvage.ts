import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseEvent } from '../model/event.ts';
import type { ShownEvent } from './case-store.ts';
import type { Sql, SqlRow } from './sql.ts';
import { openSqlite } from './sqlite.ts';
import type { CarriedCase } from './take-in.ts';

/** What a file of cases still gives; `lost` are cases that are there and cannot be read, or only their beginning can. */
export type Salvaged = { readonly cases: readonly CarriedCase[]; readonly lost: number };

/** Ids one after the other along an index, from either end: a torn page stops each of them at one of its sides. */
const walkIds = async (sql: Sql, table: 'event' | 'case_file', ids: Set<string>): Promise<void> => {
  const column = table === 'event' ? 'case_id' : 'id';
  for (const [than, order] of [
    ['>', 'ASC'],
    ['<', 'DESC'],
  ] as const) {
    let at = than === '>' ? '' : '\u{10ffff}';
    try {
      for (;;) {
        const [row] = await sql.all(`SELECT ${column} AS id FROM ${table} WHERE ${column} ${than} $1 ORDER BY ${column} ${order} LIMIT 1`, [at]);
        if (!row) break;
        at = String(row.id);
        ids.add(at);
      }
    } catch {
      // From the other end, then.
    }
  }
};

const parsed = ({ body, lines }: SqlRow): ShownEvent => ({
  event: JSON.parse(String(body)) as CaseEvent,
  ...(typeof lines === 'string' ? { shown: JSON.parse(lines) as string[] } : {}),
});

const WITH_LINES = 'SELECT body, (SELECT lines FROM shown_text WHERE hash = shown) AS lines FROM event';
const BARE = 'SELECT body, NULL AS lines FROM event';

/** The events of a case from the first on, as far as they can be read. */
const readCase = async (sql: Sql, id: string): Promise<{ readonly events: readonly ShownEvent[]; readonly whole: boolean }> => {
  for (const select of [WITH_LINES, BARE]) {
    try {
      const rows = await sql.all(`${select} WHERE case_id = $1 ORDER BY seq`, [id]);
      return { events: rows.map(parsed), whole: true };
    } catch {
      // The lines, or some of the events, cannot be read.
    }
  }
  const events: ShownEvent[] = [];
  try {
    for (;;) {
      const [row] = await sql.all(`${BARE} WHERE case_id = $1 AND seq = $2`, [id, events.length + 1]);
      if (!row) break;
      events.push(parsed(row));
    }
  } catch {
    // So far and no further.
  }
  return { events, whole: false };
};

/** Events from the first on without a gap: what stands behind one means nothing without it. */
const unbroken = (events: readonly ShownEvent[]): readonly ShownEvent[] => {
  const gap = events.findIndex(({ event }, at) => event.seq !== at + 1);
  return gap === -1 ? events : events.slice(0, gap);
};

/** Reads every case that a file of SQLite still gives, of any version. The file itself is not touched. */
export const salvage = async (path: string): Promise<Salvaged> => {
  const folder = mkdtempSync(join(tmpdir(), 'mailmedic-salvage-'));
  const copy = join(folder, 'cases.db');
  for (const end of ['', '-wal']) if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${copy}${end}`);
  const sql = openSqlite(copy, async () => {});
  try {
    const ids = new Set<string>();
    await walkIds(sql, 'event', ids);
    await walkIds(sql, 'case_file', ids);
    // A file that gives nothing at all is no file of cases: say why.
    if (ids.size === 0) await sql.all('SELECT count(*) AS n FROM event');
    const cases: CarriedCase[] = [];
    let lost = 0;
    for (const id of ids) {
      const { events, whole } = await readCase(sql, id);
      const good = unbroken(events);
      if (good.length > 0) cases.push({ id, events: good });
      if (!whole || good.length < events.length || good.length === 0) lost++;
    }
    return { cases, lost };
  } finally {
    await sql.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
