import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeParams } from '../../src/model/probe.ts';
import { makeCertificate } from './support/certificates.ts';
import { closing } from './support/closing.ts';
import { makeTree } from './support/file-tree.ts';
import { look } from './support/look.ts';
import { startSilentPort } from './support/silent-port.ts';
import { startSmtp } from './support/smtp-server.ts';
import { startTls, startUpgrade } from './support/tls-server.ts';
import { startWeb } from './support/web-server.ts';

const keep = closing();
const HOST = 'mail.example.org';
const root = makeCertificate({ subject: 'Test Root', authority: true, until: 3650 });
const leaf = makeCertificate({ subject: HOST, names: [HOST], issuer: root });
const before = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...before, root.pem]));
afterAll(() => setDefaultCACertificates(before));

const here = { host: '127.0.0.1' };
/** A port on which nobody listens. */
const closed = async (): Promise<number> => {
  const server = await startSmtp();
  await server.close();
  return server.port;
};

describe('smtp.recipient', () => {
  const rcpt = async (answer: string) => {
    const server = keep(await startSmtp({ rcpt: answer }));
    const result = await look('smtp.recipient', { ...here, port: server.port, recipient: 'anna@example.org' }, {});
    return { result, heard: server.heard };
  };
  it('is accepted, and the talk is polite: no DATA, RSET and QUIT', async () => {
    const { result, heard } = await rcpt('250 2.1.5 ok');
    expect(result).toMatchObject({ outcome: 'accepted', verdict: 'ok' });
    expect(heard.slice(1)).toEqual(['MAIL FROM:<>', 'RCPT TO:<anna@example.org>', 'RSET', 'QUIT']);
  });
  it('is unknown, full or rejected', async () => {
    expect((await rcpt('550 5.1.1 <anna@example.org>: Recipient address rejected: User unknown')).result).toMatchObject({
      outcome: 'unknown',
      verdict: 'fail',
    });
    expect((await rcpt('452 4.2.2 Over quota')).result).toMatchObject({ outcome: 'full' });
    expect((await rcpt('554 5.7.1 Client host rejected')).result).toMatchObject({ outcome: 'rejected' });
  });
  it('cannot tell while the server says "later", as greylisting does', async () => {
    expect((await rcpt('450 4.2.0 Greylisted, see http://postgrey.example')).result).toMatchObject({ outcome: 'cannot-tell' });
  });
  it('takes nothing but an address into the talk', async () => {
    expect(await look('smtp.recipient', { ...here, recipient: 'a@b>\r\nDATA' }, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'missing-input' });
  });
});

describe('smtp.open-relay', () => {
  /** The server stands outside, and nothing listens on this machine. */
  const elsewhere = async (port: number) => {
    const nobody = await closed();
    return ({ host }: { readonly host: string }) => ({ ...here, port: host === '127.0.0.1' ? nobody : port });
  };
  const check = async (answer: string) => {
    const server = keep(await startSmtp({ rcpt: answer }));
    return look('smtp.open-relay', { host: '203.0.113.25' }, { root: keep(await makeTree({})).root, reroute: await elsewhere(server.port) });
  };
  it('is closed or open', async () => {
    expect(await check('554 5.7.1 Relay access denied')).toMatchObject({ outcome: 'closed', verdict: 'ok' });
    expect(await check('250 ok')).toMatchObject({ outcome: 'open', verdict: 'fail' });
    expect(await check('450 later')).toMatchObject({ outcome: 'cannot-tell' });
  });
  it('cannot be told from the server itself, where everything may be allowed', async () => {
    const server = keep(await startSmtp({ rcpt: '250 ok' }));
    expect(await look('smtp.open-relay', { ...here, port: server.port }, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'not-here' });
    // Through a router that leads its own visit back to it.
    const hairpin = { reroute: () => ({ ...here, port: server.port }) };
    expect(await look('smtp.open-relay', { host: '203.0.113.25' }, hairpin)).toMatchObject({ outcome: 'cannot-tell', reason: 'not-here' });
  });
});

