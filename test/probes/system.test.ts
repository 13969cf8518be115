import { chmod } from 'node:fs/promises';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { ProbeParams, ProbeResult } from '../../src/model/probe.ts';
import { closing } from './support/closing.ts';
import { composeProject, startDocker } from './support/docker-server.ts';
import { makeTree, type TreeEntry } from './support/file-tree.ts';
import { look } from './support/look.ts';

const keep = closing();

const ask = async (
  name: string,
  params: ProbeParams,
  files: Readonly<Record<string, TreeEntry>>,
  answers?: Readonly<Record<string, unknown>>,
): Promise<ProbeResult> => {
  const tree = keep(await makeTree(files));
  const socket = answers ? { dockerSocket: keep(await startDocker(answers)).socket } : {};
  return look(name, params, { root: tree.root, env: { PATH: `${tree.root}/bin` }, ...socket });
};

describe('system.listeners', () => {
  const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
  const line = (address: string, port: number, state: string, inode: number): string =>
    `   0: ${address}:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1 0 100 0 0 10 0\n`;
  const owner = (pid: number, name: string, inode: number): Readonly<Record<string, TreeEntry>> => ({
    [`/proc/${pid}/comm`]: `${name}\n`,
    [`/proc/${pid}/fd/0`]: { link: '/dev/null' },
    [`/proc/${pid}/fd/7`]: { link: `socket:[${inode}]` },
  });
  const listeners = (files: Readonly<Record<string, TreeEntry>>, answers?: Readonly<Record<string, unknown>>): Promise<ProbeResult> =>
    ask('system.listeners', { ports: ['25', '443'] }, files, answers);

  it('are free when nobody listens, also while connections to the port are open', async () => {
    expect(await listeners({ '/proc/net/tcp': head + line('0100007F', 25, '01', 1) + line('00000000', 80, '0A', 2) })).toMatchObject({
      outcome: 'free',
      verdict: 'ok',
    });
  });
  it('are taken with the name of the program and its address', async () => {
    const result = await listeners({ '/proc/net/tcp': head + line('0100007F', 25, '0A', 4711), ...owner(812, 'master', 4711), ...owner(1, 'init', 99) });
    expect(result).toMatchObject({ outcome: 'taken', verdict: 'fail', facts: { port: 25, port_owner: 'master' } });
    expect(result.evidence.data.taken).toEqual(['25 master (127.0.0.1)']);
  });
  it('are taken also where only root could see by whom', async () => {
    const result = await listeners({ '/proc/net/tcp': head + line('00000000', 443, '0A', 4711) });
    expect(result).toMatchObject({ outcome: 'taken', facts: { port: 443 } });
    expect(result.facts).not.toHaveProperty('port_owner');
  });
  it('reads IPv6 listeners', async () => {
    const files = {
      '/proc/net/tcp': head,
      '/proc/net/tcp6': head + line('00000000000000000000000000000000', 25, '0A', 5) + line('B80D01200000000000000000250000AA', 443, '0A', 6),
    };
    expect((await listeners(files)).evidence.data.taken).toEqual(['25 ? (::)', '443 ? (2001:db8::aa00:25)']);
  });
  it('are Docker’s when its proxy holds them', async () => {
    expect(await listeners({ '/proc/net/tcp': head + line('00000000', 25, '0A', 5), ...owner(9, 'docker-proxy', 5) })).toMatchObject({
      outcome: 'docker',
      verdict: 'info',
    });
  });
  it('are Docker’s when it publishes them without a proxy', async () => {
    const answers = composeProject('mailcow', '/opt/m', [{ service: 'postfix-mailcow', ports: [{ PrivatePort: 25, PublicPort: 25, Type: 'tcp' }] }]);
    const result = await listeners({ '/proc/net/tcp': head }, answers);
    expect(result).toMatchObject({ outcome: 'docker' });
    expect(result.evidence.data.taken).toEqual(['25 postfix-mailcow']);
  });
  it('are taken when a program holds one of them beside Docker', async () => {
    const files = {
      '/proc/net/tcp': head + line('00000000', 25, '0A', 5) + line('00000000', 443, '0A', 6),
      ...owner(9, 'docker-proxy', 5),
      ...owner(10, 'nginx', 6),
    };
    expect(await listeners(files)).toMatchObject({ outcome: 'taken', facts: { port: 443, port_owner: 'nginx' } });
  });
  it('sees a real listener of this very process', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const result = await look('system.listeners', { ports: String(port) }, {});
    await new Promise((resolve) => server.close(resolve));
    expect(result).toMatchObject({ outcome: 'taken', facts: { port, port_owner: expect.stringMatching(/./) } });
  });
  it('cannot tell without /proc, or for something that is no port', async () => {
    expect(await listeners({})).toMatchObject({ outcome: 'cannot-tell' });
    expect(await ask('system.listeners', { ports: ['smtp'] }, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'missing-input' });
  });
});

