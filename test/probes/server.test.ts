import { describe, expect, it } from 'vitest';

import { closing } from './support/closing.ts';
import { startDns } from './support/dns-server.ts';
import { makeTree } from './support/file-tree.ts';
import { look } from './support/look.ts';
import { read } from './support/read.ts';

const keep = closing();
const trie = (...addresses: string[]) => addresses.map((one) => `     |-- ${one}\n        /32 host LOCAL\n`).join('');
const inTree = async (name: string, files: Record<string, string>, resolvers: readonly string[] = [], params = {}) =>
  look(name, params, { root: keep(await makeTree(files)).root, env: {}, resolvers });

describe('server.address', () => {
  it('is the only public address of the network cards', async () => {
    expect(await inTree('server.address', { '/proc/net/fib_trie': trie('127.0.0.1', '172.22.1.1', '203.0.113.5') })).toMatchObject({
      outcome: 'found',
      facts: { public_ip: '203.0.113.5' },
    });
  });
  it('is not guessed behind a router, or among several', async () => {
    expect(await inTree('server.address', { '/proc/net/fib_trie': trie('192.168.1.5') })).toMatchObject({ outcome: 'cannot-tell' });
    const several = await inTree('server.address', { '/proc/net/fib_trie': trie('203.0.113.5', '203.0.113.6') });
    expect([several.outcome, several.detail?.en]).toEqual(['cannot-tell', expect.stringContaining('203.0.113.5, 203.0.113.6')]);
  });
  it('is read from what a person pastes', () => {
    expect(read('server.address', {}, 'eth0 UP 203.0.113.5/24')).toMatchObject({ outcome: 'found', facts: { public_ip: '203.0.113.5' } });
  });
});

describe('server.domain', () => {
  it("is Mailu's main domain", async () => {
    const env = 'DOMAIN=example.org\nHOSTNAMES=mx.example.net\n';
    expect(await inTree('server.domain', { '/mailu/mailu.env': env })).toMatchObject({ outcome: 'found', facts: { domain: 'example.org' } });
  });
  it('is the only mailbox domain of a Postfix on the machine itself', async () => {
    expect(await inTree('server.domain', { '/etc/postfix/main.cf': 'virtual_mailbox_domains = example.org\n' })).toMatchObject({
      facts: { domain: 'example.org' },
      evidence: { data: { source: 'main.cf' } },
    });
    const table = await inTree('server.domain', { '/etc/postfix/main.cf': 'virtual_mailbox_domains = hash:/etc/postfix/domains\n' });
    expect(table.outcome).toBe('cannot-tell');
  });
  it('is the domain above the host name where its MX is that host, and else is not guessed', async () => {
    const conf = {
      '/opt/mailcow-dockerized/mailcow.conf': 'MAILCOW_HOSTNAME=mail.example.org\n',
      '/etc/postfix/main.cf': 'virtual_mailbox_domains = other.test\n',
    };
    const ours = keep(await startDns({ 'example.org MX': [{ preference: 10, exchange: 'mail.example.org' }] }));
    expect(await inTree('server.domain', conf, [ours.address])).toMatchObject({ outcome: 'found', facts: { domain: 'example.org' } });
    const theirs = keep(await startDns({ 'example.org MX': [{ preference: 10, exchange: 'mx.elsewhere.test' }] }));
    expect(await inTree('server.domain', conf, [theirs.address], { name: 'mail.example.org' })).toMatchObject({ outcome: 'cannot-tell' });
  });
  it('is read from what a person pastes', () => {
    expect(read('server.domain', {}, 'virtual_mailbox_domains = example.org\nmydomain = example.net')).toMatchObject({ facts: { domain: 'example.org' } });
    expect(read('server.domain', {}, 'mydomain = example.net')).toMatchObject({ outcome: 'cannot-tell' });
  });
});
