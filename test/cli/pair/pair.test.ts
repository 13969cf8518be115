import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, run } from '../run.ts';

const invite = (cwd: string, ...words: string[]) => run(['invite', ...words, '--json'], { cwd });

describe('invite and join', { timeout: 60_000 }, () => {
  test('a code leads somebody outside to the server, and their code back into the case', async () => {
    const home = newFolder();
    const begun = await run(['--plain', '--product', 'mailcow', '--flow', 'cannot-send', '--probes', 'none'], { cwd: home, stdin: '2\n' });
    expect(begun.code).toBe(0);
    const [kept] = (await run(['case', 'list', '--json'], { cwd: home })).json as { id: string }[];
    const invited = (await invite(home, kept!.id, 'host_name=mail.nowhere.invalid', 'domain=nowhere.invalid')).json as {
      code: string;
      key: string;
      case: string;
    };
    expect(invited.code).toMatch(/^mmi1\./);
    expect(invited.case).toBe(kept!.id);

    const outside = newFolder();
    const refused = await run(['join', invited.code], { cwd: outside });
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('--probes all');
    const joined = await run(['join', invited.code, '--probes', 'all', '--json'], { cwd: outside });
    expect(joined.code).toBe(0);
    const { code, seen } = joined.json as { code: string; seen: { probe: string }[] };
    expect(seen.map(({ probe }) => probe)).toContain('tcp.connect');
    expect(seen.map(({ probe }) => probe)).toContain('tls.certificate');

    const wrapped = code.match(/.{1,70}/g)!.join('\n');
    const back = await run(['join', '-'], { cwd: home, stdin: `> here you are\n${wrapped}\n` });
    expect(back.err).toBe('');
    expect(back.out).toContain(kept!.id);
    const shown = await run(['case', 'show', kept!.id], { cwd: home });
    expect(shown.out).toContain('Seen from outside');
  });

  test('a reply to somebody else’s invitation, an old one and a damaged one are refused with the mend', async () => {
    const mine = newFolder();
    const theirs = newFolder();
    const { code } = (await invite(theirs, 'host_name=mail.nowhere.invalid')).json as { code: string };
    const reply = ((await run(['join', code, '--probes', 'all', '--json'], { cwd: mine })).json as { code: string }).code;
    const stranger = await run(['join', reply], { cwd: mine });
    expect(stranger).toMatchObject({ code: 2 });
    expect(stranger.err).toContain('no invitation of this installation');
    const cut = await run(['join', reply.slice(0, -30)], { cwd: theirs });
    expect(cut.err).toMatch(/cut off[\s\S]*Copy it whole/);
  });

  test('says what it lacks, in both languages', async () => {
    expect((await run(['invite'])).err).toContain('host_name=');
    expect((await run(['invite', '--lang', 'de'])).err).toContain('braucht den Namen des Servers');
    expect((await run(['invite', 'host_name=localhost'])).code).toBe(2);
    expect((await run(['join'])).err).toContain('needs a code');
    expect((await run(['join', 'hello'])).err).toContain('no code of Mailmedic');
  });

  test('keeps its key to itself', async () => {
    const cwd = newFolder();
    await invite(cwd, 'host_name=mail.nowhere.invalid');
    const { statSync } = await import('node:fs');
    expect(statSync(join(cwd, 'home', 'pair.key')).mode & 0o077).toBe(0);
  });
});
