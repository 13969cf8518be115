import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor, redact } from '../../src/engine/redact.ts';

describe('redaction', () => {
  it('gives the same value the same token and different values different ones', () => {
    const { text } = redact('from anna@corp.test to bob@corp.test, again anna@corp.test');
    expect(text).toBe('from <address-1> to <address-2>, again <address-1>');
  });

  it('keeps whether an address is private and of which family', () => {
    const { text } = redact('10.0.0.4 198.51.100.7 fd00::1 2001:db8:1::7');
    expect(text).toBe('<private-ipv4-1> <ipv4-1> <private-ipv6-1> <ipv6-1>');
  });

  it.each([
    ['DBPASS=hunter2secret', 'hunter2secret'],
    ['password: "very secret"', 'very secret'],
    ['Authorization: Bearer abcdef1234567890', 'abcdef1234567890'],
    ['mysql://mailcow:pw12345@db/', 'pw12345'],
    ['api_key=0123456789abcdef0123456789abcdef', '0123456789abcdef0123456789abcdef'],
    ['-----BEGIN PRIVATE KEY-----\nMIIEvQ==\n-----END PRIVATE KEY-----', 'MIIEvQ=='],
    ['message-id=<20261121.abc@corp.test>', '20261121.abc'],
    ['sasl_username=anna, rest', 'anna'],
    ['connect to mx.corp.test[203.0.113.9]:25: Connection timed out', 'corp'],
    ['EHLO mäil.beispiel-firma.de', 'beispiel-firma'],
  ])('replaces the secret in %j', (line, secret) => {
    expect(redact(line).text).not.toContain(secret);
  });

  it.each([
    'data/assets/ssl/dhparams.pem is missing',
    'docker-compose.yml',
    'zen.spamhaus.org',
    '127.0.0.1:25',
    '0.0.0.0:25: bind: address already in use',
    '12:04:11',
    'main.cf',
    'status=deferred dsn=4.4.1',
  ])('keeps what a diagnosis needs in %j', (line) => {
    expect(redact(line).text).toBe(line);
  });

  it('never lets a generated address, domain or password through', () => {
    const word = fc.stringMatching(/^[a-z]{5,12}$/);
    fc.assert(
      fc.property(word, word, word, (user, domain, password) => {
        fc.pre(user !== domain && password !== domain && password !== user);
        const line = `postfix/smtp[12]: to=<${user}@${domain}.test>, relay=mx.${domain}.test[203.0.113.9]:25, pass=${password}`;
        const { text } = redact(line);
        expect(text).not.toContain(`${domain}.test`);
        expect(text).not.toContain(`pass=${password}`);
      }),
    );
  });

  it('maps every token back to what stood there', () => {
    const redactor = createRedactor();
    const text = redactor.redact('host mx.corp.test has 203.0.113.9');
    const map = redactor.map();
    expect(text.replace(/<[a-z0-9-]+>/g, (token) => map[token] ?? token)).toBe('host mx.corp.test has 203.0.113.9');
  });
});
