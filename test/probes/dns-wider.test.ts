import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ProbeParams } from '../../src/model/probe.ts';
import { closing } from './support/closing.ts';
import { startDns, type Zone } from './support/dns-server.ts';
import { makeTree } from './support/file-tree.ts';
import { look } from './support/look.ts';

const keep = closing();
const ask = async (name: string, params: ProbeParams, zone: Zone) => look(name, params, { resolvers: [keep(await startDns(zone)).address] });

describe('dns.srv', () => {
  const srv = (target: string) => ({ priority: 0, weight: 1, port: 993, target });
  it('is found by a service record or by the names that Thunderbird and Outlook try', async () => {
    expect(await ask('dns.srv', { domain: 'a.test' }, { '_imaps._tcp.a.test SRV': [srv('mx.a.test')], 'mx.a.test A': ['192.0.2.1'] })).toMatchObject({
      outcome: 'found',
      verdict: 'ok',
    });
    expect(await ask('dns.srv', { domain: 'a.test' }, { 'autoconfig.a.test A': ['192.0.2.1'] })).toMatchObject({ outcome: 'found' });
  });
  it('is unset where there is nothing, and where a service is said not to be offered', async () => {
    expect(await ask('dns.srv', { domain: 'a.test' }, {})).toMatchObject({ outcome: 'unset', verdict: 'info' });
    expect(await ask('dns.srv', { domain: 'a.test' }, { '_imaps._tcp.a.test SRV': [srv('.')] })).toMatchObject({ outcome: 'unset' });
  });
  it('is broken when it leads to nowhere', async () => {
    expect(await ask('dns.srv', { domain: 'a.test' }, { '_imaps._tcp.a.test SRV': [srv('gone.a.test')] })).toMatchObject({
      outcome: 'broken',
      verdict: 'warn',
    });
  });
  it('cannot tell what the resolver fails on', async () => {
    expect(await ask('dns.srv', { domain: 'a.test' }, { '_imaps._tcp.a.test SRV': 'SERVFAIL' })).toMatchObject({ outcome: 'cannot-tell' });
  });
});

describe('dns.propagation', () => {
  const check = async (here: readonly string[], ...there: readonly (readonly string[])[]) => {
    const servers = await Promise.all(there.map((values) => startDns({ 'mx.a.test A': values }).then(keep)));
    const names = there.map((_, at) => `192.0.2.${at + 1}`);
    const resolver = keep(await startDns({ 'mx.a.test A': here, 'a.test NS': names }));
    const port = (address: string): number => Number(address.split(':')[1]);
    return look(
      'dns.propagation',
      { name: 'mx.a.test' },
      {
        resolvers: [resolver.address],
        reroute: (target) => {
          const at = names.indexOf(target.host);
          return at < 0 ? target : { host: '127.0.0.1', port: port(servers[at]!.address) };
        },
      },
    );
  };
  it('is the same everywhere', async () => {
    expect(await check(['203.0.113.1'], ['203.0.113.1'], ['203.0.113.1'])).toMatchObject({ outcome: 'same', verdict: 'ok' });
  });
  it('is pending while resolvers still keep the old answer, and says for how long', async () => {
    expect(await check(['203.0.113.1'], ['203.0.113.9'])).toMatchObject({
      outcome: 'pending',
      verdict: 'info',
      evidence: { data: { before: '203.0.113.1', now: '203.0.113.9', minutes: 1 } },
    });
  });
  it('is split when the own name servers do not agree', async () => {
    expect(await check(['203.0.113.1'], ['203.0.113.1'], ['203.0.113.9'])).toMatchObject({ outcome: 'split', verdict: 'warn' });
  });
  it('cannot tell when the own name servers do not answer', async () => {
    expect(await check(['203.0.113.1'])).toMatchObject({ outcome: 'cannot-tell' });
  });
});

