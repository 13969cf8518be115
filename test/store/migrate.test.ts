import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openCaseStore } from '../../src/store/cases.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { SCHEMA_VERSION, statementsOf } from '../../src/store/schema.ts';
import type { Sql } from '../../src/store/sql.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { inBothDatabases } from './both-databases.ts';
import { entries, minute, note } from './entries.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailmedic-cases-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PAGE = { offset: 0, limit: 50, now: '2026-11-29T12:00:00.000Z' };
const bare = (place: string): Sql => (place.startsWith('postgres') ? openPostgres(place, async () => {}) : openSqlite(place, async () => {}));

test('a store that the first released version wrote is brought up to date with all its cases', async () => {
  const path = join(folder, 'v1.db');
  copyFileSync(join(import.meta.dirname, 'fixtures/cases-v1.db'), path);
  const store = openCaseStore(path);
  const { cases, total } = await store.list({}, PAGE);
  expect(total).toBe(3);
  expect(cases.map(({ id, state, flow, said, events }) => ({ id, state, flow, said, events }))).toEqual([
    { id: '261128-80e8a', state: 'waiting', flow: 'common/marked-as-spam', said: undefined, events: 4 },
    { id: '261128-m2mrn', state: 'open', flow: 'common/cannot-send', said: undefined, events: 7 },
    { id: '261128-1dwr6', state: 'closed', flow: 'mailcow/rspamd-hyperscan', said: 'dovecot keeps restarting', events: 10 },
  ]);
  expect((await store.events('261128-1dwr6')).map(({ type }) => type)).toEqual([
    ...['opened', 'consent', 'known', 'said', 'entered', 'is', 'is', 'is', 'is', 'closed'],
  ]);
  expect((await store.figures({ now: PAGE.now })).conclusions).toMatchObject([{ node: 'cpu-type', results: { 'not-helped': 1 } }]);
  expect((await store.list({ text: 'called at noon' }, PAGE)).cases.map(({ id }) => id)).toEqual(['261128-m2mrn']);
  await store.append('261128-m2mrn', [note(8)]);
  await store.close();
});

inBothDatabases((newPlace) => {
  test('tables of the first version become those of now; what they held is kept, and nothing can be changed or deleted', async () => {
    const place = await newPlace();
    // The first version made its folder itself.
    await openCaseStore(place).close();
    const old = openCaseStore(place);
    await old.append('before', [note(1)]);
    await old.close();
    const again = bare(await newPlace());
    for (const statement of statementsOf(again.dialect, 1)) await again.run(statement).catch(() => undefined);
    if (again.dialect === 'postgres') {
      await again.run('CREATE TABLE mailmedic_schema (version INTEGER NOT NULL)');
      await again.run('INSERT INTO mailmedic_schema VALUES ($1)', [1]);
    }
    for (const { event } of entries({ type: 'said', text: 'old words' }, { type: 'entered', flow: 'a/b', hash: 'x' }))
      await again.run('INSERT INTO event (case_id, seq, at, type, body) VALUES ($1, $2, $3, $4, $5)', [
        'x',
        event.seq,
        event.at,
        event.type,
        JSON.stringify(event),
      ]);
    await migrate(again);
    await migrate(again);
    expect(await again.all('SELECT id, said, flow, events FROM case_file')).toMatchObject([{ id: 'x', said: 'old words', flow: 'a/b', events: 2 }]);
    await expect(again.run(`UPDATE event SET body = 'x' WHERE seq = $1`, [1])).rejects.toThrow('append-only');
    await expect(again.run(`DELETE FROM event WHERE seq = $1`, [1])).rejects.toThrow('append-only');
    await again.close();
  });

  test('several that start at once make the tables once', async () => {
    const place = await newPlace();
    const stores = Array.from({ length: 4 }, () => openCaseStore(place));
    await Promise.all(stores.map((store, at) => store.append(`case-${at}`, [note(1)])));
    expect((await stores[0]!.list({}, { ...PAGE, now: minute(0) })).total).toBe(4);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('a store of a newer version is refused with a sentence and left as it is', async () => {
    const place = await newPlace();
    const store = openCaseStore(place);
    await store.append('a', [note(1)]);
    await store.close();
    const future = bare(place);
    await future.run(
      future.dialect === 'sqlite' ? `PRAGMA user_version = ${SCHEMA_VERSION + 1}` : `UPDATE mailmedic_schema SET version = ${SCHEMA_VERSION + 1}`,
    );
    await future.close();
    const refused = openCaseStore(place);
    await expect(refused.append('a', [note(2)])).rejects.toMatchObject({ code: 'STORE_NEWER' });
    await expect(refused.events('a')).rejects.toThrow(`version ${SCHEMA_VERSION + 1}`);
    await refused.close();
    const looked = bare(place);
    expect(await looked.all('SELECT count(*) AS n FROM event')).toEqual([{ n: 1 }]);
    await looked.close();
  });
});
