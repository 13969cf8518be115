import { createSocket } from 'node:dgram';
import { describe, expect, it } from 'vitest';
import type { ProbeParams, ProbeResult } from '../../src/model/probe.ts';
import { readSntp } from '../../src/probes/system/sntp.ts';
import { closing } from './support/closing.ts';
import { startDocker } from './support/docker-server.ts';
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
const prints = (text: string, code = 0): TreeEntry => ({ program: `/bin/cat <<'END'\n${text}\nEND\nexit ${code}` });

describe('system.memory', () => {
  const memory = (total: number, available: number, swap = 1024): string =>
    `MemTotal:       ${total * 1024} kB\nMemFree:        1 kB\nMemAvailable:   ${available * 1024} kB\nSwapFree:       ${swap * 1024} kB\n`;
  const of = (text: string, events = 'oom_kill 0\n'): Promise<ProbeResult> =>
    ask('system.memory', {}, { '/proc/meminfo': text, '/proc/vmstat': `nr_free 1\n${events}` });

  it('is enough from the minimum on, and with what a "6 GB" machine really shows', async () => {
    expect(await of(memory(8000, 4000))).toMatchObject({ outcome: 'enough', verdict: 'ok', evidence: { data: { total: 8000, available: 4000 } } });
    expect(await of(memory(5600, 4000))).toMatchObject({ outcome: 'enough' });
  });
  it('is short below it', async () => {
    expect(await of(memory(3900, 3000))).toMatchObject({ outcome: 'short', verdict: 'warn' });
  });
  it('is exhausted when hardly any is left and no swap', async () => {
    expect(await of(memory(8000, 200, 0))).toMatchObject({ outcome: 'exhausted', verdict: 'fail' });
    expect(await of(memory(8000, 200, 2000))).toMatchObject({ outcome: 'enough' });
  });
  it('tells of programs that were ended for lack of it', async () => {
    expect(await of(memory(8000, 4000), 'oom_kill 3\n')).toMatchObject({ outcome: 'killed', evidence: { data: { kills: 3 } } });
  });
  it('cannot tell without figures', async () => {
    expect(await of('nothing')).toMatchObject({ outcome: 'cannot-tell', reason: 'odd-answer' });
    expect(await ask('system.memory', {}, {})).toMatchObject({ outcome: 'cannot-tell' });
  });
});

describe('system.disk', () => {
  const GIB = 1024 * 1024;
  const line = (name: string, total: number, free: number, mount: string): string =>
    `${name} ${total} ${total - free} ${free} ${Math.ceil(((total - free) / total) * 100)}% ${mount}`;
  const df = (blocks: string, inodes = line('/dev/sda1', 1_000_000, 900_000, '/')): TreeEntry => ({
    program: `case "$1" in -Pk) /bin/cat <<'END'\nFilesystem 1024-blocks Used Available Capacity Mounted on\n${blocks}\nEND\n;; *) /bin/cat <<'END'\nFilesystem Inodes IUsed IFree IUse% Mounted on\n${inodes}\nEND\n;; esac`,
  });
  const of = (blocks: string, inodes?: string): Promise<ProbeResult> => ask('system.disk', {}, { 'bin/df': df(blocks, inodes) });

  it('has enough room', async () => {
    expect(await of(line('/dev/sda1', 50 * GIB, 30 * GIB, '/'))).toMatchObject({ outcome: 'enough', evidence: { data: { least: '/ 40 %' } } });
  });
  it('is not low at 95 % of a very large disk', async () => {
    expect(await of(line('/dev/sda1', 4000 * GIB, 200 * GIB, '/'))).toMatchObject({ outcome: 'enough' });
  });
  it('is low, or full', async () => {
    expect(await of(`${line('/dev/sda1', 50 * GIB, 30 * GIB, '/')}\n${line('/dev/sdb1', 20 * GIB, 1 * GIB, '/var')}`)).toMatchObject({
      outcome: 'low',
      verdict: 'warn',
      evidence: { data: { full: ['/var 95 %'] } },
    });
    expect(await of(line('/dev/sda1', 20 * GIB, 0, '/'))).toMatchObject({ outcome: 'full', verdict: 'fail' });
    expect(await of(line('/dev/sda1', 1 * GIB, Math.floor(GIB / 10), '/'))).toMatchObject({ outcome: 'full' });
  });
  it('has no inodes left', async () => {
    expect(await of(line('/dev/sda1', 50 * GIB, 30 * GIB, '/'), line('/dev/sda1', 1_000_000, 0, '/'))).toMatchObject({ outcome: 'no-inodes' });
  });
  it('cannot tell without df or with something else from it', async () => {
    expect(await ask('system.disk', {}, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'no-tool' });
    expect(await ask('system.disk', {}, { 'bin/df': prints('df: no') })).toMatchObject({ outcome: 'cannot-tell' });
  });
});