describe('system.inotify', () => {
  const path = '/proc/sys/fs/inotify/max_user_instances';
  it('is low below the minimum, enough from it on', async () => {
    expect(await ask('system.inotify', {}, { [path]: '128\n' })).toMatchObject({
      outcome: 'low',
      verdict: 'info',
      evidence: { data: { instances: 128, minimum: 512 } },
    });
    expect(await ask('system.inotify', {}, { [path]: '512\n' })).toMatchObject({ outcome: 'enough' });
    expect(await ask('system.inotify', { minimum: '100' }, { [path]: '128\n' })).toMatchObject({ outcome: 'enough' });
  });
  it('cannot tell without the file or with something else in it', async () => {
    expect(await ask('system.inotify', {}, {})).toMatchObject({ outcome: 'cannot-tell' });
    expect(await ask('system.inotify', {}, { [path]: 'many\n' })).toMatchObject({ outcome: 'cannot-tell', reason: 'odd-answer' });
  });
});

describe('system.arch', () => {
  it.each([
    ['x86_64', 'x86_64', 'ok'],
    ['aarch64', 'arm64', 'info'],
    ['armv7l', 'other', 'warn'],
    ['i686', 'other', 'warn'],
  ])('says of %s: %s', async (machine, outcome, verdict) => {
    expect(await ask('system.arch', {}, { 'bin/uname': { program: `test "$1" = -m && echo ${machine}` } })).toMatchObject({
      outcome,
      verdict,
      facts: { arch: machine },
    });
  });
  it('cannot tell when uname says something else or is not there', async () => {
    expect(await ask('system.arch', {}, { 'bin/uname': { program: 'echo "what is this?"' } })).toMatchObject({ outcome: 'cannot-tell', reason: 'odd-answer' });
    expect(await ask('system.arch', {}, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'no-tool' });
  });
});

describe('system.firewall', () => {
  const systemctl = (...states: string[]): TreeEntry => ({ program: `printf '%s\\n' ${states.join(' ')}; exit 3` });
  const idle = systemctl('inactive', 'inactive', 'inactive', 'inactive', 'inactive');
  const docker =
    '*filter\n:INPUT ACCEPT [0:0]\n:FORWARD DROP [0:0]\n:DOCKER-USER - [0:0]\n-A DOCKER-ISOLATION-STAGE-2 -o docker0 -j DROP\n-A MAILCOW -s 192.0.2.1/32 -j REJECT\n-A f2b-sshd -s 192.0.2.2/32 -j REJECT\nCOMMIT\n';
  const saved = (text: string): TreeEntry => ({ program: `/bin/cat <<'END'\n${text}END` });

  it('is ufw when it is enabled', async () => {
    expect(await ask('system.firewall', {}, { '/etc/ufw/ufw.conf': '# on\nENABLED=yes\n' })).toMatchObject({ outcome: 'ufw' });
  });
  it('is firewalld when its service is active', async () => {
    expect(
      await ask(
        'system.firewall',
        {},
        { '/etc/ufw/ufw.conf': 'ENABLED=no\n', 'bin/systemctl': systemctl('active', 'inactive', 'inactive', 'inactive', 'inactive') },
      ),
    ).toMatchObject({ outcome: 'firewalld' });
  });
  it('is other with own rules, also those in DOCKER-USER', async () => {
    const output = saved(`${docker}-A OUTPUT -p tcp -m tcp --dport 25 -j DROP\n`);
    expect(await ask('system.firewall', {}, { 'bin/systemctl': idle, 'bin/iptables-save': output })).toMatchObject({
      outcome: 'other',
      evidence: { data: { found: ['-A OUTPUT -p tcp -m tcp --dport 25 -j DROP'] } },
    });
    expect(await ask('system.firewall', {}, { 'bin/iptables-save': saved('-A DOCKER-USER -i br-mailcow -j DROP\n') })).toMatchObject({ outcome: 'other' });
    expect(await ask('system.firewall', {}, { 'bin/nft': saved('table inet mine {\n\tchain out {\n\t\ttcp dport 25 reject\n\t}\n}\n') })).toMatchObject({
      outcome: 'other',
    });
  });
  it('is none when only Docker, mailcow and Fail2Ban wrote rules', async () => {
    const nft = saved('table ip filter {\n\tchain FORWARD {\n\t\ttype filter hook forward priority filter; policy drop;\n\t}\n}\n');
    expect(await ask('system.firewall', {}, { 'bin/systemctl': idle, 'bin/iptables-save': saved(docker), 'bin/nft': nft })).toMatchObject({
      outcome: 'none',
      verdict: 'ok',
    });
  });
  it('cannot tell when neither services nor rules can be seen', async () => {
    expect(await ask('system.firewall', {}, { 'bin/iptables-save': { program: 'exit 4' } })).toMatchObject({ outcome: 'cannot-tell', reason: 'no-permission' });
  });
});