describe('imap.answers', () => {
  const of = (params: ProbeParams) => look('imap.answers', { ...here, ...params }, {});
  it('answers behind TLS and with STARTTLS, in IMAP, POP3 and ManageSieve', async () => {
    const imaps = keep(await startTls([leaf], { greet: '* OK Dovecot ready.\r\n', answer: () => '* BYE\r\n' }));
    expect(await of({ port: imaps.port, as: 'imaps' })).toMatchObject({ outcome: 'answers', evidence: { data: { greeting: '* OK Dovecot ready.' } } });
    const pop = keep(await startTls([leaf], { greet: '+OK ready\r\n', answer: () => '+OK\r\n' }));
    expect(await of({ port: pop.port, as: 'pop3s' })).toMatchObject({ outcome: 'answers' });
    const sieve = keep(
      await startUpgrade([leaf], {
        greet: '"IMPLEMENTATION" "Dovecot Pigeonhole"\r\n"STARTTLS"\r\nOK "ready"\r\n',
        answer: () => 'NO\r\n',
        asks: /^STARTTLS/,
        agrees: 'OK "go"\r\n',
      }),
    );
    expect(await of({ port: sieve.port, as: 'sieve' })).toMatchObject({ outcome: 'answers' });
  });
  it('offers no encryption', async () => {
    const imap = keep(await startUpgrade([leaf], { greet: '* OK ready\r\n', answer: () => 'a1 BAD no\r\n', asks: /^never$/, agrees: '' }));
    expect(await of({ port: imap.port, as: 'imap' })).toMatchObject({ outcome: 'no-encryption', verdict: 'fail' });
    expect(await of({ port: keep(await startSmtp()).port, as: 'imaps' })).toMatchObject({ outcome: 'no-encryption' });
  });
  it('is another service', async () => {
    const other = keep(await startTls([leaf], { greet: 'SSH-2.0-OpenSSH_9\r\n', answer: () => '' }));
    expect(await of({ port: other.port, as: 'imaps' })).toMatchObject({ outcome: 'other-service', verdict: 'fail' });
  });
  it('is refused or silent', async () => {
    expect(await of({ port: await closed(), as: 'imaps' })).toMatchObject({ outcome: 'refused' });
    const silent = keep(await startSilentPort());
    expect(await of({ port: silent.port, as: 'imaps' })).toMatchObject({ outcome: 'silent' });
  });
});

describe('web.answers', () => {
  const of = async (answers: Parameters<typeof startWeb>[0], secure = true) => {
    const server = keep(await startWeb(answers, secure ? [leaf, root] : []));
    return look('web.answers', { ...here, port: secure ? 443 : 80, name: HOST }, { reroute: () => ({ ...here, port: server.port }) });
  };
  it('answers, also with a redirect or "not found"', async () => {
    expect(await of({ '/': 'hello' })).toMatchObject({ outcome: 'answers', verdict: 'ok', evidence: { data: { status: 200 } } });
    expect(await of({ '/': { status: 301, location: 'https://x/' } }, false)).toMatchObject({ outcome: 'answers' });
  });
  it('forbids, or fails itself', async () => {
    expect(await of({ '/': { status: 403 } })).toMatchObject({ outcome: 'forbidden', verdict: 'warn' });
    expect(await of({ '/': { status: 502 } })).toMatchObject({ outcome: 'server-error', verdict: 'fail' });
  });
  it('is no web server, refused or silent', async () => {
    const smtp = keep(await startSmtp());
    expect(await look('web.answers', { ...here, port: 443 }, { reroute: () => ({ ...here, port: smtp.port }) })).toMatchObject({ outcome: 'no-web' });
    expect(await look('web.answers', { ...here, port: await closed() }, {})).toMatchObject({ outcome: 'refused' });
    const silent = keep(await startSilentPort());
    expect(await look('web.answers', { ...here, port: silent.port }, {})).toMatchObject({ outcome: 'silent' });
  });
});