describe('system.virtualisation', () => {
  it.each(['none', 'kvm', 'vmware', 'microsoft'])('is fine on %s', async (kind) => {
    expect(await ask('system.virtualisation', {}, { 'bin/systemd-detect-virt': prints(kind, kind === 'none' ? 1 : 0) })).toMatchObject({
      outcome: 'full',
      verdict: 'ok',
    });
  });
  it('is a container in LXC and OpenVZ', async () => {
    expect(await ask('system.virtualisation', {}, { 'bin/systemd-detect-virt': prints('lxc') })).toMatchObject({ outcome: 'container', verdict: 'fail' });
    expect(await ask('system.virtualisation', {}, { '/run/systemd/container': 'lxc\n' })).toMatchObject({ outcome: 'container' });
    expect(await ask('system.virtualisation', {}, { '/proc/user_beancounters': '' })).toMatchObject({
      outcome: 'container',
      evidence: { data: { kind: 'openvz' } },
    });
  });
  it('cannot tell without systemd', async () => {
    expect(await ask('system.virtualisation', {}, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'no-tool' });
  });
});

describe('system.os', () => {
  const os = (text: string): Promise<ProbeResult> => ask('system.os', {}, { '/etc/os-release': text });
  it('suits, does not suit, or is unknown', async () => {
    expect(await os('PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nID=debian\n')).toMatchObject({
      outcome: 'suitable',
      evidence: { data: { os: 'Debian GNU/Linux 13 (trixie)' } },
    });
    expect(await os('ID="unraid"\nPRETTY_NAME="Unraid OS 7.0"\n')).toMatchObject({ outcome: 'unsuitable', verdict: 'warn' });
    expect(await os('ID=nixos\n')).toMatchObject({ outcome: 'unknown', verdict: 'info' });
  });
  it('cannot tell without the file', async () => {
    expect(await ask('system.os', {}, {})).toMatchObject({ outcome: 'cannot-tell' });
    expect(await os('hello')).toMatchObject({ outcome: 'cannot-tell', reason: 'odd-answer' });
  });
});

describe('system.ipv6', () => {
  const loopback = '00000000000000000000000000000001 01 80 10 80 lo\nfe80000000000000000000000000aa01 02 40 20 80 eth0\n';
  const of = (addresses: string, disabled = '0\n'): Promise<ProbeResult> =>
    ask('system.ipv6', {}, { '/proc/net/if_inet6': addresses, '/proc/sys/net/ipv6/conf/all/disable_ipv6': disabled });
  it('is public with a global address', async () => {
    expect(await of(`${loopback}20010db8000000000000000000000025 02 40 00 80 eth0\n`)).toMatchObject({
      outcome: 'public',
      facts: { public_ip6: '2001:0db8:0000:0000:0000:0000:0000:0025' },
    });
  });
  it('is local without one, off when it is switched off', async () => {
    expect(await of(`${loopback}fd000000000000000000000000000001 02 40 00 80 eth0\n`)).toMatchObject({ outcome: 'local', verdict: 'info' });
    expect(await of(loopback, '1\n')).toMatchObject({ outcome: 'off' });
    expect(await ask('system.ipv6', {}, {})).toMatchObject({ outcome: 'off' });
  });
});

