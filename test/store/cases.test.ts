import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { caseStorePlace } from '../../src/store/case-place.ts';
import { openCaseStore } from '../../src/store/cases.ts';
import { newCaseId } from '../../src/store/new-case-id.ts';
import { note } from './entries.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailmedic-cases-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
const newPath = (): string => join(folder, String(++made), 'deep', 'cases.db');

test('nothing is written before the first event', async () => {
  const path = newPath();
  await openCaseStore(path).close();
  expect(() => statSync(path)).toThrow(/ENOENT/);
});

test('nobody else on the machine may read the cases', async () => {
  const store = openCaseStore(newPath());
  await store.append('a', [note(1)]);
  expect(statSync(store.place).mode & 0o077).toBe(0);
  expect(statSync(join(store.place, '..')).mode & 0o077).toBe(0);
  await store.close();
});

test('a corrupt file and a folder that is none are errors that say so, and are left as they were', async () => {
  const corrupt = newPath();
  mkdirSync(join(corrupt, '..'), { recursive: true });
  writeFileSync(corrupt, 'this is no database, whatever its name says '.repeat(100));
  await expect(openCaseStore(corrupt).append('a', [note(1)])).rejects.toThrow(/not a database/);
  expect(readFileSync(corrupt, 'utf8')).toMatch(/^this is no database/);
  const blocked = join(folder, 'a-file');
  writeFileSync(blocked, '');
  await expect(openCaseStore(join(blocked, 'cases.db')).append('a', [note(1)])).rejects.toThrow(/EEXIST|ENOTDIR/);
});

const writer = (path: string, id: string, events: number) =>
  spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { openCaseStore } from ${JSON.stringify(new URL('../../src/store/cases.ts', import.meta.url).href)};
       const store = openCaseStore(${JSON.stringify(path)});
       for (let seq = 1; seq <= ${events}; seq++) {
         await store.append(${JSON.stringify(id)}, [{ event: { type: 'note', text: 'n', seq, at: '2026-11-21T12:00:00.000Z' } }]);
         process.stdout.write(seq + '\\n');
       }
       await store.close();`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );

test('two processes at once lose nothing and corrupt nothing', async () => {
  const path = newPath();
  const codes = await Promise.all(['a', 'b'].map(async (id) => (await once(writer(path, id, 100), 'exit'))[0]));
  expect(codes).toEqual([0, 0]);
  const store = openCaseStore(path);
  for (const id of ['a', 'b']) expect((await store.events(id)).map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  await store.close();
});

test('a place where no folder can be made is said at once, where Node itself would try for ever', () => {
  const program = `import(${JSON.stringify(new URL('../../src/store/cases.ts', import.meta.url).href)}).then(({ openCaseStore }) => openCaseStore('/proc/none/cases.db').summary('a')).then(() => console.log('kept'), (error) => console.log(error.code));`;
  const run = spawnSync(process.execPath, ['-e', program], { timeout: 8000, killSignal: 'SIGKILL', encoding: 'utf8' });
  expect(run.signal).toBe(null);
  expect(run.stdout.trim()).toMatch(/^E[A-Z]+$/);
});

test('the place is the team’s database, else MAILMEDIC_HOME, else the XDG data folder, else the one in the home', () => {
  expect(caseStorePlace({ MAILMEDIC_DATABASE_URL: 'postgres://db/cases', MAILMEDIC_HOME: '/m' })).toBe('postgres://db/cases');
  expect(caseStorePlace({ MAILMEDIC_HOME: '/m', XDG_DATA_HOME: '/x', HOME: '/h' })).toBe('/m/cases.db');
  expect(caseStorePlace({ XDG_DATA_HOME: '/x', HOME: '/h' })).toBe('/x/mailmedic/cases.db');
  expect(caseStorePlace({ XDG_DATA_HOME: 'relative', HOME: '/h' })).toBe('/h/.local/share/mailmedic/cases.db');
});

test('a new id is short, dated and easy to read aloud', () => {
  expect(newCaseId(new Date('2026-11-21T12:00:00Z'))).toMatch(/^261121-[0-9abcdefghjkmnpqrstvwxyz]{5}$/);
});
