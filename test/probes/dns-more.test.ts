import { describe, expect, it } from 'vitest';
import type { ProbeParams, ProbeResult } from '../../src/model/probe.ts';
import { type DnsServer, startDns, type Zone } from './support/dns-server.ts';
import { makeTree } from './support/file-tree.ts';
import { look } from './support/look.ts';

const ask = async (name: string, params: ProbeParams, zone: Zone): Promise<ProbeResult> => {
  const server = await startDns(zone);
  try {
    return await look(name, params, { resolvers: [server.address] });
  } finally {
    await server.close();
  }
};

describe.concurrent('dns.resolver', () => {
  const names = (entry: Zone[string]): Zone => ({ 'com NS': entry, 'org NS': entry, 'iana.org NS': entry });
  it('works when it answers and checks signatures', async () => {
    expect(await ask('dns.resolver', {}, names({ secure: ['a.test'] }))).toMatchObject({ outcome: 'works', verdict: 'ok' });
  });
  it('does not validate without the AD flag', async () => {
    expect(await ask('dns.resolver', {}, { ...names(['a.test']), 'org NS': 'SERVFAIL' })).toMatchObject({ outcome: 'not-validating', verdict: 'info' });
  });
  it.each(['SERVFAIL', 'REFUSED', 'silent'] as const)('is broken when all names end in %s', async (fault) => {
    expect(await ask('dns.resolver', {}, names(fault))).toMatchObject({ outcome: 'broken', verdict: 'fail' });
  });
  it('is broken when it denies names that must exist', async () => {
    expect(await ask('dns.resolver', {}, {})).toMatchObject({ outcome: 'broken', evidence: { data: { why: 'NXDOMAIN' } } });
  });
  it('is public when it is one that everybody shares', async () => {
    const server = await startDns(names(['a.test']));
    // The first one answers; that a public one stands beside it is enough.
    const result = await look('dns.resolver', {}, { resolvers: [server.address, '8.8.8.8'] });
    await server.close();
    expect(result).toMatchObject({ outcome: 'public', verdict: 'info', evidence: { data: { owner: 'Google' } } });
  });
  it('cannot tell where resolv.conf may not be read', async () => {
    const tree = await makeTree({ '/etc/resolv.conf': { folder: true } });
    const result = await look('dns.resolver', {}, { root: tree.root, resolvers: undefined as never });
    await tree.remove();
    expect(result).toMatchObject({ outcome: 'cannot-tell' });
  });
});

describe.concurrent('dns.dnssec', () => {
  const soa = { mname: 'ns.test', rname: 'a.test', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 1 };
  const of = (zone: Zone): Promise<ProbeResult> => ask('dns.dnssec', { domain: 'example.org' }, zone);
  it('is signed when the resolver says so', async () => {
    expect(await of({ 'example.org SOA': { secure: [soa] } })).toMatchObject({ outcome: 'signed', verdict: 'ok' });
  });
  it('is unsigned without a DS', async () => {
    expect(await of({ 'example.org SOA': [soa] })).toMatchObject({ outcome: 'unsigned', verdict: 'info' });
  });
  it('is bogus when only an unchecked question gets an answer', async () => {
    expect(await of({ 'example.org SOA': (asked) => (asked > 2 ? [soa] : 'SERVFAIL') })).toMatchObject({ outcome: 'bogus', verdict: 'fail' });
  });
  it('cannot tell when the zone is broken either way, when it does not exist, or when the resolver does not check', async () => {
    expect(await of({ 'example.org SOA': 'SERVFAIL' })).toMatchObject({ outcome: 'cannot-tell' });
    expect(await of({})).toMatchObject({ outcome: 'cannot-tell', reason: 'odd-answer' });
    expect(await of({ 'example.org SOA': [soa], 'example.org DS': [{ keyTag: 1, algorithm: 13, digestType: 2, digest: Buffer.alloc(32) }] })).toMatchObject({
      outcome: 'cannot-tell',
    });
  });
});