describe('system.mtu', () => {
  const files = (mtu: string): Readonly<Record<string, TreeEntry>> => ({
    '/proc/net/route':
      'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\nens3\t00000000\t0100000A\t0003\t0\t0\t0\t00000000\t0\t0\t0\n',
    '/sys/class/net/ens3/mtu': mtu,
  });
  const networks = (mtu?: string) => ({
    '/networks': [
      { Name: 'mailcow_mailcow-network', Driver: 'bridge', Options: mtu ? { 'com.docker.network.driver.mtu': mtu } : null },
      { Name: 'host', Driver: 'host' },
      { Name: 'bridge', Driver: 'bridge' },
    ],
  });

  it('fits when Docker sends no more than the card carries', async () => {
    expect(await ask('system.mtu', {}, files('1500\n'), networks())).toMatchObject({
      outcome: 'fits',
      evidence: { data: { device: 'ens3', mtu: 1500, docker: 1500 } },
    });
    expect(await ask('system.mtu', {}, files('1450\n'), networks('1450'))).toMatchObject({ outcome: 'fits' });
  });
  it('is too large when the card carries less', async () => {
    expect(await ask('system.mtu', {}, files('1450\n'), networks())).toMatchObject({
      outcome: 'too-large',
      verdict: 'fail',
      evidence: { data: { networks: ['mailcow_mailcow-network'] } },
    });
  });
  it('cannot tell without a default route or Docker', async () => {
    expect(await ask('system.mtu', {}, { '/proc/net/route': 'Iface\n' }, networks())).toMatchObject({ outcome: 'cannot-tell' });
    expect(await ask('system.mtu', {}, files('1400\n'), { '/networks': [{ Name: 'bridge', Driver: 'bridge' }] })).toMatchObject({
      outcome: 'cannot-tell',
      reason: 'not-here',
    });
    expect(await ask('system.mtu', {}, files('1500\n'))).toMatchObject({ outcome: 'cannot-tell', reason: 'no-tool' });
  });
});

describe('system.clock', () => {
  const EPOCH = 2_208_988_800;
  /** A time server whose clock is `ahead` seconds ahead of ours. */
  const startTime = async (ahead: number, flags = 0x24) => {
    const socket = createSocket('udp4');
    socket.on('message', (question, from) => {
      const answer = Buffer.alloc(48);
      answer[0] = flags;
      answer[1] = 2;
      const now = Date.now() / 1000 + ahead + EPOCH;
      for (const at of [32, 40]) {
        answer.writeUInt32BE(Math.floor(now), at);
        answer.writeUInt32BE(Math.floor((now % 1) * 2 ** 32), at + 4);
      }
      if (question.length === 48) socket.send(answer, from.port, from.address);
    });
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    return keep({ server: `127.0.0.1:${socket.address().port}`, close: async () => void socket.close() });
  };
  const of = (servers: string, files: Readonly<Record<string, TreeEntry>> = {}): Promise<ProbeResult> => ask('system.clock', { servers }, files);

  it('is right within seconds of a time server', async () => {
    const result = await of((await startTime(0)).server);
    expect(result).toMatchObject({ outcome: 'right', verdict: 'ok' });
    expect(Math.abs(Number(result.evidence.data.offset))).toBeLessThan(2);
  });
  it.each([7200, -45])('is wrong with %i seconds', async (ahead) => {
    expect(await of((await startTime(ahead)).server)).toMatchObject({ outcome: 'wrong', evidence: { data: { offset: expect.closeTo(ahead, -1) } } });
  });
  it('asks the system when no time server answers', async () => {
    expect(await of('127.0.0.1:1', { 'bin/timedatectl': prints('yes') })).toMatchObject({ outcome: 'synchronised' });
    expect(await of('127.0.0.1:1', { 'bin/timedatectl': prints('no') })).toMatchObject({ outcome: 'unsynchronised', verdict: 'warn' });
    expect(await of('127.0.0.1:1')).toMatchObject({ outcome: 'cannot-tell', reason: 'timed-out' });
  });
  it('does not believe a server that says it is not in step', async () => {
    expect(await of((await startTime(7200, 0xe4)).server)).toMatchObject({ outcome: 'cannot-tell' });
  });
  it('reads nothing from an answer that is too short', () => {
    expect(readSntp(new Uint8Array(20), 0, 0)).toBeUndefined();
  });
});

