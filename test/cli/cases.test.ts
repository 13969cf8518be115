import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { betaProbability, betaQuantile } from '../../src/cli/cases/beta.ts';
import { readMoment, readSpan } from '../../src/cli/cases/read-time.ts';
import { openCaseStore } from '../../src/store/cases.ts';
import { GOOD } from '../rules/good-pack.ts';
import { entries } from '../store/entries.ts';
import { newFolder, run } from './run.ts';

const good = newFolder(GOOD);

type Listed = { readonly id: string; readonly state: string };

const walked = async (stdin: string, cwd = newFolder()): Promise<{ readonly cwd: string; readonly id: string; readonly out: string }> => {
  const { out } = await run(['--plain', '--pack', good, '--flow', 'sending', '--probes', 'none'], { cwd, stdin });
  const [kept] = (await run(['case', 'list', '--json'], { cwd })).json as Listed[];
  return { cwd, id: kept!.id, out };
};

const changedPack = (from: string | RegExp, to: string): string =>
  newFolder(GOOD.map(({ name, text }) => ({ name, text: name === 'flows/mailcow/sending.md' ? text.replace(from, to) : text })));

describe('an id', () => {
  test('may be its beginning or its end, where no other case has that; a slip is answered with what was meant', async () => {
    const { cwd, id } = await walked('2\n');
    for (const short of [id.slice(0, 8), id.slice(7)])
      expect((await run(['case', 'show', short, '--pack', good], { cwd })).out).toContain('● Port 25 is blocked');
    const slip = `${id.slice(0, -1)}!`;
    expect(await run(['case', 'show', slip], { cwd })).toMatchObject({ code: 2, err: `There is no case "${slip}".\ndid you mean ${id}?\n` });
    await walked('2\n', cwd);
    expect((await run(['case', 'show', id.slice(0, 6)], { cwd })).err).toContain('it could be:');
    expect((await run(['case', 'show', '--pack', good], { cwd })).code).toBe(0);
  });
});

describe('case wait and close', () => {
  test('put a case aside with a reminder and a reason, and end it with what it came to', async () => {
    const { cwd, id } = await walked('2\n');
    const waits = await run(['case', 'wait', id, '--for', '4h', '--because', 'DNS'], { cwd });
    expect(waits.out).toMatch(/^Case .* waits until \d{4}-\d\d-\d\d \d\d:\d\d\.\n$/);
    expect((await run(['case', 'list'], { cwd })).out).toMatch(/in [34] h .* DNS: /);
    expect((await run(['case', 'wait', id, '--until', 'someday'], { cwd })).err).toContain('does not know the time "someday"');
    expect((await run(['case', 'wait', id], { cwd })).err).toContain('needs --until or --for');
    expect((await run(['case', 'close', id, '--as', 'slved'], { cwd })).err).toContain('one of: solved, not-solved');
    expect((await run(['case', 'close', id, '--as', 'no-answer', '--json'], { cwd })).json).toMatchObject({ type: 'closed', as: 'no-answer' });
    expect((await run(['case', 'list', '--state', 'closed', '--lang', 'de'], { cwd })).out).toContain('ohne Antwort');
    expect((await run(['case', 'list', '--state', 'open'], { cwd })).out).toBe('No case fits.\n');
    expect((await run(['case', 'resume', id, '--plain', '--pack', good], { cwd, stdin: '' })).code).toBe(0);
    expect((await run(['case', 'list', '--state', 'open', '--json'], { cwd })).json).toMatchObject([{ id, state: 'open' }]);
  });

  test('times are read as people write them', () => {
    const now = new Date(2026, 10, 28, 15, 0);
    expect([readSpan('30m'), readSpan('1,5 h'), readSpan('2 Tage'), readSpan('1w'), readSpan('3 Stunden'), readSpan('4x'), readSpan('h')]).toEqual([
      ...[1_800_000, 5_400_000, 172_800_000, 604_800_000, 10_800_000, undefined, undefined],
    ]);
    expect(readMoment('14:00', now)).toEqual(new Date(2026, 10, 29, 14, 0));
    expect(readMoment('16:30', now)).toEqual(new Date(2026, 10, 28, 16, 30));
    expect(readMoment('2026-12-01', now)).toEqual(new Date(2026, 11, 1, 9, 0));
    expect(readMoment('2026-12-01 07:15', now)).toEqual(new Date(2026, 11, 1, 7, 15));
    expect(readMoment('morgen', now)).toEqual(new Date(2026, 10, 29, 9, 0));
    expect([readMoment('2026-11-31', now), readMoment('25:00', now), readMoment('2026-12-01 25:00', now)]).toEqual([undefined, undefined, undefined]);
  });
});

