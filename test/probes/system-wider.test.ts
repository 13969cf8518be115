import { generateKeyPairSync } from 'node:crypto';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProbeParams } from '../../src/model/probe.ts';
import { makeCertificate } from './support/certificates.ts';
import { closing } from './support/closing.ts';
import { makeTree, type TreeEntry } from './support/file-tree.ts';
import { look } from './support/look.ts';

const keep = closing();
const ask = async (name: string, files: Readonly<Record<string, TreeEntry>>, params: ProbeParams = {}) => {
  const tree = keep(await makeTree(files));
  return look(name, params, { root: tree.root, env: { PATH: `${tree.root}/bin` } });
};
const prints = (text: string): TreeEntry => ({ program: `/bin/cat <<'END'\n${text}\nEND` });

describe('system.cpu', () => {
  const core = (flags: string) => `processor\t: 0\nmodel name\t: QEMU Virtual CPU\nflags\t\t: fpu sse ${flags}\n\n`;
  it('is enough, few, or without SSSE3', async () => {
    expect(await ask('system.cpu', { '/proc/cpuinfo': core('ssse3').repeat(2) })).toMatchObject({ outcome: 'enough', evidence: { data: { cores: 2 } } });
    expect(await ask('system.cpu', { '/proc/cpuinfo': core('ssse3') }, { cores: 2 })).toMatchObject({ outcome: 'few', verdict: 'warn' });
    expect(await ask('system.cpu', { '/proc/cpuinfo': core('sse2') })).toMatchObject({ outcome: 'no-ssse3', verdict: 'warn' });
  });
  it('does not miss on ARM what only x86 has', async () => {
    expect(await ask('system.cpu', { '/proc/cpuinfo': 'processor : 0\nFeatures : fp asimd\n' })).toMatchObject({ outcome: 'enough' });
  });
});

describe('system.provider', () => {
  const of = (vendor: string) => ask('system.provider', { '/sys/class/dmi/id/sys_vendor': `${vendor}\n` });
  it('is one that closes port 25, another known one, or unknown', async () => {
    expect(await of('Hetzner')).toMatchObject({ outcome: 'closes-25', evidence: { data: { provider: 'Hetzner' } } });
    expect(await of('OVHcloud')).toMatchObject({ outcome: 'known' });
    expect(await of('Dell Inc.')).toMatchObject({ outcome: 'unknown', verdict: 'info' });
  });
});

describe('system.mail-services', () => {
  const of = (comm: string, group: string) => ask('system.mail-services', { '/proc/812/comm': `${comm}\n`, '/proc/812/cgroup': `0::${group}\n` });
  it('sees a program of the machine, and none of a container', async () => {
    expect(await of('exim4', '/system.slice/exim4.service')).toMatchObject({ outcome: 'running', evidence: { data: { programs: ['Exim'] } } });
    expect(await of('exim4', '/system.slice/docker-0123.scope')).toMatchObject({ outcome: 'none', verdict: 'ok' });
    expect(await of('bash', '/user.slice')).toMatchObject({ outcome: 'none' });
  });
});

describe('system.low-ports', () => {
  it('is allowed or for root only', async () => {
    const path = '/proc/sys/net/ipv4/ip_unprivileged_port_start';
    expect(await ask('system.low-ports', { [path]: '0\n' })).toMatchObject({ outcome: 'allowed' });
    expect(await ask('system.low-ports', { [path]: '1024\n' })).toMatchObject({ outcome: 'root-only', verdict: 'info' });
  });
});

describe('system.netfilter', () => {
  const of = (modules: string, config?: string) =>
    ask('system.netfilter', {
      '/proc/modules': modules,
      '/proc/sys/kernel/osrelease': '6.1\n',
      ...(config === undefined ? {} : { '/boot/config-6.1': config }),
    });
  it('is present when loaded or built in, missing when the kernel says so, and else not told', async () => {
    expect(await of('nf_tables 303104 1 - Live 0x0\n')).toMatchObject({ outcome: 'present' });
    expect(await of('', 'CONFIG_NF_TABLES=m\n')).toMatchObject({ outcome: 'present' });
    expect(await of('', '# CONFIG_NF_TABLES is not set\n')).toMatchObject({ outcome: 'missing', verdict: 'warn' });
    expect(await of('')).toMatchObject({ outcome: 'cannot-tell' });
  });
});

