import { createHash } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { covers, readPolicy } from '../../src/probes/dns/mta-sts-policy.ts';
import { type Certificate, makeCertificate } from './support/certificates.ts';
import { closing } from './support/closing.ts';
import { startDns, type Zone } from './support/dns-server.ts';
import { look } from './support/look.ts';
import { startUpgrade } from './support/tls-server.ts';
import { startWeb, type WebAnswers } from './support/web-server.ts';

const keep = closing();
const root = makeCertificate({ subject: 'Test Root', authority: true, until: 3650 });
const before = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...before, root.pem]));
afterAll(() => setDefaultCACertificates(before));

const web = async (names: readonly string[], answers: WebAnswers) =>
  keep(await startWeb(answers, [makeCertificate({ subject: names[0]!, names, issuer: root }), root]));

describe('dns.mta-sts', () => {
  const POLICY = 'version: STSv1\r\nmode: enforce\r\nmx: mx.a.test\r\nmx: *.mail.test\r\nmax_age: 86400\r\n';
  const records: Zone = {
    '_mta-sts.a.test TXT': ['v=STSv1; id=1'],
    'a.test MX': [{ preference: 10, exchange: 'mx.a.test' }],
    'mta-sts.a.test A': ['127.0.0.1'],
  };
  const check = async (zone: Zone, answers: WebAnswers = {}, names = ['mta-sts.a.test']) => {
    const [dns, server] = await Promise.all([startDns(zone).then(keep), web(names, answers)]);
    return look(
      'dns.mta-sts',
      { domain: 'a.test' },
      { resolvers: [dns.address], reroute: (target) => (target.port === 443 ? { ...target, port: server.port } : target) },
    );
  };
  const path = '/.well-known/mta-sts.txt';

  it('is unset without a record, which is fine', async () => {
    expect(await check({ 'a.test MX': [] })).toMatchObject({ outcome: 'unset', verdict: 'info' });
  });
  it('is valid when the policy names the MX', async () => {
    expect(await check(records, { [path]: POLICY })).toMatchObject({ outcome: 'valid', verdict: 'ok', evidence: { data: { mode: 'enforce' } } });
  });
  it('is not covered when an MX is missing in it, which stops mail', async () => {
    const zone: Zone = { ...records, 'a.test MX': [{ preference: 10, exchange: 'mx2.a.test' }] };
    expect(await check(zone, { [path]: POLICY })).toMatchObject({ outcome: 'not-covered', verdict: 'fail', evidence: { data: { mx: ['mx2.a.test'] } } });
  });
  it('is invalid with a redirect, a wrong certificate, no policy or a broken one', async () => {
    expect(await check(records, { [path]: { status: 301, location: 'https://a.test/' } })).toMatchObject({ outcome: 'invalid' });
    expect(await check(records, { [path]: POLICY }, ['other.test'])).toMatchObject({ outcome: 'invalid' });
    expect(await check(records, {})).toMatchObject({ outcome: 'invalid' });
    expect(await check(records, { [path]: 'mode: enforce\n' })).toMatchObject({ outcome: 'invalid' });
    expect(await check({ ...records, 'mta-sts.a.test A': [] }, {})).toMatchObject({ outcome: 'invalid' });
  });
  it('reads no more than 64 KiB', async () => {
    const result = await check(records, { [path]: `${POLICY}${'x'.repeat(400_000)}` });
    expect(result).toMatchObject({ outcome: 'valid' });
  });
  it('cannot tell when the resolver answers SERVFAIL', async () => {
    expect(await check({ '_mta-sts.a.test TXT': 'SERVFAIL' })).toMatchObject({ outcome: 'cannot-tell' });
  });
  it('takes a star for exactly one label', () => {
    expect([covers(['*.a.test'], 'mx.a.test'), covers(['*.a.test'], 'x.mx.a.test'), covers(['*.a.test'], 'a.test')]).toEqual([true, false, false]);
    expect(readPolicy('version: STSv1\nmode: none\nmax_age: 1')).toMatchObject({ mode: 'none' });
  });
});

