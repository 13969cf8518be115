// A store with many cases: how long the list and the figures take, beside what the database itself needs for a plain
// count. Run: node bench/cases.ts [CASES] [FOLDER]. With a folder the store is kept there and used again.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Entry, Standing } from '../src/model/case-record.ts';
import type { CaseEvent, Input } from '../src/model/event.ts';
import { createCaseStore } from '../src/store/case-store.ts';
import { migrate } from '../src/store/migrate.ts';
import { openSqlite } from '../src/store/sqlite.ts';

const CASES = Number(process.argv[2] ?? 200_000);
const EVENTS = 25;
const LIMIT = 1000;
const folder = process.argv[3] ?? mkdtempSync(join(tmpdir(), 'mailmedic-bench-'));
const path = join(folder, 'cases.db');

/** The same numbers in every run (mulberry32). */
const randomFrom = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
const random = randomFrom(7);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

const PRODUCTS = ['mailcow', 'mailu', 'docker-mailserver', 'bluemind'];
const FLOWS = Array.from({ length: 40 }, (_, at) => `${PRODUCTS[at % 4]}/flow-${at}`);
const WORDS = 'outgoing mail hangs after the update and nobody gets my newsletter since dovecot keeps restarting port 25 refused'.split(' ');
const PEOPLE = ['anna', 'ben', 'carla', 'deniz'];

const START = Date.UTC(2025, 0, 1);
const SPAN = 600 * 86_400_000;

const caseOf = (at: number): { readonly id: string; readonly entries: Entry[] } => {
  const id = `c${at.toString(36).padStart(5, '0')}`;
  const opened = START + Math.floor((at / CASES) * SPAN);
  const flow = pick(FLOWS);
  const entries: Entry[] = [];
  const add = (input: Input, standing?: Standing, shown?: string[]): void => {
    const seq = entries.length + 1;
    const event: CaseEvent = { ...input, seq, at: new Date(opened + seq * 20_000).toISOString(), who: pick(PEOPLE) };
    entries.push({ event, ...(standing ? { standing } : {}), ...(shown ? { shown } : {}) });
  };
  add({ type: 'opened', id, pack: 'bench', host: 'this machine', language: 'en' });
  add({ type: 'known', facts: { product: flow.split('/')[0]! }, by: 'person' });
  add({ type: 'said', text: Array.from({ length: 6 }, () => pick(WORDS)).join(' ') });
  add({ type: 'entered', flow, hash: 'abcd' });
  for (let step = 0; entries.length < EVENTS - 2; step++) {
    const node = `node-${step}`;
    const standing: Standing = {
      kind: 'ask',
      flow,
      node: `node-${step + 1}`,
      title: `Question ${step + 1} of ${flow}?`,
      questions: step,
      product: flow.split('/')[0]!,
    };
    add({ type: 'is', node, outcome: pick(['yes', 'no', 'unsure']), by: 'person' }, standing, [`Question ${step}: answer`, `Question ${step + 1} of ${flow}?`]);
  }
  const cause = `cause-${Math.floor(random() ** 2 * 8)}`;
  const questions = EVENTS - 6;
  add({ type: 'is', node: 'last', outcome: 'yes', by: 'person' }, { kind: 'conclude', flow, node: cause, title: `It is ${cause}`, questions });
  const end = random();
  if (end < 0.6) add({ type: 'is', node: cause, outcome: 'helped', by: 'person' }, { kind: 'solved', flow, title: `It is ${cause}`, questions });
  else if (end < 0.75) add({ type: 'is', node: cause, outcome: 'not-helped', by: 'person' }, { kind: 'hand-over', flow, node: 'hand-over', questions });
  else if (end < 0.8) add({ type: 'later', until: new Date(opened + 86_400_000).toISOString(), because: 'DNS' });
  else add({ type: 'note', text: 'called back' });
  if (end < 0.7) add({ type: 'closed', as: end < 0.6 ? 'solved' : 'handed-over' });
  return { id, entries };
};

const fill = async (): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  // Nothing that is made here need survive a power cut.
  const store = createCaseStore(openSqlite(path, (sql) => migrate(sql).then(() => sql.run('PRAGMA synchronous = OFF'))));
  for (let at = 0; at < CASES; at++) {
    const { id, entries } = caseOf(at);
    await store.append(id, entries);
    if (at % 20_000 === 0) process.stderr.write(`\r${at} cases`);
  }
  process.stderr.write('\r');
  await store.close();
};

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

const measured = async (name: string, act: () => unknown, times = 5): Promise<number> => {
  const took: number[] = [];
  for (let run = 0; run < times; run++) {
    const begun = performance.now();
    await act();
    took.push(performance.now() - begun);
  }
  console.log(`${name.padEnd(58)}${median(took).toFixed(0).padStart(8)} ms`);
  return median(took);
};

try {
  if (!existsSync(path)) await fill();
  const sql = openSqlite(path, migrate);
  const store = createCaseStore(sql);
  const now = new Date(START + SPAN).toISOString();
  const page = { offset: 0, limit: 50, now };
  const [{ n: cases } = { n: 0 }] = await sql.all('SELECT count(*) AS n FROM case_file');
  const [{ n: events } = { n: 0 }] = await sql.all('SELECT count(*) AS n FROM event');
  console.log(`${cases} cases, ${events} events, ${(statSync(path).size / 2 ** 20).toFixed(0)} MB, Node ${process.version}\n`);
  const count = await measured('floor: plain SQL, states of all cases', () => sql.all('SELECT state, count(*) FROM case_file GROUP BY state'));
  const scan = await measured('floor: plain SQL, conclusions with results', () => sql.all('SELECT flow, node, result, count(*) FROM trial GROUP BY 1, 2, 3'));
  const peer = await measured('peer: plain SQL over the events, without the summary', () => sql.all('SELECT type, count(*) FROM event GROUP BY type'), 1);
  const list = await measured('list, first page', () => store.list({}, page));
  const deep = await measured('list, page 2000', () => store.list({}, { ...page, offset: 100_000 }));
  const text = await measured('list, by text and product', () => store.list({ text: 'newsletter 25', product: 'mailcow' }, page));
  const figures = await measured('figures of all cases', () => store.figures({ now }));
  const some = await measured('figures of one product', () => store.figures({ now, product: 'mailcow' }));
  await store.close();
  const program = fileURLToPath(new URL('../dist/mailmedic.js', import.meta.url));
  const whole = (...args: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [program, 'case', ...args], { env: { ...process.env, MAILMEDIC_HOME: folder }, encoding: 'utf8' });
    if (status !== 0) throw new Error(`case ${args.join(' ')}: ${status} ${stderr}`);
  };
  const programs = [
    await measured('mailmedic case list (whole program)', () => whole('list', '--plain')),
    await measured('mailmedic case stats (whole program)', () => whole('stats')),
  ];
  console.log(
    `\nlist ${(list / count).toFixed(1)} times its floor, figures ${(figures / scan).toFixed(1)} times theirs; over the events alone a count takes ${(peer / count).toFixed(0)} times the floor`,
  );
  const most = Math.max(list, deep, text, figures, some, ...programs);
  console.log(`slowest ${most.toFixed(0)} ms, ${most < LIMIT ? 'within' : 'ABOVE'} the limit of ${LIMIT}`);
  process.exitCode = most < LIMIT ? 0 : 1;
} finally {
  if (process.argv[3] === undefined) rmSync(folder, { recursive: true, force: true });
}
