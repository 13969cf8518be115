import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createCaseJournal } from '../../src/cli/case-journal.ts';
import { caseWords } from '../../src/cli/cases/words.ts';
import { openCaseStore } from '../../src/store/cases.ts';
import { bringHome, shelteredFiles } from '../../src/store/shelter.ts';
import { ask, conclude, flowOf, handOver, packOf, sessionOf } from '../engine/small-pack.ts';
import { inPostgresOnly } from '../store/both-databases.ts';
import { newFolder, run } from './run.ts';

const PACK = packOf(
  flowOf('plain', [
    ask('one', { go: { yes: 'two', no: 'fixed', unsure: 'hand-over' } }),
    ask('two', { go: { yes: 'fixed', no: 'hand-over', unsure: 'hand-over' } }),
    conclude('fixed', { verify: 'one', otherwise: 'hand-over' }),
    handOver(),
  ]),
);

type Walk = {
  readonly env: Record<string, string>;
  readonly id?: string;
  readonly who?: string;
  readonly begun?: Parameters<typeof createCaseJournal>[0]['begun'];
};

/** A walk whose events are kept as those of the program are. */
const walk = ({ env, id = 'x', who = 'anna', begun }: Walk) => {
  const journal = createCaseJournal({ id, env: { ...env, MAILMEDIC_USER: who }, say: caseWords.en, ...(begun ? { begun } : {}) });
  const session = sessionOf(PACK, { journal, id, who, ...(begun ? { events: begun.events } : {}) });
  const answer = async (outcome: string) => {
    const problem = session.send({ type: 'is', node: session.view().node ?? '', outcome, by: 'person' });
    await session.settled();
    return problem;
  };
  const enter = async () => {
    session.send({ type: 'entered', flow: 'common/plain', hash: 'abcd0123' });
    await session.settled();
  };
  return { session, journal, answer, enter };
};

const newEnv = (): Record<string, string> => {
  const folder = newFolder();
  return { MAILMEDIC_HOME: join(folder, 'home'), TMPDIR: folder };
};
const placeOf = (env: Record<string, string>): string => env.MAILMEDIC_DATABASE_URL ?? join(env.MAILMEDIC_HOME!, 'cases.db');

test('what is shown waits until it is kept, with who did it, where it stands and the lines that are shown', async () => {
  const env = newEnv();
  const { session, journal, answer } = walk({ env });
  session.send({ type: 'entered', flow: 'common/plain', hash: 'abcd0123' });
  expect([session.busy(), session.view().current.kind]).toEqual([true, 'entry']);
  await session.settled();
  expect([session.busy(), session.view().node]).toEqual([false, 'one']);
  await answer('no');
  await journal.close();
  const store = openCaseStore(placeOf(env));
  expect(await store.summary('x')).toMatchObject({ events: 4, who: 'anna', flow: 'common/plain', conclusion: 'fixed', title: 'fixed en?', questions: 1 });
  expect((await store.summary('x'))?.holder).toBeUndefined();
  const shown = await store.shown('x');
  expect(shown.map(({ event }) => event.who)).toEqual(['anna', 'anna', 'anna', 'anna']);
  expect(shown[3]!.shown!.slice(0, 3)).toEqual(['one en? no', 'Conclusion, likely:', 'fixed en?']);
  await store.close();
});

