import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../src/model/probe.ts';
import { type Certificate, makeCertificate } from './support/certificates.ts';
import { closing } from './support/closing.ts';
import { startDns } from './support/dns-server.ts';
import { look } from './support/look.ts';
import { startSilentPort } from './support/silent-port.ts';
import { startSmtp } from './support/smtp-server.ts';
import { startTls, startUpgrade } from './support/tls-server.ts';

const keep = closing();
const HOST = 'mail.example.org';

const root = makeCertificate({ subject: 'Test Root', authority: true, until: 3650 });
const middle = makeCertificate({ subject: 'Test Intermediate', authority: true, issuer: root, until: 3650 });
const leaf = makeCertificate({ subject: HOST, names: [HOST, '*.example.net'], issuer: middle });

const before = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...before, root.pem]));
afterAll(() => setDefaultCACertificates(before));

const check = async (chain: readonly Certificate[], params: Readonly<Record<string, string | number>> = {}): Promise<ProbeResult> => {
  const server = keep(await startTls(chain));
  return look('tls.certificate', { host: '127.0.0.1', port: server.port, name: HOST, ...params }, {});
};

describe('tls.certificate', () => {
  it('is valid with name, time and chain in order', async () => {
    const result = await check([leaf, middle]);
    expect(result).toMatchObject({ outcome: 'valid', verdict: 'ok', evidence: { data: { names: [HOST, '*.example.net'], issuer: 'Test Intermediate' } } });
    expect(result.evidence.raw).toContain('TLSv1.3 trusted, 2 certificates');
  });
  it('is valid by a wildcard, and by the name that was connected to', async () => {
    expect(await check([leaf, middle], { name: 'mx.example.net' })).toMatchObject({ outcome: 'valid' });
    const server = keep(await startTls([leaf, middle]));
    const dns = keep(await startDns({ [`${HOST} A`]: ['127.0.0.1'] }));
    expect(await look('tls.certificate', { host: HOST, port: server.port }, { resolvers: [dns.address] })).toMatchObject({ outcome: 'valid' });
  });
  it('is expired after its time, whatever else is wrong', async () => {
    expect(await check([makeCertificate({ subject: 'other', from: -90, until: -2 })])).toMatchObject({ outcome: 'expired', verdict: 'fail' });
  });
  it('expires soon within two weeks', async () => {
    expect(await check([makeCertificate({ subject: HOST, names: [HOST], issuer: middle, until: 5 }), middle])).toMatchObject({
      outcome: 'expires-soon',
      verdict: 'warn',
      evidence: { data: { days: 4 } },
    });
  });
  it('is not yet valid before its time', async () => {
    expect(await check([makeCertificate({ subject: HOST, names: [HOST], issuer: middle, from: 3 }), middle])).toMatchObject({ outcome: 'not-yet-valid' });
  });
  it('has the wrong name', async () => {
    expect(await check([leaf, middle], { name: 'imap.example.org' })).toMatchObject({
      outcome: 'wrong-name',
      evidence: { data: { name: 'imap.example.org' } },
    });
  });
  it('is self-signed', async () => {
    expect(await check([makeCertificate({ subject: HOST, names: [HOST] })])).toMatchObject({ outcome: 'self-signed' });
  });
  it('has an incomplete chain when the intermediate is not sent', async () => {
    expect(await check([leaf])).toMatchObject({ outcome: 'incomplete-chain', evidence: { data: { issuer: 'Test Intermediate' } } });
  });
  it('is untrusted when nobody knows the root', async () => {
    const stranger = makeCertificate({ subject: 'Strange Root', authority: true });
    const own = makeCertificate({ subject: HOST, names: [HOST], issuer: stranger });
    expect(await check([own, stranger])).toMatchObject({ outcome: 'untrusted' });
  });
  it('is refused, silent, or no TLS at all', async () => {
    const closed = await startSmtp();
    await closed.close();
    expect(await look('tls.certificate', { host: '127.0.0.1', port: closed.port }, {})).toMatchObject({ outcome: 'refused' });
    const silent = keep(await startSilentPort());
    expect(await look('tls.certificate', { host: '127.0.0.1', port: silent.port }, {})).toMatchObject({ outcome: 'silent' });
    const plain = keep(await startSmtp({ extensions: ['PIPELINING'] }));
    expect(await look('tls.certificate', { host: '127.0.0.1', port: plain.port, starttls: 'smtp' }, {})).toMatchObject({ outcome: 'no-tls' });
  });
  it('says when the handshake itself fails', async () => {
    const plain = keep(await startSmtp({ raw: 'HTTP/1.1 400 Bad Request\r\n\r\n' }));
    expect(await look('tls.certificate', { host: '127.0.0.1', port: plain.port }, {})).toMatchObject({ outcome: 'handshake-failed' });
  });
  it('cannot tell for a protocol that is none', async () => {
    expect(await look('tls.certificate', { host: '127.0.0.1', starttls: 'ftp' }, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'missing-input' });
  });
  it.each([
    ['smtp', '220-mail wait\r\n220 mail ESMTP\r\n', /^STARTTLS/, '220 go\r\n', '250-mail\r\n250 STARTTLS\r\n'],
    ['imap', '* OK IMAP4rev1 ready\r\n', /STARTTLS/, 'a1 OK begin\r\n', 'a1 BAD\r\n'],
    ['pop3', '+OK ready\r\n', /^STLS/, '+OK begin\r\n', '-ERR\r\n'],
    ['sieve', '"IMPLEMENTATION" "x"\r\n"STARTTLS"\r\nOK "ready"\r\n', /^STARTTLS/, 'OK "begin"\r\n', 'NO\r\n'],
  ])('starts TLS in the words of %s', async (starttls, greet, asks, agrees, other) => {
    const server = keep(await startUpgrade([leaf, middle], { greet, asks, agrees, answer: () => other }));
    expect(await look('tls.certificate', { host: '127.0.0.1', port: server.port, name: HOST, starttls }, {})).toMatchObject({ outcome: 'valid' });
    const refusing = keep(
      await startUpgrade([leaf], {
        greet,
        asks: /^never$/,
        agrees,
        answer: (line) =>
          /EHLO/.test(line)
            ? '250 mail\r\n'
            : /STARTTLS|STLS/.test(line)
              ? { smtp: '454 no\r\n', imap: 'a1 NO\r\n', pop3: '-ERR\r\n', sieve: 'NO\r\n' }[starttls]!
              : other,
      }),
    );
    expect(await look('tls.certificate', { host: '127.0.0.1', port: refusing.port, starttls }, {})).toMatchObject({ outcome: 'no-tls' });
  });
});

