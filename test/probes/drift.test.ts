import { describe, expect, it } from 'vitest';
import type { ProbeParams, ProbeResult } from '../../src/model/probe.ts';
import { closing } from './support/closing.ts';
import { composeProject, startDocker, type TestContainer } from './support/docker-server.ts';
import { makeTree, type TreeEntry } from './support/file-tree.ts';
import { look } from './support/look.ts';

const keep = closing();
const FOLDER = '/opt/mailcow-dockerized';

const ask = async (
  name: string,
  params: ProbeParams,
  containers: readonly TestContainer[],
  files: Readonly<Record<string, TreeEntry>> = {},
  answers: Readonly<Record<string, unknown>> = {},
): Promise<ProbeResult> => {
  const docker = keep(await startDocker({ ...composeProject('mailcow', FOLDER, containers), ...answers }));
  const tree = keep(await makeTree(files));
  return look(name, params, { dockerSocket: docker.socket, root: tree.root });
};

describe('docker.drift', () => {
  const compose =
    // biome-ignore lint/suspicious/noTemplateCurlyInString: variables of Compose
    'services:\n  postfix-mailcow:\n    environment:\n      - TZ=${TZ}\n      - LOG_LINES=${LOG_LINES:-9999}\n      - FROM_SHELL\n  admin:\n    env_file: mailu.env\n    environment:\n      DBPASS: ${DBPASS}\n';
  const files = {
    [`${FOLDER}/docker-compose.yml`]: compose,
    [`${FOLDER}/.env`]: 'TZ=Europe/Berlin\nDBPASS=secret-new\n',
    [`${FOLDER}/mailu.env`]: 'DOMAIN=example.org\n',
  };
  const drift = (postfix: readonly string[], admin: readonly string[]): Promise<ProbeResult> =>
    ask(
      'docker.drift',
      { project_dir: FOLDER },
      [
        { service: 'postfix-mailcow', env: ['PATH=/bin', ...postfix] },
        { service: 'admin', env: admin },
      ],
      files,
    );

  it('is the same when the containers have what the files say', async () => {
    expect(await drift(['TZ=Europe/Berlin', 'LOG_LINES=9999'], ['DOMAIN=example.org', 'DBPASS=secret-new'])).toMatchObject({
      outcome: 'same',
      verdict: 'ok',
      evidence: { data: { checked: 2 } },
    });
  });
  it('has drifted when a file changed after the container was made, and never shows a value', async () => {
    const result = await drift(['TZ=UTC', 'LOG_LINES=9999'], ['DOMAIN=example.com', 'DBPASS=secret-old']);
    expect(result).toMatchObject({
      outcome: 'drifted',
      verdict: 'fail',
      evidence: { data: { settings: ['TZ (postfix-mailcow)', 'DOMAIN (admin)', 'DBPASS (admin)'] } },
    });
    expect(JSON.stringify(result)).not.toContain('secret');
  });
  it('cannot tell without the Compose file or without containers of that folder', async () => {
    expect(await ask('docker.drift', { project_dir: FOLDER }, [{ service: 'admin' }])).toMatchObject({ outcome: 'cannot-tell' });
    expect(await ask('docker.drift', { project_dir: FOLDER }, [{ service: 'other' }], files)).toMatchObject({ outcome: 'cannot-tell', reason: 'not-here' });
  });
});

