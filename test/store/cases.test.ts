import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { CaseEvent } from '../../src/model/event.ts';
import { caseStorePath, newCaseId } from '../../src/store/case-home.ts';
import { openCaseStore } from '../../src/store/cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'mailmedic-cases-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
const newPath = (): string => join(folder, String(++made), 'deep', 'cases.db');

const note = (seq: number, text = 'a note'): CaseEvent => ({ type: 'note', text, seq, at: `2026-11-21T12:00:${String(seq % 60).padStart(2, '0')}.000Z` });

test('events come back as they were kept, in order, also from another opening', () => {
  const path = newPath();
  const store = openCaseStore(path);
  store.append('a', note(1, 'ä \u001b[31m'));
  store.append('a', note(2));
  store.append('b', note(1));
  store.close();
  const again = openCaseStore(path);
  expect(again.events('a')).toEqual([note(1, 'ä \u001b[31m'), note(2)]);
  expect(again.events('nobody')).toEqual([]);
  again.close();
});

test('the list tells the symptom, the flow and the state, latest first', () => {
  const store = openCaseStore(newPath());
  const at = (minute: number) => `2026-11-21T12:${minute}:00.000Z`;
  store.append('old', { type: 'said', text: 'dovecot restarts', seq: 1, at: at(10) });
  store.append('old', { type: 'entered', flow: 'mailcow/dovecot-restarts', hash: 'x', seq: 2, at: at(11) });
  store.append('old', { type: 'later', seq: 3, at: at(12) });
  store.append('new', { ...note(1), at: at(20) });
  expect(store.list()).toEqual([
    { id: 'new', opened: at(20), last: at(20), events: 1, state: 'open' },
    { id: 'old', opened: at(10), last: at(12), events: 3, flow: 'mailcow/dovecot-restarts', said: 'dovecot restarts', state: 'later' },
  ]);
  store.append('old', { type: 'resumed', seq: 4, at: at(30) });
  expect(store.list()[0]).toMatchObject({ id: 'old', state: 'open' });
  store.close();
});

test('nothing is written before the first event', () => {
  const path = newPath();
  openCaseStore(path).close();
  expect(() => statSync(path)).toThrow(/ENOENT/);
});

test('nobody else on the machine may read the cases', () => {
  const store = openCaseStore(newPath());
  store.append('a', note(1));
  expect(statSync(store.path).mode & 0o077).toBe(0);
  expect(statSync(join(store.path, '..')).mode & 0o077).toBe(0);
  store.close();
});

test('an event cannot be kept twice: another process walks the same case', () => {
  const path = newPath();
  const [one, other] = [openCaseStore(path), openCaseStore(path)];
  one.append('a', note(1));
  expect(() => other.append('a', note(1, 'mine'))).toThrow('case a is being walked by another process');
  other.append('a', note(2, 'after'));
  expect(one.events('a')).toEqual([note(1), note(2, 'after')]);
  one.close();
  other.close();
});

test('a corrupt file and a folder that is none are errors that say so, and are left as they were', () => {
  const corrupt = newPath();
  mkdirSync(join(corrupt, '..'), { recursive: true });
  writeFileSync(corrupt, 'this is no database, whatever its name says '.repeat(100));
  expect(() => openCaseStore(corrupt).append('a', note(1))).toThrow(/not a database/);
  expect(readFileSync(corrupt, 'utf8')).toMatch(/^this is no database/);
  const blocked = join(folder, 'a-file');
  writeFileSync(blocked, '');
  expect(() => openCaseStore(join(blocked, 'cases.db')).append('a', note(1))).toThrow(/EEXIST|ENOTDIR/);
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
         store.append(${JSON.stringify(id)}, { type: 'note', text: 'n', seq, at: '2026-11-21T12:00:00.000Z' });
         process.stdout.write(seq + '\\n');
       }`,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );

test('two processes at once lose nothing and corrupt nothing', async () => {
  const path = newPath();
  const codes = await Promise.all(['a', 'b'].map(async (id) => (await once(writer(path, id, 100), 'exit'))[0]));
  expect(codes).toEqual([0, 0]);
  const store = openCaseStore(path);
  for (const id of ['a', 'b']) expect(store.events(id).map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  store.close();
});

test('what was kept before a kill is still there after it', async () => {
  const path = newPath();
  const child = writer(path, 'a', 100_000);
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
    if (said.split('\n').length > 50) child.kill('SIGKILL');
  });
  await once(child, 'close');
  const last = Number(said.trim().split('\n').at(-1));
  const store = openCaseStore(path);
  const kept = store.events('a');
  expect(kept.length).toBeGreaterThanOrEqual(last);
  expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1));
  store.close();
});

test('a place where no folder can be made is said at once, where Node itself would try for ever', () => {
  const program = `import(${JSON.stringify(new URL('../../src/store/cases.ts', import.meta.url).href)}).then(({ openCaseStore }) => openCaseStore('/proc/none/cases.db').list()).then(() => console.log('kept'), (error) => console.log(error.code));`;
  const run = spawnSync(process.execPath, ['-e', program], { timeout: 8000, killSignal: 'SIGKILL', encoding: 'utf8' });
  expect(run.signal).toBe(null);
  expect(run.stdout.trim()).toMatch(/^E[A-Z]+$/);
});

test('the place is MAILMEDIC_HOME, else the XDG data folder, else the one in the home', () => {
  expect(caseStorePath({ MAILMEDIC_HOME: '/m', XDG_DATA_HOME: '/x', HOME: '/h' })).toBe('/m/cases.db');
  expect(caseStorePath({ XDG_DATA_HOME: '/x', HOME: '/h' })).toBe('/x/mailmedic/cases.db');
  expect(caseStorePath({ XDG_DATA_HOME: 'relative', HOME: '/h' })).toBe('/h/.local/share/mailmedic/cases.db');
});

test('a new id is short, dated and easy to read aloud', () => {
  expect(newCaseId(new Date('2026-11-21T12:00:00Z'))).toMatch(/^261121-[0-9abcdefghjkmnpqrstvwxyz]{5}$/);
});