describe('smtp.auth', () => {
  const server = (before: string, after: string) =>
    startUpgrade([leaf, middle], {
      greet: '220 mail.example.org ESMTP\r\n',
      asks: /^STARTTLS/,
      agrees: '220 go\r\n',
      answer: (line, encrypted) => (/^EHLO/.test(line) ? (encrypted ? after : before) : '221 bye\r\n'),
    });
  const ask = async (before: string, after: string): Promise<ProbeResult> =>
    look('smtp.auth', { host: '127.0.0.1', port: keep(await server(before, after)).port }, {});

  it('is offered after encryption', async () => {
    expect(await ask('250-mail\r\n250 STARTTLS\r\n', '250-mail\r\n250 AUTH PLAIN LOGIN\r\n')).toMatchObject({
      outcome: 'after-tls',
      evidence: { data: { mechanisms: 'PLAIN LOGIN' } },
    });
  });
  it('is offered where TLS starts at once', async () => {
    const tls = keep(
      await startTls([leaf, middle], {
        greet: '220 mail ESMTP\r\n',
        answer: (line) => (/^EHLO/.test(line) ? '250-mail\r\n250 AUTH PLAIN\r\n' : '221 bye\r\n'),
      }),
    );
    expect(await look('smtp.auth', { host: '127.0.0.1', port: tls.port, implicit: 'yes' }, {})).toMatchObject({ outcome: 'after-tls' });
  });
  it('warns when it is offered in the clear', async () => {
    expect(await ask('250-mail\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n', '250-mail\r\n250 AUTH PLAIN\r\n')).toMatchObject({
      outcome: 'before-tls',
      verdict: 'warn',
    });
    expect(await ask('250-mail\r\n250 AUTH PLAIN\r\n', '')).toMatchObject({ outcome: 'before-tls' });
  });
  it('is none when it never comes, no-tls without encryption', async () => {
    expect(await ask('250-mail\r\n250 STARTTLS\r\n', '250 mail\r\n')).toMatchObject({ outcome: 'none' });
    expect(await ask('250 mail\r\n', '')).toMatchObject({ outcome: 'no-tls' });
  });
  it('is refused or silent', async () => {
    const closed = await startSmtp();
    await closed.close();
    expect(await look('smtp.auth', { host: '127.0.0.1', port: closed.port }, {})).toMatchObject({ outcome: 'refused' });
    const mute = keep(await startSmtp({ mute: true }));
    expect(await look('smtp.auth', { host: '127.0.0.1', port: mute.port }, {})).toMatchObject({ outcome: 'silent' });
  });
});