describe('system.subnet-overlap', () => {
  const head = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';
  const route = (device: string, destination: string, mask: string): string => `${device}\t${destination}\t00000000\t0001\t0\t0\t0\t${mask}\t0\t0\t0\n`;
  const standard = head + route('eth0', '00000000', '00000000') + route('eth0', '0000A8C0', '00FFFFFF') + route('docker0', '000011AC', '0000FFFF');
  const network = (name: string, project: string, subnet: string) => ({
    Id: `${name}0123456789ab`,
    Name: name,
    Labels: { 'com.docker.compose.project': project },
    Options: null,
    IPAM: { Config: [{ Subnet: subnet }] },
  });

  it('is clear with other networks and the default route', async () => {
    expect(await ask('system.subnet-overlap', {}, { '/proc/net/route': standard })).toMatchObject({ outcome: 'clear', verdict: 'ok' });
  });
  it('is clear with the mail server’s own bridge', async () => {
    const own = standard + route('br-mailcow', '000116AC', '00FFFFFF');
    expect(await ask('system.subnet-overlap', {}, { '/proc/net/route': own })).toMatchObject({ outcome: 'clear' });
    expect(
      await ask('system.subnet-overlap', {}, { '/proc/net/route': own }, { '/networks': [network('mailcow_mailcow-network', 'mailcow', '172.22.1.0/24')] }),
    ).toMatchObject({ outcome: 'clear' });
  });
  it('overlaps with a route into a larger network, such as a VPN', async () => {
    const result = await ask('system.subnet-overlap', {}, { '/proc/net/route': standard + route('wg0', '000010AC', '0000F0FF') });
    expect(result).toMatchObject({ outcome: 'overlaps', verdict: 'fail', evidence: { data: { others: ['172.16.0.0/12 wg0'] } } });
  });
  it('overlaps with another Docker network', async () => {
    expect(
      await ask('system.subnet-overlap', {}, { '/proc/net/route': standard }, { '/networks': [network('shop_default', 'shop', '172.22.0.0/16')] }),
    ).toMatchObject({ outcome: 'overlaps' });
  });
  it('cannot tell without routes or for something that is no network', async () => {
    expect(await ask('system.subnet-overlap', {}, {})).toMatchObject({ outcome: 'cannot-tell' });
    expect(await ask('system.subnet-overlap', { subnet: '172.22.1' }, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'missing-input' });
  });
});

describe('files.present', () => {
  const params = { dir: '/ssl/', files: 'cert.pem,key.pem' };
  it('are complete when all have content, through links too', async () => {
    expect(await ask('files.present', params, { '/ssl/cert.pem': 'x', '/ssl/key.pem': { link: 'cert.pem' } })).toMatchObject({
      outcome: 'complete',
      evidence: { data: { checked: 2 } },
    });
  });
  it('are missing, also with the whole folder', async () => {
    expect(await ask('files.present', params, { '/ssl/cert.pem': '' })).toMatchObject({ outcome: 'missing', evidence: { data: { paths: ['/ssl/key.pem'] } } });
    expect(await ask('files.present', params, {})).toMatchObject({ outcome: 'missing' });
  });
  it('are empty without content', async () => {
    expect(await ask('files.present', params, { '/ssl/cert.pem': 'x', '/ssl/key.pem': '' })).toMatchObject({ outcome: 'empty' });
    expect(await ask('files.present', params, { '/ssl/cert.pem': 'x', '/ssl/key.pem': { folder: true } })).toMatchObject({ outcome: 'empty' });
  });
  // Root may look everywhere, so that this can only be seen as an ordinary user.
  it.skipIf(process.getuid?.() === 0)('are not called missing where they may not be looked at', async () => {
    const tree = keep(await makeTree({ '/ssl/cert.pem': 'x', '/ssl/key.pem': 'x' }));
    await chmod(`${tree.root}/ssl`, 0o000);
    const result = await look('files.present', params, { root: tree.root });
    await chmod(`${tree.root}/ssl`, 0o755);
    expect(result).toMatchObject({ outcome: 'cannot-tell', reason: 'no-permission' });
  });
  it('are dangling as links without a target', async () => {
    expect(await ask('files.present', params, { '/ssl/cert.pem': 'x', '/ssl/key.pem': { link: '../gone/key.pem' } })).toMatchObject({ outcome: 'dangling' });
  });
});

