import { describe, expect, it } from 'vitest';
import type { ProbeParams } from '../../src/model/probe.ts';
import { closing } from './support/closing.ts';
import { startDns, type Zone } from './support/dns-server.ts';
import { composeProject, startDocker, type TestContainer } from './support/docker-server.ts';
import { makeTree } from './support/file-tree.ts';
import { look } from './support/look.ts';

const keep = closing();

const ask = async (name: string, params: ProbeParams, containers: readonly TestContainer[], more: Readonly<Record<string, unknown>> = {}, zone: Zone = {}) => {
  const docker = keep(await startDocker({ ...composeProject('mailcow', '/opt/mailcow', containers), ...more }));
  const [dns, tree] = await Promise.all([startDns(zone).then(keep), makeTree({ '/etc/resolv.conf': 'nameserver 192.0.2.53\n' }).then(keep)]);
  return look(name, params, {
    dockerSocket: docker.socket,
    root: tree.root,
    env: { PATH: `${tree.root}/bin` },
    resolvers: Object.keys(zone).length > 0 ? [dns.address] : ['192.0.2.53'],
  });
};

describe('docker.daemon', () => {
  const of = async (text?: string) =>
    look('docker.daemon', {}, { root: keep(await makeTree(text === undefined ? {} : { '/etc/docker/daemon.json': text })).root });
  it('is plain without a file and with one that does not matter', async () => {
    expect(await of()).toMatchObject({ outcome: 'plain', verdict: 'ok' });
    expect(await of('{ "log-driver": "journald" }')).toMatchObject({ outcome: 'plain' });
  });
  it('has its firewall rules switched off, its proxy off, or is broken', async () => {
    expect(await of('{ "iptables": false }')).toMatchObject({ outcome: 'iptables-off', verdict: 'fail' });
    expect(await of('{ "userland-proxy": false }')).toMatchObject({ outcome: 'proxy-off', verdict: 'info' });
    expect(await of('{ "iptables": false, }')).toMatchObject({ outcome: 'broken', verdict: 'fail' });
  });
});

describe('docker.ipv6', () => {
  const of = (on: boolean, addresses: readonly string[]) =>
    ask(
      'docker.ipv6',
      { name: 'mail.a.test' },
      [{ service: 'postfix-mailcow' }],
      { '/networks': [{ Id: 'n1', Name: 'mailcow_net', Driver: 'bridge', EnableIPv6: on, Labels: { 'com.docker.compose.project': 'mailcow' }, IPAM: null }] },
      { 'mail.a.test AAAA': addresses },
    );
  it('is on, unused, or off although an address is published', async () => {
    expect(await of(true, ['2001:db8::1'])).toMatchObject({ outcome: 'on', verdict: 'ok' });
    expect(await of(false, [])).toMatchObject({ outcome: 'unused', verdict: 'ok' });
    expect(await of(false, ['2001:db8::1'])).toMatchObject({ outcome: 'off-but-published', verdict: 'info' });
  });
});

describe('docker.log-driver', () => {
  const of = (logDriver: string) => ask('docker.log-driver', {}, [{ service: 'front', logDriver }]);
  it('writes to the journal, to files, elsewhere or nowhere', async () => {
    expect(await of('journald')).toMatchObject({ outcome: 'journald' });
    expect(await of('json-file')).toMatchObject({ outcome: 'files' });
    expect(await of('syslog')).toMatchObject({ outcome: 'elsewhere', verdict: 'info' });
    expect(await of('none')).toMatchObject({ outcome: 'none', verdict: 'warn', evidence: { data: { services: ['front'] } } });
  });
});

describe('docker.memory', () => {
  const stats = (usage: number, cached = 0) => ({
    '/containers/id-clamd-mailcow/stats?stream=false&one-shot=true': { memory_stats: { usage, limit: 1000 * 2 ** 20, stats: { inactive_file: cached } } },
  });
  const of = (state: TestContainer['state'] | undefined, more: Readonly<Record<string, unknown>>) =>
    ask('docker.memory', {}, [{ service: 'clamd-mailcow', ...(state ? { state } : {}) }], more);
  it('is enough, also where much of it is cached files', async () => {
    expect(await of(undefined, stats(400 * 2 ** 20))).toMatchObject({ outcome: 'enough', evidence: { data: { largest: 'clamd-mailcow 400 MiB' } } });
    expect(await of(undefined, stats(990 * 2 ** 20, 500 * 2 ** 20))).toMatchObject({ outcome: 'enough' });
  });
  it('is tight, or was too little', async () => {
    expect(await of(undefined, stats(990 * 2 ** 20))).toMatchObject({ outcome: 'tight', verdict: 'warn' });
    expect(await of({ Status: 'exited', ExitCode: 137, OOMKilled: true }, {})).toMatchObject({ outcome: 'killed', verdict: 'fail' });
  });
});

describe('docker.resolver', () => {
  const of = (dns?: readonly string[]) => ask('docker.resolver', { service: 'rspamd-mailcow' }, [{ service: 'rspamd-mailcow', ...(dns ? { dns } : {}) }]);
  it('is their own, or a public one', async () => {
    expect(await of(['172.22.1.254'])).toMatchObject({ outcome: 'own', evidence: { data: { servers: ['172.22.1.254'] } } });
    expect(await of(['8.8.8.8'])).toMatchObject({ outcome: 'public', evidence: { data: { owner: 'Google' } } });
  });
  it('is that of the machine where nothing else is said', async () => {
    expect(await of()).toMatchObject({ outcome: 'own', evidence: { data: { servers: ['192.0.2.53'] } } });
  });
});
