import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../house/sources.ts';
import { newFolder, run } from './run.ts';

/** Who and what must not leave the house. */
const PLANTED = ['zwiebelfisch', 'walburga', '198.51.100.77', 'Sommer2026', 'knurrhahn'];
const SAID =
  'walburga@zwiebelfisch.test kann nicht senden, Passwort: Sommer2026; log: knurrhahn.zwiebelfisch.test: connect to mx.other.test[198.51.100.77]:25: Connection timed out';

const leaks = (text: string): string[] => PLANTED.filter((value) => text.toLowerCase().includes(value.toLowerCase()));

describe('what a case becomes outside', { timeout: 60_000 }, () => {
  const cwd = newFolder();
  let id: string;
  beforeAll(async () => {
    await run([SAID, '--plain', '--product', 'mailcow', '--flow', 'cannot-send', '--probes', 'none'], { cwd, stdin: '2\n' });
    id = ((await run(['case', 'list', '--json'], { cwd })).json as { id: string }[])[0]!.id;
    await run(['case', 'note', id, 'called', 'walburga', 'on', 'knurrhahn'], { cwd });
  });
  const exported = (...more: string[]) => run(['case', 'export', id, ...more], { cwd });

  test.each([['markdown'], ['json'], ['html'], ['case']])('holds none of the planted names as %s', async (kind) => {
    const { code, out } = await exported('--as', kind);
    expect(code).toBe(0);
    expect(leaks(out)).toEqual([]);
    expect(out).toContain(kind === 'html' ? '&lt;domain-1&gt;' : '<domain-1>');
  });

  test('is JSON as its schema says', async () => {
    const validate = new Ajv({ strict: true }).compile(JSON.parse(readFileSync(join(ROOT, 'docs/schema/hand-over.json'), 'utf8')));
    expect(validate(JSON.parse((await exported('--as', 'json')).out)), JSON.stringify(validate.errors)).toBe(true);
  });

  test('is one HTML page that asks for nothing', async () => {
    const { out } = await exported('--as', 'html', '--lang', 'de');
    expect(out).toMatch(/^<!doctype html>\n<html lang="de">/);
    expect(out).not.toMatch(/<(script|link|img|iframe)\b|src=|@import|url\(/i);
  });

  test('tells at home what was replaced, and puts it back into an answer', async () => {
    const { err } = await exported('--show-replaced');
    expect(err).toMatch(/<user-1> {2}walburga/);
    const { out } = await run(['case', 'reveal', id, '-'], { cwd, stdin: 'Ask <user-1>@<domain-1> for the log of <host-1>.<domain-1>.' });
    expect(out).toBe('Ask walburga@zwiebelfisch.test for the log of knurrhahn.zwiebelfisch.test.\n');
  });

  test('says so when nothing is to be replaced', async () => {
    const { out, err } = await exported('--unredacted');
    expect(leaks(out).length).toBeGreaterThan(3);
    expect(out + err).toMatch(/Nothing is replaced/);
  });

  test('has the form of the team, named or lying beside the cases, and a mistake in it has a place', async () => {
    writeFileSync(join(cwd, 'own.md'), 'Ticket {{case}}\n\n{{symptom}}\n');
    expect((await exported('--template', 'own.md')).out).toMatch(/^Ticket /);
    writeFileSync(join(cwd, 'home', 'hand-over.de.md'), 'Vorgang {{case}}\n');
    expect((await exported('--lang', 'de')).out).toMatch(/^Vorgang /);
    writeFileSync(join(cwd, 'own.md'), '# {{title}}\n\n{{symptoms}}\n');
    const { code, err } = await exported('--template', 'own.md');
    expect(code).toBe(2);
    expect(err).toMatch(/own\.md:3:1 there is no section "symptoms"/);
  });

  test('is taken in by another store and stands there at the same node', async () => {
    const { out } = await exported('--as', 'case');
    const other = newFolder();
    expect((await run(['case', 'import', '-'], { cwd: other, stdin: out })).code).toBe(0);
    const here = (await run(['case', 'show', id, '--json'], { cwd })).json as { view: { node: string } };
    const there = (await run(['case', 'show', id, '--json'], { cwd: other })).json as { view: { node: string } };
    expect(there.view.node).toBe(here.view.node);
  });
});