describe('case replay', () => {
  test('says the lines again byte for byte, and that it would go the same now', async () => {
    const { cwd, id, out } = await walked('2\n2\n');
    const replay = await run(['case', 'replay', id, '--pack', good], { cwd });
    expect(replay).toMatchObject({ code: 0, err: 'With the content of now it would go the same, word for word.\n' });
    const store = openCaseStore(join(cwd, 'home', 'cases.db'));
    const kept = (await store.shown(id)).flatMap(({ shown }) => (shown && shown.length > 0 ? [`${shown.join('\n')}\n\n`] : []));
    await store.close();
    expect(replay.out).toBe(kept.join(''));
    // What plain mode printed on the way is among it, in the same order, line for line.
    const said = out.split('\n').filter((line) => line !== '' && !/^(Mailmedic, plain|It is about|Type a number|This case is kept)/.test(line));
    expect(replay.out.split('\n').filter((line) => said.includes(line))).toEqual(said);
  });

  test('after the flow has changed, says the same lines and where it would go differently', async () => {
    const { cwd, id } = await walked('2\n2\n');
    const before = await run(['case', 'replay', id, '--pack', good], { cwd });
    const pack = changedPack('silent: blocked', 'silent: try');
    const replay = await run(['case', 'replay', id, '--pack', pack], { cwd });
    expect(replay.out).toBe(before.out);
    expect(replay.code).toBe(1);
    expect(replay.err).toContain('The flow mailcow/sending goes another way now');
    expect(replay.err).toMatch(/differently from step \d+ on: "try" would be asked, not "blocked"/);
    expect(replay.err).toContain('Answers that would not apply any more: blocked: not-helped');
    const json = (await run(['case', 'replay', id, '--pack', pack, '--json'], { cwd })).json;
    expect(json).toMatchObject({ now: { flows: [{ flow: 'mailcow/sending' }], outdated: [{ node: 'blocked', asked: 'try' }] } });
  });

  test('after words have changed, says the old ones and names the new', async () => {
    const { cwd, id } = await walked('2\n');
    const pack = changedPack('Can your server reach another mail server?', 'Does mail get out?');
    const replay = await run(['case', 'replay', id, '--pack', pack], { cwd });
    expect(replay.out).toContain('Can your server reach another mail server?');
    expect(replay).toMatchObject({ code: 0, err: expect.stringContaining('is now “Does mail get out?”') });
  });

  test('replays a case that the first released version wrote', async () => {
    const cwd = newFolder();
    mkdirSync(join(cwd, 'home'));
    copyFileSync(join(import.meta.dirname, '../store/fixtures/cases-v1.db'), join(cwd, 'home', 'cases.db'));
    const replay = await run(['case', 'replay', '261128-1dwr6'], { cwd });
    expect(replay.out).toContain('What you said: dovecot keeps restarting');
    expect(replay.out).toContain('What was done before it began?');
    expect(replay.err).toContain('An early Mailmedic did not keep the lines');
  });
});