describe('config.mailcow', () => {
  const conf = (text: string): Promise<ProbeResult> =>
    ask('config.mailcow', { project_dir: '/opt/mailcow-dockerized/' }, { '/opt/mailcow-dockerized/mailcow.conf': text });
  const good = [
    '# comment with HTTP_PORT=127.0.0.1:8080',
    'MAILCOW_HOSTNAME=mail.example.org',
    'DBPASS=abcDEF123',
    'HTTP_PORT=80',
    'HTTP_BIND=',
    'HTTPS_PORT=443',
    'HTTPS_BIND=127.0.0.1',
    'SMTP_PORT=192.0.2.5:25',
    'TZ=Europe/Berlin',
    'COMPOSE_PROJECT_NAME=mailcowdockerized',
    'DOCKER_COMPOSE_VERSION=native',
    'SKIP_LETS_ENCRYPT=n',
    'SKIP_CLAMD=y',
    'IPV4_NETWORK=172.22.1',
    'API_KEY=',
    '',
  ].join('\n');

  it('names an address to listen on that the machine does not have', async () => {
    const trie = '     |-- 203.0.113.5\n        /32 host LOCAL\n';
    const of = (bind: string) =>
      ask('config.mailcow', { project_dir: '/m' }, { '/m/mailcow.conf': `MAILCOW_HOSTNAME=mail.example.org\n${bind}\n`, '/proc/net/fib_trie': trie });
    expect(await of('HTTP_BIND=203.0.113.5\nSMTP_PORT=127.0.0.1:25')).toMatchObject({ outcome: 'clean' });
    expect(await of('HTTP_BIND=203.0.113.9')).toMatchObject({ outcome: 'suspicious', evidence: { data: { keys: ['HTTP_BIND'] } } });
    expect(await of('SMTP_PORT=203.0.113.9:25')).toMatchObject({ outcome: 'suspicious', evidence: { data: { keys: ['SMTP_PORT'] } } });
  });
  it('is clean as the installer writes it, and tells the host name', async () => {
    expect(await conf(good)).toMatchObject({ outcome: 'clean', verdict: 'ok', facts: { host_name: 'mail.example.org' } });
  });
  it.each([
    ['SKIP_CLAMD=y', 'SKIP_CLAMD=Y'],
    ['SKIP_CLAMD=y', 'SKIP_CLAMD=yes'],
    ['HTTP_PORT=80', 'HTTP_PORT=127.0.0.1:8080'],
    ['HTTPS_BIND=127.0.0.1', 'HTTPS_BIND=127.0.0.1:8443'],
    ['SMTP_PORT=192.0.2.5:25', 'SMTP_PORT=25:25:25'],
    ['MAILCOW_HOSTNAME=mail.example.org', 'MAILCOW_HOSTNAME=example.org'],
    ['MAILCOW_HOSTNAME=mail.example.org', 'MAILCOW_HOSTNAME='],
    ['TZ=Europe/Berlin', 'TZ=[Zeit]'],
    ['IPV4_NETWORK=172.22.1', 'IPV4_NETWORK=172.22.1.0/24'],
    ['HTTP_PORT=80', 'HTTP_PORT = 80'],
    ['COMPOSE_PROJECT_NAME=mailcowdockerized', 'COMPOSE_PROJECT_NAME=Mailcow'],
    ['HTTP_PORT=80', 'HTTP_PORT=80\nHTTP_PORT=81'],
  ])('is suspicious when %s becomes %j', async (right, wrong) => {
    const result = await conf(good.replace(right, wrong));
    expect(result).toMatchObject({ outcome: 'suspicious', verdict: 'warn' });
    expect(result.evidence.data.keys).toContain(right.split('=')[0]);
  });
  it('is suspicious with Windows line ends', async () => {
    expect(await conf(good.replaceAll('\n', '\r\n'))).toMatchObject({ outcome: 'suspicious', evidence: { data: { keys: ['mailcow.conf'] } } });
  });
  it('never shows a secret', async () => {
    const result = await conf(good.replace('abcDEF123', 'pass"word!'));
    expect(result.outcome).toBe('suspicious');
    expect(JSON.stringify(result)).not.toContain('word!');
  });
  it('cannot tell without the file', async () => {
    expect(await ask('config.mailcow', { project_dir: '/opt/x' }, {})).toMatchObject({ outcome: 'cannot-tell' });
  });
});
