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