describe('case export and import', () => {
  test('carry a case to another machine, once', async () => {
    const { cwd, id } = await walked('2\n2\n');
    const other = newFolder();
    const file = join(other, 'case.json');
    writeFileSync(file, (await run(['case', 'export', id, '--as', 'case'], { cwd })).out);
    expect((await run(['case', 'import', 'case.json'], { cwd: other })).out).toBe(`${id}: taken in.\n`);
    expect((await run(['case', 'import', 'case.json'], { cwd: other })).out).toBe(`${id}: all of it is here already.\n`);
    expect((await run(['case', 'replay', id, '--pack', good], { cwd: other })).out).toBe((await run(['case', 'replay', id, '--pack', good], { cwd })).out);
    // More of the same case, then another way of it on the other machine.
    await run(['case', 'note', id, 'more'], { cwd });
    const more = (await run(['case', 'export', id, '--as', 'case'], { cwd })).out;
    expect((await run(['case', 'import', '-'], { cwd: other, stdin: more })).out).toBe(`${id}: what was missing is added.\n`);
    await run(['case', 'note', id, 'here'], { cwd: other });
    await run(['case', 'note', id, 'there'], { cwd });
    const apart = (await run(['case', 'export', id, '--as', 'case'], { cwd })).out;
    const first = await run(['case', 'import', '-', '--json'], { cwd: other, stdin: apart });
    const { cases } = first.json as { cases: { id: string; outcome: string }[] };
    expect(cases).toMatchObject([{ outcome: 'apart', id: expect.stringMatching(`^${id}-[0-9a-f]{4}$`) }]);
    expect((await run(['case', 'import', '-'], { cwd: other, stdin: apart })).out).toContain('all of it is here already');
    expect(((await run(['case', 'list', '--json'], { cwd: other })).json as Listed[]).map((one) => one.id).sort()).toEqual([id, cases[0]!.id].sort());
  });

  test('what is no exported case is refused with the reason', async () => {
    const { code, err } = await run(['case', 'import', '-'], { stdin: '{"format":"mailmedic-case","version":1,"id":"x","events":[{"event":{"seq":2}}]}' });
    expect([code, err]).toEqual([2, expect.stringContaining('event 1 is broken')]);
    expect((await run(['case', 'import', '-'], { stdin: 'hello' })).code).toBe(2);
    expect((await run(['case', 'import', 'nowhere.json'])).err).toContain('nowhere.json cannot be read');
  });

  test('another store is taken in whole, a damaged one as far as it can be read', async () => {
    const { cwd, id } = await walked('2\n');
    const other = newFolder();
    copyFileSync(join(cwd, 'home', 'cases.db'), join(other, 'old.db'));
    expect((await run(['case', 'import', 'old.db'], { cwd: other })).out).toBe(`${id}: taken in.\n`);
    const torn = readFileSync(join(cwd, 'home', 'cases.db'));
    mkdirSync(join(cwd, 'broken'));
    writeFileSync(join(cwd, 'broken', 'cases.db'), Buffer.concat([torn.subarray(0, 100), Buffer.alloc(torn.length - 100, 7)]));
    const list = await run(['case', 'list'], { cwd, env: { MAILMEDIC_HOME: join(cwd, 'broken') } });
    expect(list.code).toBe(2);
    expect(list.err).toMatch(/the file is damaged .*\nMove it aside and save what can be read: mv .*cases\.db .*\.damaged && mailmedic case import/);
  });

  test('a store in which pages are torn gives the cases that can still be read', async () => {
    const cwd = newFolder();
    const path = join(cwd, 'home', 'cases.db');
    const store = openCaseStore(path);
    for (let at = 0; at < 120; at++)
      await store.append(`case-${at}`, entries(...Array.from({ length: 6 }, (_, n) => ({ type: 'note', text: `${at} ${n} ${'x'.repeat(300)}` }) as const)));
    await store.close();
    const bytes = readFileSync(path);
    // A page in the middle of the events, as a bad block leaves it.
    bytes.fill(0xff, 4096 * 60, 4096 * 61);
    writeFileSync(join(cwd, 'torn.db'), bytes);
    const { code, json, err } = await run(['case', 'import', 'torn.db', '--json'], { cwd, env: { MAILMEDIC_HOME: join(cwd, 'new') } });
    const { cases, unreadable } = json as { cases: unknown[]; unreadable: number };
    expect(err).not.toContain('cannot be read');
    expect(cases.length).toBeGreaterThan(60);
    expect(cases.length + unreadable).toBeGreaterThanOrEqual(115);
    expect(code).toBe(unreadable > 0 ? 1 : 0);
  });

  test('a store of a newer Mailmedic is refused with a sentence and not touched', async () => {
    const { cwd } = await walked('2\n');
    const path = join(cwd, 'home', 'cases.db');
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 99');
    database.close();
    const before = readFileSync(path);
    const { code, err } = await run(['case', 'list'], { cwd });
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/written by a newer Mailmedic \(its tables are of version 99.*nothing was touched\.\nUse that version/),
    ]);
    const walk = await run(['--plain', '--pack', good, '--flow', 'sending', '--probes', 'none'], { cwd, stdin: '2\n' });
    expect(walk.out).toContain('Meanwhile this case is kept in');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('as a walk it stands under walks: and passes', async () => {
    const { cwd, id } = await walked('2\n2\n');
    const { out, code } = await run(['case', 'export', id, '--as', 'walk', '--pack', good], { cwd });
    expect(code).toBe(0);
    const line = out.split('\n').find((one) => one.startsWith('  - '))!;
    expect(line).toBe('  - { when: { reach: silent, blocked: not-helped }, then: hand-over }');
    const solved = await walked('2\n1\n1\n');
    const proof = await run(['case', 'export', solved.id, '--as', 'walk', '--pack', good, '--json'], { cwd: solved.cwd });
    expect(proof.json).toMatchObject({ walks: [{ line: '  - { when: { reach: [silent, open], blocked: done }, then: blocked }' }] });
    const pack = changedPack('walks:\n', `walks:\n${line}\n`);
    expect(await run(['test', 'sending', '--pack', pack], { cwd })).toMatchObject({ code: 0, out: expect.stringContaining('walks 4') });
  });
});