describe('dns.names', () => {
  const zone: Zone = {
    'a.test A': ['203.0.113.1'],
    'b.test AAAA': ['2001:db8::1'],
    'b.test A': ['203.0.113.1'],
    'c.test A': ['203.0.113.9'],
    'd.test A': ['10.0.0.1'],
  };
  const of = (names: string) => ask('dns.names', { names, ip: '203.0.113.1' }, zone);
  it('leads here with every name, elsewhere with one, or nowhere', async () => {
    expect(await of('a.test,b.test')).toMatchObject({ outcome: 'here', evidence: { data: { checked: 2 } } });
    expect(await of('a.test,c.test')).toMatchObject({ outcome: 'elsewhere', verdict: 'fail' });
    expect(await of('a.test,gone.test')).toMatchObject({ outcome: 'missing', evidence: { data: { names: ['gone.test'] } } });
  });
  it('takes internal addresses for split DNS, not for a fault', async () => {
    expect(await of('a.test,d.test')).toMatchObject({ outcome: 'cannot-tell' });
  });
});

describe('dns.dkim-key', () => {
  const pair = (bits = 1024) => generateKeyPairSync('rsa', { modulusLength: bits });
  const check = async (published: 'same' | 'other' | 'none', ed = false) => {
    const mine = ed ? generateKeyPairSync('ed25519') : pair();
    const other = ed ? generateKeyPairSync('ed25519') : pair();
    const { publicKey } = published === 'same' ? mine : other;
    const der = publicKey.export({ type: 'spki', format: 'der' }) as Buffer;
    const p = (ed ? der.subarray(-32) : der).toString('base64');
    const tree = keep(await makeTree({ '/keys/dkim.private': mine.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }));
    const dns = keep(await startDns({ 'dkim._domainkey.a.test TXT': published === 'none' ? [] : [`v=DKIM1; k=${ed ? 'ed25519' : 'rsa'}; p=${p}`] }));
    return look('dns.dkim-key', { domain: 'a.test', selector: 'dkim', file: '/keys/dkim.private' }, { resolvers: [dns.address], root: tree.root });
  };
  it('is the same, whichever kind of key', async () => {
    expect(await check('same')).toMatchObject({ outcome: 'same', verdict: 'ok' });
    expect(await check('same', true)).toMatchObject({ outcome: 'same' });
  });
  it('differs after the key was made anew, and may be unpublished', async () => {
    expect(await check('other')).toMatchObject({ outcome: 'differs', verdict: 'fail' });
    expect(await check('none')).toMatchObject({ outcome: 'unpublished', verdict: 'fail' });
  });
  it('never shows the private key', async () => {
    expect(JSON.stringify(await check('other'))).not.toContain('PRIVATE');
  });
});

describe('dns.source-ports', () => {
  const check = async (entry: (asked: number) => readonly string[] | 'silent') =>
    look('dns.source-ports', { servers: keep(await startDns({ '. NS': entry })).address, control: keep(await startDns({})).address }, {});
  it('lets all, some or no answers in', async () => {
    expect(await check(() => ['a.test'])).toMatchObject({ outcome: 'all', verdict: 'ok' });
    expect(await check((asked) => (asked % 2 ? ['a.test'] : 'silent'))).toMatchObject({ outcome: 'some', verdict: 'warn' });
    expect(await check(() => 'silent')).toMatchObject({ outcome: 'none', verdict: 'fail' });
  });
});

describe('dnsbl.domain', () => {
  const alive: Zone = { 'test.dbl.spamhaus.org A': ['127.0.1.2'], 'test.multi.surbl.org A': ['127.0.0.254'] };
  const of = (zone: Zone) => ask('dnsbl.domain', { domain: 'a.test' }, zone);
  it('is clean or listed', async () => {
    expect(await of(alive)).toMatchObject({ outcome: 'clean', evidence: { data: { asked: 2 } } });
    expect(await of({ ...alive, 'a.test.dbl.spamhaus.org A': ['127.0.1.4'] })).toMatchObject({
      outcome: 'listed',
      verdict: 'fail',
      evidence: { data: { lists: ['Spamhaus DBL'] } },
    });
  });
  it('is not listed by a refusal, nor clean by a list that is dead', async () => {
    const refused: Zone = { 'test.dbl.spamhaus.org A': ['127.255.255.254'], 'a.test.dbl.spamhaus.org A': ['127.255.255.254'] };
    expect(await of(refused)).toMatchObject({ outcome: 'cannot-tell', reason: 'refused' });
    expect(await of({})).toMatchObject({ outcome: 'cannot-tell' });
  });
});