describe('tls.versions', () => {
  const of = async (versions: { readonly minVersion: 'TLSv1' | 'TLSv1.2'; readonly maxVersion: 'TLSv1.1' | 'TLSv1.3' }) =>
    look('tls.versions', { ...here, port: keep(await startTls([leaf], undefined, { ...versions, ciphers: 'DEFAULT@SECLEVEL=0' })).port }, {});
  it('is modern, old too, or old only', async () => {
    expect(await of({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3' })).toMatchObject({
      outcome: 'modern',
      verdict: 'ok',
      evidence: { data: { versions: ['TLSv1.2', 'TLSv1.3'] } },
    });
    expect(await of({ minVersion: 'TLSv1', maxVersion: 'TLSv1.3' })).toMatchObject({ outcome: 'old-too', verdict: 'info' });
    expect(await of({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1' })).toMatchObject({ outcome: 'old-only', verdict: 'fail' });
  });
  it('cannot tell where nobody answers', async () => {
    expect(await look('tls.versions', { ...here, port: await closed() }, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'refused' });
  });
});

describe('tls.renewed', () => {
  const old = makeCertificate({ subject: HOST, names: [HOST], issuer: root, from: -80, until: 10 });
  const other = makeCertificate({ subject: 'imap.example.net', names: ['imap.example.net'], issuer: root, from: -80 });
  const of = async (served: typeof leaf) => {
    const server = keep(await startTls([served]));
    const tree = keep(await makeTree({ '/ssl/cert.pem': leaf.pem }));
    return look('tls.renewed', { certificate: '/ssl/cert.pem', ports: String(server.port) }, { root: tree.root });
  };
  it('is the same, an old one, or one of its own', async () => {
    expect(await of(leaf)).toMatchObject({ outcome: 'same', verdict: 'ok' });
    expect(await of(old)).toMatchObject({ outcome: 'old', verdict: 'fail' });
    expect(await of(other)).toMatchObject({ outcome: 'other', verdict: 'info' });
  });
});

describe('tcp.hairpin', () => {
  const of = async (outer: boolean, inner: boolean) => {
    const [up, down] = [keep(await startSmtp()).port, await closed()];
    return look(
      'tcp.hairpin',
      { host: '203.0.113.7', port: 25 },
      { reroute: ({ host }) => ({ ...here, port: (host === '127.0.0.1' ? inner : outer) ? up : down }) },
    );
  };
  it('is reached; works only inside, which says nothing about the outside; or is down', async () => {
    expect(await of(true, true)).toMatchObject({ outcome: 'reached', verdict: 'ok' });
    expect(await of(false, true)).toMatchObject({ outcome: 'inside-only', verdict: 'info' });
    expect(await of(false, false)).toMatchObject({ outcome: 'down', verdict: 'info' });
  });
});

describe('icmp.ping', () => {
  const of = async (program: string) => {
    const tree = keep(await makeTree({ '/bin/ping': { program } }));
    return look('icmp.ping', { hosts: '192.0.2.1' }, { env: { PATH: `${tree.root}/bin` } });
  };
  it('is answered, silent, or not allowed', async () => {
    expect(await of('echo head; echo "64 bytes from 192.0.2.1: icmp_seq=1 ttl=50 time=9 ms"')).toMatchObject({ outcome: 'answers', verdict: 'ok' });
    expect(await of('exit 1')).toMatchObject({ outcome: 'silent', verdict: 'info' });
    expect(await of('echo "ping: socket: Operation not permitted" >&2; exit 2')).toMatchObject({ outcome: 'cannot-tell', reason: 'no-permission' });
    expect(await look('icmp.ping', {}, { env: { PATH: '/nonexistent' } })).toMatchObject({ outcome: 'cannot-tell', reason: 'no-tool' });
  });
});