describe('case stats', () => {
  const filled = async (solved: number): Promise<string> => {
    const cwd = newFolder();
    const store = openCaseStore(join(cwd, 'home', 'cases.db'));
    const flow = 'mailcow/sending';
    for (let at = 0; at < solved; at++) {
      const node = at % 10 === 0 ? 'listed' : 'nameless';
      const [first, second, third] = entries(
        { type: 'entered', flow, hash: 'x' },
        { type: 'is', node: 'reverse', outcome: 'missing', by: 'person' },
        { type: 'is', node, outcome: 'helped', by: 'person' },
      );
      await store.append(`c${at}`, [
        { ...first!, standing: { kind: 'ask', flow, node: 'reach', questions: 0 } },
        { ...second!, standing: { kind: 'conclude', flow, node, questions: 2 } },
        { ...third!, standing: { kind: 'solved', flow, questions: 2 } },
      ]);
    }
    await store.append('left', [{ ...entries({ type: 'entered', flow, hash: 'x' })[0]!, standing: { kind: 'ask', flow, node: 'reach', questions: 0 } }]);
    await store.close();
    return cwd;
  };

  test('name conclusions, where people left, and odds that the cases doubt, with a patch that applies and stays good', async () => {
    const cwd = await filled(40);
    const { out } = await run(['case', 'stats', '--pack', good], { cwd });
    expect(out).toContain('41 cases, 41 open');
    expect(out).toMatch(/nameless\) {2}36 cases: helped 36, did not help 0, not said 0/);
    expect(out).toMatch(/Where people left\n {2}1 {2}Can your server reach another mail server\?/);
    expect(out).toContain('mailcow/sending, why: 40 cases say otherwise');
    const patch = await run(['case', 'stats', '--odds', '--pack', good], { cwd });
    const pack = newFolder(GOOD);
    writeFileSync(join(pack, 'p.diff'), patch.out);
    const { execFileSync } = await import('node:child_process');
    execFileSync('git', ['apply', 'p.diff'], { cwd: pack });
    const text = readFileSync(join(pack, 'flows/mailcow/sending.md'), 'utf8');
    // 40 cases and a prior of 20 whose shares are 3, 1 and 0.4 of 4.4: (20·1/4.4 + 36) / 60 · 4.4 = 3.0.
    expect(text).toMatch(/listed: \{ odds: 1\.3, /);
    expect(text).toMatch(/nameless: \{ odds: 3, /);
    expect((await run(['test', '--pack', pack], { cwd })).code).toBe(0);
    const json = (await run(['case', 'stats', '--json', '--pack', good], { cwd })).json;
    expect(json).toMatchObject({ cases: 41, odds: [{ rank: 'why', verdict: 'differs', cases: 40 }] });
  });

  test('say when there are too few cases to say anything about odds', async () => {
    const cwd = await filled(5);
    expect((await run(['case', 'stats', '--pack', good], { cwd })).out).toContain('too few solved cases to say (5, at least 20 are needed)');
    expect(await run(['case', 'stats', '--odds', '--pack', good], { cwd })).toMatchObject({ out: '', err: 'No odds are doubted by enough cases.\n' });
  });

  test('name what nothing here fitted, in the words in which it was said', async () => {
    const cwd = newFolder();
    for (let again = 0; again < 2; again++) await run(['--plain', '--pack', good], { cwd, stdin: 'my coffee machine leaks\n' });
    const { out } = await run(['case', 'stats', '--pack', good], { cwd });
    expect(out).toMatch(/What nothing here fitted\n {2}2 {2}“my coffee machine leaks”/);
  });

  test('of an empty store say so', async () => {
    expect(await run(['case', 'stats'])).toMatchObject({ code: 0, out: '0 cases\n' });
  });

  test('quantiles of the beta distribution are those of the tables', () => {
    expect(betaProbability(0.5, 2, 2)).toBeCloseTo(0.5, 10);
    expect(betaQuantile(0.95, 1, 1)).toBeCloseTo(0.95, 8);
    // F(x; 1, n) = 1 - (1 - x)^n, and F(x; n, 1) = x^n.
    expect(betaQuantile(0.05, 1, 59)).toBeCloseTo(1 - 0.95 ** (1 / 59), 8);
    expect(betaQuantile(0.9, 30, 1)).toBeCloseTo(0.9 ** (1 / 30), 8);
    expect(betaProbability(0.3, 5, 11)).toBeCloseTo(0.4845, 4);
  });
});