describe.concurrent('dns.caa', () => {
  const caa = (value: string, tag = 'issue') => ({ flags: 0, tag, value });
  const of = (zone: Zone): Promise<ProbeResult> => ask('dns.caa', { name: 'mail.example.org' }, zone);
  it('allows by name, with parameters, or by saying nothing about issuing', async () => {
    expect(await of({ 'example.org CAA': [caa('letsencrypt.org; validationmethods=dns-01')] })).toMatchObject({ outcome: 'allowed' });
    expect(await of({ 'example.org CAA': [caa('mailto:a@example.org', 'iodef')] })).toMatchObject({ outcome: 'allowed' });
  });
  it('forbids when another authority is named, or none', async () => {
    expect(await of({ 'example.org CAA': [caa('digicert.com')] })).toMatchObject({
      outcome: 'forbidden',
      evidence: { data: { at: 'example.org', allowed: ['digicert.com'] } },
    });
    expect(await of({ 'example.org CAA': [caa(';')] })).toMatchObject({ outcome: 'forbidden' });
  });
  it('lets the nearest name decide', async () => {
    expect(await of({ 'mail.example.org CAA': [caa('letsencrypt.org')], 'example.org CAA': [caa('digicert.com')] })).toMatchObject({ outcome: 'allowed' });
  });
  it('is unset without records, and cannot tell on SERVFAIL', async () => {
    expect(await of({ 'mail.example.org A': ['192.0.2.1'] })).toMatchObject({ outcome: 'unset', verdict: 'ok' });
    expect(await of({ 'example.org CAA': 'SERVFAIL' })).toMatchObject({ outcome: 'cannot-tell' });
  });
});

describe.concurrent('dns.egress', () => {
  const root: Zone = { '. NS': ['a.root-servers.net'] };
  const closed = async (): Promise<string> => {
    const server = await startDns({});
    await server.close();
    return server.address;
  };
  const of = async (server: DnsServer): Promise<ProbeResult> => {
    try {
      return await look('dns.egress', { servers: server.address }, {});
    } finally {
      await server.close();
    }
  };
  it('is open when both ways get an answer', async () => {
    expect(await of(await startDns(root))).toMatchObject({ outcome: 'open', verdict: 'ok' });
  });
  it('is open when the server answers, whatever it says', async () => {
    expect(await of(await startDns({ '. NS': 'REFUSED' }))).toMatchObject({ outcome: 'open' });
  });
  it('tells which of the two ways is blocked', async () => {
    expect(await of(await startDns(root, { udp: false }))).toMatchObject({ outcome: 'udp-blocked', verdict: 'fail' });
    expect(await of(await startDns(root, { tcp: false }))).toMatchObject({ outcome: 'tcp-blocked' });
  });
  it('is blocked when neither gets through', async () => {
    const web = await startDns({});
    expect(await look('dns.egress', { servers: await closed(), control: web.address }, {})).toMatchObject({ outcome: 'blocked' });
    await web.close();
  });
  it('cannot tell on a machine from which nothing gets out', async () => {
    expect(await look('dns.egress', { servers: await closed(), control: await closed() }, {})).toMatchObject({ outcome: 'cannot-tell' });
  });
});

describe.concurrent('dnsbl.answers', () => {
  const of = (entry: Zone[string], params = {}): Promise<ProbeResult> => ask('dnsbl.answers', params, { '2.0.0.127.multi.uribl.com A': entry });
  it('answers with its test entry', async () => {
    expect(await of(['127.0.0.14'])).toMatchObject({ outcome: 'answers', verdict: 'ok' });
  });
  it.each(['127.0.0.1', '127.255.255.254'])('is refused with %s', async (code) => {
    expect(await of([code])).toMatchObject({ outcome: 'refused', verdict: 'fail', evidence: { data: { code } } });
  });
  it('is refused by REFUSED, dead without its test entry, and cannot tell on SERVFAIL', async () => {
    expect(await of('REFUSED')).toMatchObject({ outcome: 'refused' });
    expect(await of([])).toMatchObject({ outcome: 'dead' });
    expect(await of('SERVFAIL')).toMatchObject({ outcome: 'cannot-tell' });
  });
});