describe('two at one case', () => {
  test('a note from elsewhere comes in before the next answer, which is kept behind it', async () => {
    const env = newEnv();
    const { session, journal, enter, answer } = walk({ env });
    await enter();
    const store = openCaseStore(placeOf(env));
    await store.append('x', [{ event: { type: 'note', text: 'from the desk', seq: 4, at: '2026-11-21T12:00:00.000Z', who: 'ben' } }], { free: true });
    await answer('yes');
    expect(session.view().node).toBe('two');
    expect(session.events().map(({ type, seq }) => `${seq} ${type}`)).toEqual(['1 opened', '2 consent', '3 entered', '4 note', '5 is']);
    expect(await store.events('x')).toEqual(session.events());
    await store.close();
    await journal.close();
  });

  test('whoever takes over goes on; the first is told at the next step, loses nothing and may still write notes', async () => {
    const env = newEnv();
    const first = walk({ env });
    await first.enter();
    await first.answer('yes');
    const store = openCaseStore(placeOf(env));
    const ben = { who: 'ben', machine: 'desk-2', process: '1:1', since: '2026-11-21T12:00:00.000Z' };
    expect(await store.hold('x', 'of-ben', ben, false)).toMatchObject({ who: 'anna' });
    await store.hold('x', 'of-ben', ben, true);
    const second = walk({ env, who: 'ben', begun: { events: await store.events('x'), token: 'of-ben' } });
    await second.session.settled();
    await second.answer('no');
    expect(second.session.view().current.kind).toBe('hand-over');

    await first.answer('yes');
    expect(first.session.taken()).toMatchObject({ who: 'ben', machine: 'desk-2' });
    expect(first.session.view().node).toBe('two');
    expect((await first.answer('yes'))?.rule).toBe('taken');
    first.session.send({ type: 'note', text: 'he also tried a restart' });
    await first.session.settled();
    await first.journal.close();
    const events = await store.events('x');
    expect(events.map((event) => `${event.who} ${event.type}`)).toEqual([
      ...['anna opened', 'anna consent', 'anna entered', 'anna is', 'ben resumed', 'ben is', 'anna note'],
    ]);
    expect((await store.summary('x'))?.holder?.who).toBe('ben');
    await second.journal.close();
    await store.close();
  });

  test('the second is told who has it and since when, and how to take it over; a note needs no taking over', async () => {
    const cwd = newFolder();
    const env = { MAILMEDIC_HOME: join(cwd, 'home'), TMPDIR: cwd };
    const first = walk({ env, id: '261121-aaaaa' });
    await first.enter();
    const resume = (...more: string[]) => run(['case', 'resume', '261121-aaaaa', '--plain', ...more], { cwd, stdin: '' });
    const refused = await resume();
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(
      /^anna \(.+\) has case 261121-aaaaa open since \d{4}-\d\d-\d\d \d\d:\d\d\.\nTake it over: mailmedic case resume 261121-aaaaa --take\./,
    );
    expect((await run(['case', 'close', '261121-aaaaa'], { cwd })).code).toBe(2);
    expect((await run(['case', 'note', '261121-aaaaa', 'hello'], { cwd })).code).toBe(0);
    expect((await resume('--take')).code).toBe(0);
    // The second has left again: the first may go on, behind what was written meanwhile.
    await first.answer('yes');
    expect([first.session.taken(), first.session.view().node]).toEqual([undefined, 'two']);
    await first.journal.close();
  });

  test('a case whose program was killed is nobody’s', async () => {
    const cwd = newFolder();
    const store = openCaseStore(join(cwd, 'home', 'cases.db'));
    await store.append('k', [{ event: { type: 'note', text: 'x', seq: 1, at: '2026-11-21T12:00:00.000Z' } }]);
    await store.hold('k', 'token', { who: 'anna', machine: hostname(), process: '999999999:1', since: '2026-11-21T12:00:00.000Z' }, false);
    await store.close();
    expect((await run(['case', 'resume', 'k', '--plain'], { cwd, stdin: '' })).code).toBe(0);
  });
});