describe('system.addresses', () => {
  const trie = (...addresses: string[]) => addresses.map((one) => `     |-- ${one}\n        /32 host LOCAL\n`).join('');
  it('has a public address, or a router in between', async () => {
    expect(await ask('system.addresses', { '/proc/net/fib_trie': trie('127.0.0.1', '203.0.113.5') })).toMatchObject({
      outcome: 'public',
      facts: { public_ip: '203.0.113.5' },
    });
    expect(await ask('system.addresses', { '/proc/net/fib_trie': trie('192.168.1.5') })).toMatchObject({ outcome: 'behind-nat', verdict: 'info' });
  });
  it('does not guess which of two is the one that sends', async () => {
    expect((await ask('system.addresses', { '/proc/net/fib_trie': trie('203.0.113.5', '203.0.113.6') })).facts?.public_ip).toBeUndefined();
  });
});

describe('system.bans', () => {
  const of = (nft: string) => ask('system.bans', { '/bin/nft': prints(nft) });
  const set = (...addresses: string[]) => `table inet f2b-table {\n set addr-set-postfix {\n  type ipv4_addr\n  elements = { ${addresses.join(', ')} }\n }\n}`;
  it('has hit nobody, strangers, or an address of the own network', async () => {
    expect(await of('table ip filter {\n}')).toMatchObject({ outcome: 'none', verdict: 'ok' });
    expect(await of(set('203.0.113.9'))).toMatchObject({ outcome: 'strangers', verdict: 'ok' });
    expect(await of(set('203.0.113.9', '172.22.1.1'))).toMatchObject({ outcome: 'own', verdict: 'fail', evidence: { data: { addresses: ['172.22.1.1'] } } });
  });
  it('cannot be told without root', async () => {
    expect(await ask('system.bans', {})).toMatchObject({ outcome: 'cannot-tell', reason: 'no-permission' });
  });
});

describe('system.input-chain', () => {
  const of = (saved: string) => ask('system.input-chain', { '/bin/iptables-save': prints(`*filter\n${saved}`) });
  it('reaches the containers, is not used, or stands where it does nothing', async () => {
    expect(await of('-A DOCKER-USER -p tcp --dport 25 -j DROP')).toMatchObject({ outcome: 'reach', verdict: 'ok' });
    expect(await of('-A DOCKER-USER -j RETURN')).toMatchObject({ outcome: 'none', verdict: 'ok' });
    expect(await of('-A INPUT -p tcp -m multiport --dports 20:30,993 -j DROP')).toMatchObject({
      outcome: 'input-only',
      evidence: { data: { ports: ['25', '993'] } },
    });
  });
  it('cannot be told without root', async () => {
    expect(await ask('system.input-chain', {})).toMatchObject({ outcome: 'cannot-tell', reason: 'no-permission' });
  });
});

describe('postfix.maps', () => {
  const of = async (age: number | undefined) => {
    const tree = keep(await makeTree(age === undefined ? { '/etc/postfix/main.cf': 'x' } : { '/etc/postfix/virtual': 'x', '/etc/postfix/virtual.db': 'x' }));
    const now = Date.now() / 1000;
    if (age !== undefined) await utimes(join(tree.root, '/etc/postfix/virtual.db'), now - age, now - age);
    return look('postfix.maps', {}, { root: tree.root });
  };
  it('is fresh, outdated, or not there at all', async () => {
    expect(await of(0)).toMatchObject({ outcome: 'fresh', verdict: 'ok' });
    expect(await of(3600)).toMatchObject({ outcome: 'outdated', verdict: 'warn' });
    expect(await of(undefined)).toMatchObject({ outcome: 'none', verdict: 'not-applicable' });
  });
});

