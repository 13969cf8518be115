import { describe, expect, test } from 'vitest';
import { newFolder, run } from './run.ts';

const phone = (stdin: string, ...more: string[]) =>
  run(['--plain', '--host', 'person', '--product', 'mailcow', '--flow', 'dovecot-restarts', ...more], { cwd: newFolder(), stdin });

/** What `docker compose ps --format json` prints for a container that restarts. */
const RESTARTING =
  '{"Name":"mailcowdockerized-dovecot-mailcow-1","Service":"dovecot-mailcow","State":"restarting","Health":"","Status":"Restarting (89) 3 seconds ago"}';

describe('on the phone', { timeout: 60_000 }, () => {
  test('the caller is told what to type, and what they read out answers the question', async () => {
    const { out, code } = await phone(`${RESTARTING}\n\n`);
    expect(code).toBe(0);
    expect(out).toMatch(/Say: “Please open a terminal on the server/);
    expect(out).toMatch(/^ {4}docker compose ps .*dovecot-mailcow/m);
    expect(out).toContain('They should see something like:');
    expect(out).toMatch(/restarts again and again: .*dovecot-mailcow/);
  });

  test('whoever knows the domain types it instead of having it looked up', async () => {
    const { out } = await run(['--plain', '--host', 'person', '--flow', 'marked-as-spam'], { stdin: 'kunde-mueller.de\n.\n:q\n' });
    expect(out).not.toContain('That is not what I expected');
    expect(out).toMatch(/Which domain do you send from\?.* kunde-mueller\.de/);
  });

  test('what nothing fits and is chosen all the same is said once', async () => {
    const cwd = newFolder();
    const said = 'no mail comes in';
    const { out } = await run(['--plain', '--host', 'person'], { cwd, stdin: `${said}\n1\n:q\n` });
    expect(out).toContain('Topic:');
    const { out: shown } = await run(['case', 'show', out.match(/resume (\S+)/)![1]!], { cwd });
    expect(shown.split(said)).toHaveLength(2);
  });

  test('the start says who looks, and offers nothing that only a program can do', async () => {
    const { out } = await run(['--plain', '--host', 'person', '--lang', 'de'], { stdin: ':q\n' });
    expect(out).toContain('gesehen von: jemand am Telefon');
    expect(out).not.toContain('doctor');
  });

  test('in German, the command stays as it is', async () => {
    const { out } = await phone('', '--lang', 'de');
    expect(out).toMatch(/Sag: „Bitte öffne ein Terminal auf dem Server/);
    expect(out).toMatch(/^ {4}docker compose ps .*dovecot-mailcow/m);
  });

  test('what says nothing is not taken, and the question stays', async () => {
    const { out } = await phone('they hung up\n\n');
    expect(out).toContain('That is not what I expected');
    expect(out.match(/Is the Dovecot container running/g)?.length).toBeGreaterThan(1);
  });

  test('when they cannot do it, the question comes in its own words', async () => {
    const { out } = await phone(':s\n');
    expect(out.lastIndexOf('In the installation folder')).toBeGreaterThan(out.indexOf('They should see something like:'));
  });
});