describe('dns.tls-rpt', () => {
  const check = async (texts: readonly string[]) =>
    look('dns.tls-rpt', { domain: 'a.test' }, { resolvers: [keep(await startDns({ '_smtp._tls.a.test TXT': texts })).address] });
  it('is unset, present or invalid', async () => {
    expect(await check([])).toMatchObject({ outcome: 'unset' });
    expect(await check(['v=TLSRPTv1; rua=mailto:tls@a.test'])).toMatchObject({ outcome: 'present', evidence: { data: { to: ['mailto:tls@a.test'] } } });
    expect(await check(['v=TLSRPTv1; rua=tls@a.test'])).toMatchObject({ outcome: 'invalid' });
  });
});

describe('dns.tlsa', () => {
  const HOST = 'mx.a.test';
  const spki = (certificate: Certificate): string => createHash('sha256').update(certificate.publicKey).digest('hex');
  const check = async (digest: string | undefined, signed = true) => {
    const leaf = makeCertificate({ subject: HOST, names: [HOST], issuer: root });
    const server = keep(
      await startUpgrade([leaf, root], {
        greet: `220 ${HOST}\r\n`,
        answer: (line) => (/^EHLO/.test(line) ? `250-${HOST}\r\n250 STARTTLS\r\n` : '250 ok\r\n'),
        asks: /^STARTTLS/,
        agrees: '220 go\r\n',
      }),
    );
    const data = { usage: 3, selector: 1, matchingType: 1, certificate: Buffer.from(digest ?? spki(leaf), 'hex') };
    const entry = signed ? { secure: [data] } : [data];
    const dns = keep(await startDns({ [`_25._tcp.${HOST} TLSA`]: digest === '' ? [] : entry, [`${HOST} A`]: ['127.0.0.1'], 'com NS': { secure: ['a.test'] } }));
    return look(
      'dns.tlsa',
      { host: HOST },
      { resolvers: [dns.address], reroute: (target) => (target.port === 25 ? { ...target, port: server.port } : target) },
    );
  };
  it('is unset without a record', async () => {
    expect(await check('')).toMatchObject({ outcome: 'unset', verdict: 'info' });
  });
  it('matches the key that the server really uses', async () => {
    expect(await check(undefined)).toMatchObject({ outcome: 'matches', verdict: 'ok' });
  });
  it('differs after the key was changed', async () => {
    expect(await check('ab'.repeat(32))).toMatchObject({ outcome: 'differs', verdict: 'fail' });
  });
  it('does nothing in a zone without signature', async () => {
    expect(await check(undefined, false)).toMatchObject({ outcome: 'unsigned', verdict: 'warn' });
  });
});

describe('domain.expiry', () => {
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  const check = async (until: string | undefined, since = day(-900), domain = 'mail.a.test') => {
    const events = [{ eventAction: 'registration', eventDate: since }, ...(until ? [{ eventAction: 'expiration', eventDate: until }] : [])];
    const server = await web(['data.iana.org', 'rdap.test'], {
      '/rdap/dns.json': JSON.stringify({ services: [[['test'], ['https://rdap.test/']]] }),
      '/domain/a.test': JSON.stringify({ events }),
    });
    const dns = keep(await startDns({ 'data.iana.org A': ['127.0.0.1'], 'rdap.test A': ['127.0.0.1'] }));
    return look(
      'domain.expiry',
      { domain },
      { resolvers: [dns.address], reroute: (target) => (target.port === 443 ? { ...target, port: server.port } : target) },
    );
  };
  it('is registered, expires soon, has expired, or is young', async () => {
    expect(await check(day(200))).toMatchObject({ outcome: 'registered', evidence: { subject: 'a.test' } });
    expect(await check(day(10))).toMatchObject({ outcome: 'expires-soon', verdict: 'warn' });
    expect(await check(day(-1))).toMatchObject({ outcome: 'expired', verdict: 'fail' });
    expect(await check(day(360), day(-5))).toMatchObject({ outcome: 'young', verdict: 'info' });
  });
  it('cannot tell where the registry keeps it to itself, or nothing answers', async () => {
    expect(await check(undefined)).toMatchObject({ outcome: 'cannot-tell' });
    expect(await look('domain.expiry', { domain: 'a.test' }, { resolvers: ['127.0.0.1:1'] })).toMatchObject({ outcome: 'cannot-tell' });
  });
});
