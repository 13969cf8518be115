import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCaseStore } from '../../src/store/cases.ts';
import { GOOD } from '../rules/good-pack.ts';
import { newFolder, run } from './run.ts';

const good = newFolder(GOOD);
const talk = (cwd: string, stdin: string, ...more: string[]) => run(['--plain', '--pack', good, ...more], { cwd, stdin });

test('a conversation is kept, shown, noted, exported and taken up again', async () => {
  const cwd = newFolder();
  const first = await talk(cwd, '2\n', '--flow', 'sending', '--probes', 'none');
  expect(first.code).toBe(0);
  const [kept] = (await run(['case', 'list', '--json'], { cwd })).json as { id: string; flow: string; state: string }[];
  expect(kept).toMatchObject({ flow: 'mailcow/sending', state: 'open' });
  const { id } = kept!;
  expect(first.out).toContain(id);

  const shown = await run(['case', 'show', id, '--pack', good], { cwd });
  expect(shown.out).toContain('Can your server reach another mail server? No, nothing comes back');
  expect(shown.out).toContain('● Port 25 is blocked');
  expect((await run(['case', 'note', id, 'called', 'the', 'provider'], { cwd })).out).toBe('Noted.\n');
  expect((await run(['case', 'export', id, '--pack', good], { cwd })).out).toContain('called the provider');

  const resumed = await run(['case', 'resume', id, '--plain', '--pack', good, '--probes', 'none'], { cwd, stdin: '1\n1\n' });
  expect(resumed.out).toContain('Port 25 is blocked');
  const store = openCaseStore(join(cwd, 'home', 'cases.db'));
  const events = await store.events(id);
  await store.close();
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(events.filter((event) => event.type === 'is').map((event) => event.type === 'is' && `${event.node} ${event.outcome}`)).toEqual([
    'reach silent',
    'blocked done',
    'reach open',
  ]);
});

test('whoever leaves at the first question leaves nothing behind', async () => {
  const cwd = newFolder();
  const { code, out } = await talk(cwd, '');
  expect(code).toBe(0);
  expect(out).toContain('What is wrong?');
  expect(existsSync(join(cwd, 'home'))).toBe(false);
});

test('a store that cannot be written is told with the mend, and the walk goes on', async () => {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'home'), '');
  const { code, out, err } = await talk(cwd, '2\n', '--flow', 'sending', '--probes', 'none');
  expect(code).toBe(0);
  expect(out).toContain('Port 25 is blocked');
  expect(out + err).toMatch(/cases\.db and its folder, or set MAILMEDIC_HOME to another folder\. Meanwhile this case is kept in .*tmp/);
  rmSync(join(cwd, 'home'));
  const listed = await run(['case', 'list'], { cwd });
  expect(listed.err).toContain('1 case that was kept elsewhere is back in the store.');
  expect(listed.out).toContain('Port 25 is blocked');
  expect((await run(['case', 'list'], { cwd })).err).toBe('');
});

test('the words of the command line are the symptom', async () => {
  const { code, out } = await run(['kaboom:', 'no', 'way', 'out', '--plain', '--pack', good], { stdin: '' });
  expect(code).toBe(0);
  expect(out).toContain('Mail does not get out');
});

test('an unknown flow is named with what was meant, before anything is asked', async () => {
  expect(await run(['--flow', 'sendng', '--pack', good])).toMatchObject({ code: 2, out: '', err: 'There is no flow "sendng".\ndid you mean sending?\n' });
});

test('a flow or an article with a mistake is named with its place, and the rest of the pack still works', async () => {
  const flows = newFolder([
    ...GOOD,
    { name: 'flows/mailcow/torn.md', text: '---\ntitle: [torn\n---\n' },
    { name: 'knowledge/common/evil.md', text: '---js\n{ title: "x" }\n---\nhi\n' },
  ]);
  for (const line of [
    ['--flow', 'torn'],
    ['test', 'torn'],
    ['draw', 'torn'],
    ['preview', 'torn'],
  ]) {
    const torn = await run([...line, '--pack', '.'], { cwd: flows });
    expect([torn.code, torn.out]).toEqual([2, '']);
    expect(torn.err).toMatch(/"torn" is left out because of a mistake in its file\.\nflows\/mailcow\/torn\.md:\d+:\d+ /);
  }
  const evil = await run(['read', 'evil', '--pack', '.'], { cwd: flows });
  expect(evil.err).toMatch(/"evil" is left out because of a mistake in its file\.\nknowledge\/common\/evil\.md:1:4 /);
  expect((await run(['--flow', 'sending', '--plain', '--pack', '.'], { cwd: flows, stdin: '' })).code).toBe(0);
});

test('with --json a conversation is one document a line', async () => {
  const { code, out } = await run(['--json', '--flow', 'sending', '--probes', 'none', '--pack', good], {
    stdin: '{"type":"is","node":"reach","outcome":"silent","by":"person"}\n',
  });
  expect(code).toBe(0);
  const documents = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { view?: { node: string } });
  expect(documents.at(-1)).toHaveProperty('view.node', 'blocked');
});