describe('config.mailu', () => {
  const good =
    'SECRET_KEY=ABCDEFGH12345678\nDOMAIN=example.org\nHOSTNAMES=mail.example.org,mx.example.org\nPOSTMASTER=admin\nTLS_FLAVOR=letsencrypt\nSUBNET=192.168.203.0/24\nADMIN=true\nWEBMAIL=roundcube\nWEBDAV=none\nANTIVIRUS=clamav\nMESSAGE_SIZE_LIMIT=50000000\n';
  const conf = (text: string): Promise<ProbeResult> => ask('config.mailu', { project_dir: '/mailu' }, { '/mailu/mailu.env': text });

  it('is clean as the setup page writes it, and tells domain and host name', async () => {
    expect(await conf(good)).toMatchObject({ outcome: 'clean', facts: { domain: 'example.org', host_name: 'mail.example.org' } });
  });
  it.each([
    ['TLS_FLAVOR=letsencrypt', 'TLS_FLAVOR=certs'],
    ['TLS_FLAVOR=letsencrypt', 'TLS_FLAVOR=notls'],
    ['TLS_FLAVOR=letsencrypt\n', ''],
    ['POSTMASTER=admin', 'POSTMASTER=admin@example.org'],
    ['HOSTNAMES=mail.example.org,mx.example.org', 'HOSTNAMES=mail.example.org mx.example.org'],
    ['SUBNET=192.168.203.0/24', 'SUBNET=192.168.203.0'],
    ['SECRET_KEY=ABCDEFGH12345678', 'SECRET_KEY=ChangeMeChangeMe'],
    ['WEBMAIL=roundcube', 'WEBMAIL=Roundcube'],
    ['ADMIN=true', 'ADMIN="true"'],
    ['ADMIN=true', 'ADMIN=true\nADMIN=false'],
  ])('is suspicious when %s becomes %j', async (right, wrong) => {
    const result = await conf(good.replace(right, wrong));
    expect(result).toMatchObject({ outcome: 'suspicious', verdict: 'warn' });
    expect(result.evidence.data.keys).toEqual([right.split('=')[0]]);
  });
  it('never shows the secret key', async () => {
    expect(JSON.stringify(await conf(good.replace('ABCDEFGH12345678', 'short-secret')))).not.toContain('short-secret');
  });
  it('cannot tell without the file', async () => {
    expect(await ask('config.mailu', { project_dir: '/mailu' }, {})).toMatchObject({ outcome: 'cannot-tell' });
  });
});

describe('system.kernel', () => {
  const path = '/proc/sys/kernel/osrelease';
  it('is recent or old', async () => {
    expect(await ask('system.kernel', {}, { [path]: '6.1.0-40-amd64\n' })).toMatchObject({
      outcome: 'recent',
      verdict: 'ok',
      evidence: { data: { kernel: '6.1.0-40-amd64' } },
    });
    expect(await ask('system.kernel', {}, { [path]: '3.10.0-1160.el7\n' })).toMatchObject({ outcome: 'old', verdict: 'fail' });
    expect(await ask('system.kernel', { minimum: '5.2' }, { [path]: '4.19.0\n' })).toMatchObject({ outcome: 'old' });
  });
  it('cannot tell without the file, or against something that is no version', async () => {
    expect(await ask('system.kernel', {}, {})).toMatchObject({ outcome: 'cannot-tell' });
    expect(await ask('system.kernel', { minimum: 'new' }, { [path]: '6.1\n' })).toMatchObject({ outcome: 'cannot-tell', reason: 'missing-input' });
  });
});

describe('system.cgroups', () => {
  it('are v2, v1, or cannot be told', async () => {
    expect(await ask('system.cgroups', {}, { '/sys/fs/cgroup/cgroup.controllers': 'cpu\n' })).toMatchObject({ outcome: 'v2', verdict: 'ok' });
    expect(await ask('system.cgroups', {}, { '/sys/fs/cgroup/memory': { folder: true } })).toMatchObject({ outcome: 'v1', verdict: 'info' });
    expect(await ask('system.cgroups', {}, {})).toMatchObject({ outcome: 'cannot-tell' });
  });
});

describe('docker.runtime', () => {
  const of = (version: object, info: object): Promise<ProbeResult> => ask('docker.runtime', {}, {}, { '/version': version, '/info': info });
  it('is ordinary, rootless, or Podman', async () => {
    expect(await of({ Version: '28.1.0' }, { SecurityOptions: ['name=seccomp,profile=default'], OperatingSystem: 'Debian' })).toMatchObject({
      outcome: 'ordinary',
      facts: { engine_version: '28.1.0' },
    });
    expect(await of({ Version: '28.1.0' }, { SecurityOptions: ['name=rootless'] })).toMatchObject({ outcome: 'rootless', verdict: 'warn' });
    expect(await of({ Version: '4.3', Components: [{ Name: 'Podman Engine', Version: '4.3.1' }] }, {})).toMatchObject({
      outcome: 'podman',
      evidence: { data: { version: '4.3.1' } },
    });
  });
  it('cannot tell without Docker', async () => {
    expect(await ask('docker.runtime', {}, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'no-tool' });
  });
});