describe('files.certificate', () => {
  const HOST = 'mail.example.org';
  const root = makeCertificate({ subject: 'Test Root', authority: true, until: 3650 });
  const leaf = makeCertificate({ subject: HOST, names: [HOST], issuer: root });
  const of = (certificate: string, key: string) =>
    ask('files.certificate', { '/ssl/cert.pem': certificate, '/ssl/key.pem': key }, { certificate: '/ssl/cert.pem', key: '/ssl/key.pem', name: HOST });
  it('fits, and is missing', async () => {
    expect(await of(leaf.pem + root.pem, leaf.key)).toMatchObject({ outcome: 'fits', verdict: 'ok' });
    expect(await ask('files.certificate', { '/ssl/key.pem': leaf.key }, { certificate: '/ssl/cert.pem', key: '/ssl/key.pem' })).toMatchObject({
      outcome: 'missing',
    });
  });
  it('is no PEM, or for another key', async () => {
    expect(await of('hello', leaf.key)).toMatchObject({ outcome: 'not-pem' });
    expect(await of(leaf.pem, 'hello')).toMatchObject({ outcome: 'not-pem' });
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(await of(leaf.pem + root.pem, other)).toMatchObject({ outcome: 'key-differs', verdict: 'fail' });
  });
  it('has expired, has another name, or comes without its issuer', async () => {
    const old = makeCertificate({ subject: HOST, names: [HOST], issuer: root, from: -90, until: -1 });
    expect(await of(old.pem + root.pem, old.key)).toMatchObject({ outcome: 'expired' });
    const other = makeCertificate({ subject: 'x.test', names: ['x.test'], issuer: root });
    expect(await of(other.pem + root.pem, other.key)).toMatchObject({ outcome: 'wrong-name', verdict: 'warn' });
    expect(await of(leaf.pem, leaf.key)).toMatchObject({ outcome: 'no-chain', verdict: 'warn' });
  });
  it('never shows the key', async () => {
    expect(JSON.stringify(await of(leaf.pem + root.pem, leaf.key))).not.toContain('PRIVATE');
  });
});

describe('config.docker-mailserver', () => {
  const of = (text: string) => ask('config.docker-mailserver', { '/dms/mailserver.env': text }, { project_dir: '/dms' });
  it('is clean with what the documentation allows', async () => {
    expect(await of('OVERRIDE_HOSTNAME=mail.example.org\nSSL_TYPE=letsencrypt\nENABLE_RSPAMD=1\nPERMIT_DOCKER=\n# ENABLE_X=yes\n')).toMatchObject({
      outcome: 'clean',
      facts: { host_name: 'mail.example.org' },
    });
  });
  it.each([
    ['SSL_TYPE=lets-encrypt', 'SSL_TYPE'],
    ['SSL_TYPE=manual\nSSL_CERT_PATH=/x', 'SSL_KEY_PATH'],
    ['SSL_TYPE=', 'SSL_TYPE'],
    ['ENABLE_RSPAMD=true', 'ENABLE_RSPAMD'],
    ['SPOOF_PROTECTION=yes', 'SPOOF_PROTECTION'],
    ['ACCOUNT_PROVISIONER=ldap', 'ACCOUNT_PROVISIONER'],
    ['PERMIT_DOCKER=all', 'PERMIT_DOCKER'],
    ['OVERRIDE_HOSTNAME=mail', 'OVERRIDE_HOSTNAME'],
    ['ENABLE_CLAMAV="1"', 'ENABLE_CLAMAV'],
    ['ENABLE_CLAMAV=1\nENABLE_CLAMAV=0', 'ENABLE_CLAMAV'],
  ])('%j is suspicious', async (text, key) => {
    expect(await of(text)).toMatchObject({ outcome: 'suspicious', verdict: 'warn', evidence: { data: { keys: expect.arrayContaining([key]) } } });
  });
});