describe('a store that does not take an event', () => {
  test('has the whole case kept elsewhere, says so once with the mend, and gets it when it is mended', async () => {
    const env = newEnv();
    writeFileSync(env.MAILMEDIC_HOME!, 'in the way');
    const { session, journal, enter, answer } = walk({ env });
    await enter();
    expect(session.journalProblem()).toMatchObject({ reason: expect.stringContaining('MAILMEDIC_HOME'), instead: expect.stringContaining(env.TMPDIR!) });
    await answer('no');
    await journal.close();
    expect(shelteredFiles(env)).toHaveLength(1);
    execFileSync('rm', [env.MAILMEDIC_HOME!]);
    const store = openCaseStore(placeOf(env));
    expect(await bringHome(env, store)).toMatchObject([{ id: 'x', outcome: 'new' }]);
    expect(await store.events('x')).toEqual(session.events());
    expect(await store.summary('x')).toMatchObject({ conclusion: 'fixed', questions: 1 });
    expect(shelteredFiles(env)).toEqual([]);
    await store.close();
  });

  test('and neither does any other place: that is said, and the walk goes on', async () => {
    const env = newEnv();
    writeFileSync(env.MAILMEDIC_HOME!, 'in the way');
    writeFileSync(join(env.TMPDIR!, 'file'), '');
    const { session, journal, enter, answer } = walk({ env: { ...env, TMPDIR: join(env.TMPDIR!, 'file') } });
    await enter();
    expect(session.journalProblem()).toEqual({ reason: expect.stringContaining('MAILMEDIC_HOME') });
    await answer('no');
    expect(session.view().current.kind).toBe('conclude');
    await journal.close();
  });

  const small = join(newFolder(), 'small');
  mkdirSync(small);
  const mounted =
    process.getuid?.() === 0 &&
    (() => {
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=640k', 'tmpfs', small], { stdio: 'ignore' });
        return true;
      } catch {
        return false;
      }
    })();
  afterAll(() => {
    if (mounted) execFileSync('umount', ['-l', small]);
  });
  test.skipIf(!mounted)(
    mounted ? 'because the disk is full: nothing that was shown is lost' : 'because the disk is full: skipped, a small disk needs root',
    async () => {
      const env: Record<string, string> = { ...newEnv(), MAILMEDIC_HOME: join(small, 'home') };
      const { session, journal, enter } = walk({ env });
      await enter();
      for (let at = 0; at < 200 && !session.journalProblem(); at++) {
        session.send({ type: 'note', text: `${at} `.repeat(3000) });
        await session.settled();
      }
      expect(session.journalProblem()?.reason).toContain('no room left');
      expect(session.journalProblem()?.instead).toContain(env.TMPDIR);
      session.send({ type: 'note', text: 'after that' });
      await session.settled();
      await journal.close();
      const [file] = shelteredFiles(env);
      const shelter = openCaseStore(file!);
      expect(await shelter.events('x')).toEqual(session.events());
      await shelter.close();
      const full = openCaseStore(placeOf(env));
      const kept = await full.events('x');
      expect(kept.length).toBeGreaterThan(2);
      expect(kept).toEqual(session.events().slice(0, kept.length));
      await full.close();
      execFileSync('mount', ['-o', 'remount,ro', small]);
      expect((await run(['case', 'list'], { env })).out).toContain('x ');
      const resumed = await run(['case', 'resume', 'x', '--plain', '--probes', 'none'], { env, stdin: '' });
      expect([resumed.code, resumed.out]).toEqual([0, expect.stringContaining('Meanwhile this case is kept in')]);
      const readOnly = walk({ env, id: 'y' });
      await readOnly.enter();
      expect(readOnly.session.journalProblem()).toMatchObject({
        reason: expect.stringMatching(/cannot be written|no room/),
        instead: expect.stringContaining('y.db'),
      });
      await readOnly.journal.close();
    },
  );
});

inPostgresOnly((newPlace, server) => {
  test('a database that goes away in mid-case loses nothing: kept here meanwhile, sent when it is back', async () => {
    const env = { ...newEnv(), MAILMEDIC_DATABASE_URL: await newPlace() };
    const { session, journal, enter, answer } = walk({ env });
    await enter();
    await answer('yes');
    await server().crash();
    await answer('no');
    expect(session.journalProblem()?.instead).toContain('unsent');
    expect(session.journalProblem()?.reason).toMatch(/cannot be reached/);
    expect(session.journalProblem()?.reason).not.toContain(':none@');
    session.send({ type: 'note', text: 'no network here' });
    await session.settled();
    await journal.close();
    await server().start();
    // Without the setting it is not taken for a case of this person alone.
    const { MAILMEDIC_DATABASE_URL: _, ...alone } = env;
    const own = openCaseStore(placeOf(alone));
    expect(await bringHome(alone, own)).toEqual([]);
    await own.close();
    const store = openCaseStore(placeOf(env));
    // Who had it could not say that they left: a program that is gone holds nothing once the case is back.
    await store.hold('x', 'of-a-gone-one', { who: 'anna', machine: hostname(), process: '999999999:1', since: '2026-11-21T12:00:00.000Z' }, true);
    expect(await bringHome(env, store)).toMatchObject([{ id: 'x', outcome: 'more' }]);
    expect(await store.events('x')).toEqual(session.events());
    expect((await store.summary('x'))?.holder).toBeUndefined();
    await store.close();
  });

  test('a database that was restarted in between is used again, and nobody notices', async () => {
    const env = { ...newEnv(), MAILMEDIC_DATABASE_URL: await newPlace() };
    const { session, journal, enter, answer } = walk({ env });
    await enter();
    await server().crash();
    await server().start();
    await answer('yes');
    expect(session.journalProblem()).toBeUndefined();
    await journal.close();
    const store = openCaseStore(placeOf(env));
    expect(await store.events('x')).toEqual(session.events());
    await store.close();
  });
});