describe('docker.published', () => {
  const port = (number: number, ip = '0.0.0.0') => ({ IP: ip, PrivatePort: number, PublicPort: number, Type: 'tcp' });
  const ports = (...published: ReturnType<typeof port>[]): Promise<ProbeResult> =>
    ask('docker.published', { ports: '25,993' }, [{ service: 'postfix-mailcow', ports: published }]);

  it('is published on all addresses', async () => {
    expect(await ports(port(25), port(993), port(993, '::'))).toMatchObject({ outcome: 'published', verdict: 'ok' });
  });
  it('is local-only when bound to loopback', async () => {
    expect(await ports(port(25), port(993, '127.0.0.1'))).toMatchObject({ outcome: 'local-only', verdict: 'warn', evidence: { data: { ports: ['993'] } } });
  });
  it('is missing when nothing passes it on', async () => {
    expect(await ports(port(25))).toMatchObject({ outcome: 'missing', verdict: 'fail', evidence: { data: { ports: ['993'] } } });
  });
  it('cannot tell where the containers use the host’s network', async () => {
    expect(await ask('docker.published', {}, [{ service: 'postfix-mailcow', network: 'host' }])).toMatchObject({ outcome: 'cannot-tell', reason: 'not-here' });
  });
  it('cannot tell while nothing runs', async () => {
    expect(await ask('docker.published', {}, [{ service: 'postfix-mailcow', state: { Status: 'exited' } }])).toMatchObject({
      outcome: 'cannot-tell',
      reason: 'not-here',
    });
  });
});

describe('docker.client-address', () => {
  const lines = (address: string, count: number): string =>
    Array.from({ length: count }, () => `postfix/smtpd[1]: connect from unknown[${address}]\n`).join('');
  const client = (log: string): Promise<ProbeResult> =>
    ask(
      'docker.client-address',
      {},
      [{ service: 'postfix-mailcow' }],
      {},
      {
        '/containers/id-postfix-mailcow/logs?stdout=1&stderr=1&tail=2000': Buffer.from(log),
        '/networks': [{ IPAM: { Config: [{ Subnet: '172.22.1.0/24' }, { Subnet: 'fd4d::/64', Gateway: 'fd4d::1' }] } }],
      },
    );

  it('is real when most connections come from elsewhere', async () => {
    expect(await client(lines('192.0.2.1', 20) + lines('172.22.1.1', 2))).toMatchObject({
      outcome: 'real',
      verdict: 'ok',
      evidence: { data: { seen: 22, others: 20 } },
    });
  });
  it('is the gateway when most seem to come from Docker itself', async () => {
    expect(await client(lines('192.0.2.1', 2) + lines('172.22.1.1', 20))).toMatchObject({
      outcome: 'gateway',
      verdict: 'fail',
      evidence: { data: { share: 91, gateway: ['172.22.1.1'] } },
    });
    expect(await client(lines('fd4d::1', 20))).toMatchObject({ outcome: 'gateway' });
  });
  it('does not take the few looks from inside, its own among them, for masked strangers', async () => {
    expect(await client(lines('172.22.1.1', 14))).toMatchObject({ outcome: 'cannot-tell' });
  });
  it.each([
    [
      "Mailu's front, mail",
      (ip: string) => `2026/11/21 10:00:00 [info] 12#12: *7 client ${ip.includes(':') ? `[${ip}]` : ip}:40112 connected to 0.0.0.0:993\n`,
    ],
    ["Mailu's front, web", (ip: string) => `2026/11/21 10:00:00 [error] 12#12: *7 open() failed, client: ${ip}, server: _, request: "GET /"\n`],
    ['Dovecot', (ip: string) => `dovecot: imap-login: Login: user=<a@example.org>, method=PLAIN, rip=${ip}, lip=172.22.1.250, TLS\n`],
  ])('reads the lines of %s', async (_name, line) => {
    expect(await client(line('172.22.1.1').repeat(20) + line('192.0.2.1').repeat(5))).toMatchObject({
      outcome: 'gateway',
      evidence: { data: { seen: 25, share: 80 } },
    });
    expect(await client(line('2001:db8::7').repeat(20) + line('172.22.1.1'))).toMatchObject({ outcome: 'real', evidence: { data: { seen: 21 } } });
  });
  it('does not judge by a handful of connections or by those of the machine itself', async () => {
    expect(await client(lines('172.22.1.1', 3) + lines('127.0.0.1', 50))).toMatchObject({ outcome: 'cannot-tell', reason: 'odd-answer' });
  });
});
