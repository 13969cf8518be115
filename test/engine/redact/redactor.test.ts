import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/engine/redact/redactor.ts';

const redact = (text: string): string => createRedactor().redact(text);

describe('redaction', () => {
  it('gives the same value the same token and different values different ones', () => {
    expect(redact('from anna@corp.test to bob@corp.test, again anna@corp.test')).toBe(
      'from <user-1>@<domain-1> to <user-2>@<domain-1>, again <user-1>@<domain-1>',
    );
  });

  it('keeps whether an address is private and of which family', () => {
    expect(redact('10.0.0.4 198.51.100.7 fd00::1 2001:db8:1::7')).toBe('<private-ipv4-1> <ipv4-1> <private-ipv6-1> <ipv6-1>');
  });

  it('takes every way of writing one IPv6 address for the same', () => {
    expect(redact('2001:db8:1::7 2001:0DB8:0001:0:0:0:0:7')).toBe('<ipv6-1> <ipv6-1>');
  });

  it('shows that two hosts share a domain', () => {
    expect(redact('mx1.corp.test mail.corp.test corp.test _dmarc.corp.test dkim._domainkey.corp.test')).toBe(
      '<host-1>.<domain-1> <host-2>.<domain-1> <domain-1> _dmarc.<domain-1> <host-3>._domainkey.<domain-1>',
    );
  });

  it('knows an address again that DNS asks for backwards', () => {
    expect(redact('203.0.113.9: 9.113.0.203.in-addr.arpa, 9.113.0.203.zen.spamhaus.org')).toBe(
      '<ipv4-1>: <ipv4-1-reversed>.in-addr.arpa, <ipv4-1-reversed>.zen.spamhaus.org',
    );
    const nibbles = '7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2';
    expect(redact(`2001:db8:1::7 ${nibbles}.ip6.arpa`)).toBe('<ipv6-1> <ipv6-1-reversed>.ip6.arpa');
  });

  it('replaces a known name wherever it stands, once it was named', () => {
    const text = redact('sasl_username=ottokar\nBackup of Ottokar in /srv/ottokar failed; compose project mueller-bau\nto=<x@mueller-bau.de>');
    expect(text).not.toMatch(/ottokar|mueller-bau/i);
  });

  it('learns from what comes later when it may look first', () => {
    const redactor = createRedactor();
    redactor.learn(['the password is in the next line', { value: 'DBPASS=hunter2secret' }]);
    expect(redactor.redact('tried hunter2secret by hand')).toBe('tried <secret-1> by hand');
  });

  it.each([
    ['DBPASS=hunter2secret', 'hunter2secret'],
    ['password: "very secret"', 'very secret'],
    ['{"password": "s3cr3t\\"x"}', 's3cr3t'],
    ['INITIAL_ADMIN_PW=Sommer2026', 'Sommer2026'],
    ['Das Passwort ist Sommer2026!', 'Sommer2026'],
    ['mysql -u root -pgeheim12 --password geheim34', 'geheim34'],
    ['curl -u anna:geheim34 https://corp.test', 'geheim34'],
    ['Authorization: Bearer abcdef1234567890', 'abcdef1234567890'],
    ['AUTH PLAIN AGFubmEAc2VjcmV0', 'AGFubmEAc2VjcmV0'],
    ['334 VXNlcm5hbWU6\nYW5uYQ==', 'YW5uYQ=='],
    ['mysql://mailcow:pw12345@db/', 'pw12345'],
    ['redis://:pw12345@db/', 'pw12345'],
    ['api_key=0123456789abcdef0123456789abcdef', '0123456789abcdef0123456789abcdef'],
    ['-----BEGIN PRIVATE KEY-----\nMIIEvQ==\n-----END PRIVATE KEY-----', 'MIIEvQ=='],
    ['-----BEGIN PRIVATE KEY-----\nMIIEvQabcd==', 'MIIEvQabcd'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl', 'c2lnbmF0dXJl'],
    ['message-id=<20261121.abc@corp.test>', '20261121.abc'],
    ['Message-ID: <CAF+abc=xyz@mail.corp.test>', 'CAF+abc'],
    ['sasl_username=anna, rest', 'anna'],
    ['imap-login: Login: user=<anna@corp.test>, method=PLAIN', 'anna'],
    ['Failed password for invalid user anneliese from 203.0.113.9', 'anneliese'],
    ['/home/alice/mail', 'alice'],
    ['C:\\Users\\Anneliese\\Desktop', 'Anneliese'],
    ['/var/vmail/corp.test/anneliese@corp.test', 'corp.test'],
    ['ssh://anneliese@mx1:2222', 'mx1'],
    ['connect to mx.corp.test[203.0.113.9]:25: Connection timed out', 'corp'],
    ['EHLO mäil.beispiel-firma.de', 'beispiel-firma'],
    ['EHLO srvmail01', 'srvmail01'],
    ['Nov 21 12:04:11 srvmail01 postfix/smtp[12]: connect', 'srvmail01'],
    ['2026-11-21T12:04:11.123+01:00 srvmail01 dovecot: auth', 'srvmail01'],
    ['helo=<srvmail01>', 'srvmail01'],
    ['anna%40corp.test', 'corp.test'],
    ['anna [at] corp.test', 'anna'],
    ['user@[203.0.113.9]', '203.0.113.9'],
    ['Subject: Kündigung von Anna', 'Kündigung'],
    ['From: "Anna Muster" <a.muster@corp.test>', 'Muster'],
    ['Frau Müller-Lüdenscheid kann nicht senden', 'Lüdenscheid'],
    ['Tel. 030 1234567', '1234567'],
    ['+49 30 1234567', '1234567'],
    ['00:16:3e:aa:bb:cc', 'aa:bb:cc'],
    ['p4fd3a2b1.dip0.t-online.de', 'p4fd3a2b1'],
    ['203-0-113-9.static.provider.example', '203-0-113-9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['https://mail.corp.test/SOGo', 'corp.test'],
    ['\u001b[31mmail.corp.test\u001b[0m', 'corp.test'],
    ['anna@co\u200brp.test', 'corp.test'],
  ])('replaces what gives somebody away in %j', (line, secret) => {
    expect(redact(line).toLowerCase()).not.toContain(secret.toLowerCase());
  });

  it.each([
    'data/assets/ssl/dhparams.pem is missing',
    'docker-compose.yml',
    'zen.spamhaus.org',
    '127.0.0.1:25',
    '127.0.0.2',
    '0.0.0.0:25: bind: address already in use',
    '255.255.255.0',
    '12:04:11',
    'main.cf',
    'systemd-resolved.service',
    'status=deferred dsn=4.4.1',
    'mailcowdockerized-dovecot-mailcow-1 Restarting (89) 5 seconds ago',
    "ssl_dh: Can't open file /etc/ssl/mail/dhparams.pem: No such file or directory",
    'com.docker.compose.project',
    'postmaster@gmail.com',
    'Passwort: falsch eingegeben? password mismatch',
    'fs.inotify.max_user_instances = 128',
    'warning: 4XyZ12abcd: queue id',
    'SASL PLAIN authentication failed: authentication failure',
    'TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)',
    'version 2.3.19.1',
  ])('keeps what a diagnosis needs in %j', (line) => {
    expect(redact(line)).toBe(line);
  });

  it('keeps the lines of a log readable', () => {
    expect(redact('postfix/smtp[12]: 4XyZ: to=<anna@corp.test>, relay=mx.other.test[198.51.100.7]:25, dsn=4.4.1, status=deferred (timed out)')).toBe(
      'postfix/smtp[12]: 4XyZ: to=<<user-1>@<domain-1>>, relay=<host-1>.<domain-2>[<ipv4-1>]:25, dsn=4.4.1, status=deferred (timed out)',
    );
  });

  it('tells what it replaced, and finds the way back', () => {
    const redactor = createRedactor();
    const text = redactor.redact('host mx.corp.test has 203.0.113.9, asked as 9.113.0.203.in-addr.arpa, and 2001:db8::1');
    expect(redactor.replaced().map(({ token }) => token)).toContain('<ipv4-1>');
    const asked = redactor.redact('7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa');
    expect(redactor.reveal(asked)).toBe('7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa');
    expect(redactor.reveal(text)).toBe('host mx.corp.test has 203.0.113.9, asked as 9.113.0.203.in-addr.arpa, and 2001:db8::1');
  });

  it('leaves keys of data and everything that is no text', () => {
    expect(createRedactor().redactData({ to: ['anna@corp.test'], n: 4, ok: true, none: null })).toEqual({
      to: ['<user-1>@<domain-1>'],
      n: 4,
      ok: true,
      none: null,
    });
  });

  it('does not change what is redacted already, and gives its numbers to nobody else', () => {
    const text = redact('mx.corp.test 203.0.113.9 anna@corp.test');
    expect(redact(text)).toBe(text);
    expect(redact(`${text} 198.51.100.7`)).toContain('<ipv4-2>');
  });
});

const word = fc.stringMatching(/^[a-z][a-z0-9]{5,11}$/).filter((text) => /[a-z]{4}/.test(text));
const secret = fc.stringMatching(/^[A-Za-z0-9!$%&*+#?]{8,24}$/).filter((text) => /\d/.test(text) && /[A-Z]/.test(text) && /[a-z]/.test(text));
const ipv4 = fc.tuple(fc.integer({ min: 11, max: 126 }), fc.nat(255), fc.nat(255), fc.integer({ min: 1, max: 254 })).map((parts) => parts.join('.'));
const planted = fc.record({
  user: word,
  domain: word,
  host: word,
  password: secret,
  ip: ipv4,
  ip6: fc.ipV6().filter((text) => /^[23][0-9a-f]{3}:/i.test(text)),
});
type Planted = typeof planted extends fc.Arbitrary<infer T> ? T : never;

/** Shapes of lines in which mail servers, containers, resolvers and people name things. */
const FORMS: readonly ((one: Planted) => string)[] = [
  (one) =>
    `Nov 21 12:04:11 ${one.host} postfix/smtp[12]: 4XyZ: to=<${one.user}@${one.domain}.test>, relay=${one.host}.${one.domain}.test[${one.ip}]:25, status=sent`,
  (one) => `dovecot: imap-login: Disconnected (auth failed): user=<${one.user}@${one.domain}.test>, rip=${one.ip}, lip=172.22.1.250`,
  (one) => `DBPASS=${one.password}\nREDISPASS='${one.password}'`,
  (one) => `{"Env":["DBUSER=${one.user}","DBPASS=${one.password}"],"IPAddress":"${one.ip}"}`,
  (one) => `NOQUEUE: reject: RCPT from unknown[${one.ip6}]: 554 5.7.1 <${one.user}@${one.domain}.test>: Sender rejected; helo=<${one.host}>`,
  (one) => `${one.domain}.test. 300 IN MX 10 ${one.host}.${one.domain}.test.\n${one.host}.${one.domain}.test. 300 IN A ${one.ip}`,
  (one) => `v=spf1 ip4:${one.ip} ip6:${one.ip6} include:_spf.${one.domain}.test -all`,
  (one) => `mysql://${one.user}:${encodeURIComponent(one.password)}@db.${one.domain}.test/mail`,
  (one) => `ssh ${one.user}@${one.host}.${one.domain}.test; cd /home/${one.user}`,
  (one) => `AUTH PLAIN ${btoa(`\0${one.user}@${one.domain}.test\0${one.password}`)}`,
  (one) => `subject=CN = ${one.host}.${one.domain}.test\nDNS:${one.domain}.test, DNS:*.${one.domain}.test`,
  (one) => `${one.user}@${one.domain}.test kann nicht senden, Passwort: ${one.password}`,
];

const forms = fc.shuffledSubarray([...FORMS], { minLength: 1, maxLength: FORMS.length });
const asWritten = ({ ip6 }: Planted) => ip6.toLowerCase();

describe('redaction of generated secrets', () => {
  it('lets none of them through, in any mixture of lines', () => {
    fc.assert(
      fc.property(planted, forms, (one, shapes) => {
        fc.pre(new Set([one.user, one.domain, one.host]).size === 3);
        const redactor = createRedactor();
        const text = shapes.map((shape) => shape(one)).join('\n');
        redactor.learn(text);
        const result = redactor.redact(text).toLowerCase();
        for (const value of [`${one.domain}.test`, `${one.user}@`, one.password, one.ip]) expect(result).not.toContain(value.toLowerCase());
        if (one.ip6.includes('::') || one.ip6.length > 6) expect(result).not.toContain(asWritten(one));
        if (text.includes(`user=<${one.user}`) || text.includes(`/home/${one.user}`)) expect(result).not.toContain(one.user);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same when it is done again', () => {
    fc.assert(
      fc.property(planted, forms, (one, shapes) => {
        const once = redact(shapes.map((shape) => shape(one)).join('\n'));
        expect(redact(once)).toBe(once);
      }),
    );
  });

  it('finds the way back from its tokens', () => {
    fc.assert(
      fc.property(planted, (one) => {
        const line = `${one.host}.${one.domain}.test ${one.ip} ${one.user}@${one.domain}.test`;
        const redactor = createRedactor();
        expect(redactor.reveal(redactor.redact(line))).toBe(line);
      }),
    );
  });

  it('takes time in proportion to the text, whatever the text is', () => {
    const slow = (unit: string) => {
      const text = unit.repeat(Math.ceil(60_000 / unit.length));
      const begun = performance.now();
      redact(text);
      return performance.now() - begun;
    };
    const times = ['a.', 'a@', '1.2.3.4 ', 'pass', ':', 'aA1', '\\', '<', 'user=', 'ab:', '"', 'x '].map((unit) => [unit, slow(unit)] as const);
    expect(times.filter(([, time]) => time > 4000)).toEqual([]);
  });
});
