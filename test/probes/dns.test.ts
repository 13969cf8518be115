import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ProbeParams, ProbeResult } from '../../src/model/probe.ts';
import { readIp, reversed } from '../../src/probes/ip.ts';
import { startDns, type Zone } from './support/dns-server.ts';
import { known, look } from './support/look.ts';

const ask = async (name: string, params: ProbeParams, zone: Zone, facts = {}): Promise<ProbeResult> => {
  const server = await startDns(zone);
  try {
    return await look(name, params, { resolvers: [server.address], root: '/nonexistent' }, known(facts));
  } finally {
    await server.close();
  }
};

const mx = (exchange: string, preference = 10) => ({ preference, exchange });

describe.concurrent('dns.mx', () => {
  const good: Zone = { 'example.org MX': [mx('mail.example.org')], 'mail.example.org A': ['192.0.2.25'] };

  it('is here when the MX leads to the address', async () => {
    const result = await ask('dns.mx', { domain: 'example.org', ip: '192.0.2.25' }, good);
    expect(result).toMatchObject({ outcome: 'here', verdict: 'ok', evidence: { data: { domain: 'example.org', mx: 'mail.example.org' } } });
    expect(result.evidence.raw).toContain('mail.example.org A A 192.0.2.25');
  });
  it('is here when the address is known from elsewhere', async () => {
    expect(await ask('dns.mx', { domain: 'example.org' }, good, { public_ip: '192.0.2.25' })).toMatchObject({ outcome: 'here' });
  });
  it('is elsewhere when no MX leads to the address', async () => {
    expect(await ask('dns.mx', { domain: 'example.org', ip: '192.0.2.99' }, good)).toMatchObject({
      outcome: 'elsewhere',
      evidence: { data: { addresses: ['192.0.2.25'] } },
    });
  });
  it('cannot tell without an address to compare', async () => {
    expect(await ask('dns.mx', { domain: 'example.org' }, good)).toMatchObject({ outcome: 'cannot-tell', reason: 'missing-input' });
  });
  it('cannot tell when split DNS answers with an internal address', async () => {
    const zone: Zone = { 'example.org MX': [mx('mail.example.org')], 'mail.example.org A': ['10.0.0.5'] };
    expect(await ask('dns.mx', { domain: 'example.org', ip: '192.0.2.25' }, zone)).toMatchObject({ outcome: 'cannot-tell', reason: 'odd-answer' });
  });
  it('is missing when there is neither an MX nor the address itself', async () => {
    expect(await ask('dns.mx', { domain: 'example.org', ip: '192.0.2.25' }, { 'example.org TXT': ['x'] })).toMatchObject({ outcome: 'missing' });
    expect(await ask('dns.mx', { domain: 'example.org', ip: '192.0.2.25' }, {})).toMatchObject({ outcome: 'missing' });
  });
  it('is here without an MX when the domain itself is the server', async () => {
    expect(await ask('dns.mx', { domain: 'example.org', ip: '192.0.2.25' }, { 'example.org A': ['192.0.2.25'] })).toMatchObject({ outcome: 'here' });
  });
  it('is an alias when the MX is a CNAME, also where it leads here', async () => {
    const zone: Zone = { 'example.org MX': [mx('mail.example.org')], 'mail.example.org CNAME': ['host.example.org'], 'host.example.org A': ['192.0.2.25'] };
    expect(await ask('dns.mx', { domain: 'example.org', ip: '192.0.2.25' }, zone)).toMatchObject({ outcome: 'alias' });
  });
  it('is an alias when the MX is an IP address', async () => {
    expect(await ask('dns.mx', { domain: 'example.org', ip: '192.0.2.25' }, { 'example.org MX': [mx('192.0.2.25')] })).toMatchObject({ outcome: 'alias' });
  });
  it('is unresolvable when the MX has no address', async () => {
    expect(await ask('dns.mx', { domain: 'example.org', ip: '192.0.2.25' }, { 'example.org MX': [mx('gone.example.org')] })).toMatchObject({
      outcome: 'unresolvable',
      evidence: { data: { mx: ['gone.example.org'] } },
    });
  });
  it('is null when the domain takes no mail', async () => {
    expect(await ask('dns.mx', { domain: 'example.org' }, { 'example.org MX': [mx('.', 0)] })).toMatchObject({ outcome: 'null' });
  });
  it.each(['SERVFAIL', 'REFUSED', 'silent'] as const)('never takes %s for a missing MX', async (fault) => {
    const result = await ask('dns.mx', { domain: 'example.org', ip: '192.0.2.25' }, { 'example.org MX': fault });
    expect(result).toMatchObject({ outcome: 'cannot-tell', verdict: 'cannot-tell' });
    expect(result.detail?.de).toContain('Resolver');
  });
});

describe.concurrent('dns.address', () => {
  const zone: Zone = { 'mail.example.org A': ['192.0.2.25'], 'mail.example.org AAAA': ['2001:db8::25'] };

  it('matches one of the addresses, whatever the family and spelling', async () => {
    expect(await ask('dns.address', { name: 'mail.example.org', ip: '192.0.2.25' }, zone)).toMatchObject({ outcome: 'matches' });
    expect(await ask('dns.address', { name: 'mail.example.org', ip: '2001:DB8:0:0::25' }, zone)).toMatchObject({ outcome: 'matches' });
  });
  it('only tells the addresses when there is none to compare', async () => {
    expect(await ask('dns.address', { name: 'mail.example.org' }, zone)).toMatchObject({ outcome: 'set', verdict: 'info' });
  });
  it('differs when the address is another', async () => {
    expect(await ask('dns.address', { name: 'mail.example.org', ip: '192.0.2.1' }, zone)).toMatchObject({ outcome: 'differs' });
  });
  it('is missing when the name has none', async () => {
    expect(await ask('dns.address', { name: 'mail.example.org' }, {})).toMatchObject({ outcome: 'missing' });
  });
  it('cannot tell when split DNS answers with an internal address', async () => {
    expect(await ask('dns.address', { name: 'mail.example.org', ip: '192.0.2.1' }, { 'mail.example.org A': ['192.168.1.5'] })).toMatchObject({
      outcome: 'cannot-tell',
    });
  });
  it('cannot tell when one half is broken and the other is empty', async () => {
    const broken: Zone = { 'mail.example.org A': 'SERVFAIL', 'mail.example.org TXT': ['x'] };
    expect(await ask('dns.address', { name: 'mail.example.org' }, broken)).toMatchObject({ outcome: 'cannot-tell', reason: 'odd-answer' });
  });
  it('asks DNS for localhost-like names and not /etc/hosts', async () => {
    expect(await ask('dns.address', { name: 'ip6-localhost' }, {})).toMatchObject({ outcome: 'missing' });
  });
  it('cannot tell a name that is none', async () => {
    expect(await ask('dns.address', { name: 'mail server!' }, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'odd-answer' });
  });
  it('reads an answer that only fits into TCP', async () => {
    expect(await ask('dns.address', { name: 'big.example.org' }, { 'big.example.org A': { truncated: ['192.0.2.7'] } })).toMatchObject({
      outcome: 'set',
      evidence: { data: { addresses: ['192.0.2.7'] } },
    });
  });
});

describe.concurrent('dns.reverse', () => {
  const ptr = `${reversed(readIp('192.0.2.25')!)}.in-addr.arpa PTR`;
  const zone: Zone = { [ptr]: ['mail.example.org'], 'mail.example.org A': ['192.0.2.25'] };

  it('is confirmed when the name leads back', async () => {
    expect(await ask('dns.reverse', { ip: '192.0.2.25', name: 'Mail.Example.org.' }, zone)).toMatchObject({ outcome: 'confirmed' });
  });
  it('is missing when there is no name after asking again', async () => {
    const server = await startDns({});
    const result = await look('dns.reverse', { ip: '192.0.2.25' }, { resolvers: [server.address] });
    await server.close();
    expect(result).toMatchObject({ outcome: 'missing' });
    expect(server.asked.filter((one) => one.endsWith('PTR')).length).toBeGreaterThan(1);
  });
  it('does not accuse a name that flaps', async () => {
    expect(await ask('dns.reverse', { ip: '192.0.2.25' }, { ...zone, [ptr]: (asked) => (asked === 1 ? [] : ['mail.example.org']) })).toMatchObject({
      outcome: 'confirmed',
    });
  });
  it('is a mismatch when the name does not lead back', async () => {
    expect(await ask('dns.reverse', { ip: '192.0.2.25' }, { ...zone, 'mail.example.org A': ['192.0.2.99'] })).toMatchObject({ outcome: 'mismatch' });
  });
  it('warns when the confirmed name is another', async () => {
    expect(await ask('dns.reverse', { ip: '192.0.2.25', name: 'mx.example.org' }, zone)).toMatchObject({ outcome: 'other-name', verdict: 'warn' });
  });
  it('asks for IPv6 by nibbles', async () => {
    const nibbles = '5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa PTR';
    expect(await ask('dns.reverse', { ip: '2001:db8::25' }, { [nibbles]: ['mail.example.org'], 'mail.example.org AAAA': ['2001:db8::25'] })).toMatchObject({
      outcome: 'confirmed',
      evidence: { family: 6 },
    });
  });
  it('cannot tell when the name back is broken', async () => {
    expect(
      await ask('dns.reverse', { ip: '192.0.2.25' }, { [ptr]: ['mail.example.org'], 'mail.example.org A': 'SERVFAIL', 'mail.example.org AAAA': 'SERVFAIL' }),
    ).toMatchObject({ outcome: 'cannot-tell' });
  });
  it('cannot tell for something that is no address', async () => {
    expect(await ask('dns.reverse', { ip: 'mail.example.org' }, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'missing-input' });
  });
});

describe.concurrent('dns.spf', () => {
  const spf = (text: string, more: Zone = {}): Promise<ProbeResult> =>
    ask('dns.spf', { domain: 'example.org', ip: '192.0.2.25' }, { 'example.org TXT': ['google-site-verification=1', text], ...more });

  it.each([
    ['v=spf1 ip4:192.0.2.25 -all', {}],
    ['v=spf1 ip4:192.0.2.0/24 ip4:198.51.100.7 ip6:2001:db8::/32 ~all', {}],
    ['v=spf1 a -all', { 'example.org A': ['192.0.2.25'] }],
    ['v=spf1 a:mail.example.org/28 -all', { 'mail.example.org A': ['192.0.2.17'] }],
    ['v=spf1 mx -all', { 'example.org MX': [mx('mail.example.org')], 'mail.example.org A': ['192.0.2.25'] }],
    ['v=spf1 include:_spf.example.net -all', { '_spf.example.net TXT': ['v=spf1 ip4:192.0.2.25 -all'] }],
    ['v=spf1 redirect=_spf.example.net', { '_spf.example.net TXT': ['v=spf1 ip4:192.0.2.25 -all'] }],
    ['v=spf1 exists:%{ir}.ok.example.net -all', { '25.2.0.192.ok.example.net A': ['127.0.0.2'] }],
    ['V=SPF1 IP4:192.0.2.25 -ALL', {}],
    ['v=spf1 +all', {}],
  ] as [string, Zone][])('passes with %s', async (text, more) => {
    expect(await spf(text, more)).toMatchObject({ outcome: 'passes', verdict: 'ok' });
  });
  it('joins the chunks of a record without a space', async () => {
    expect(await ask('dns.spf', { domain: 'example.org', ip: '192.0.2.25' }, { 'example.org TXT': [['v=spf1 ip4:192.0', '.2.25 -all']] })).toMatchObject({
      outcome: 'passes',
    });
  });
  it.each(['v=spf1 ip4:198.51.100.1 -all', 'v=spf1 ip4:198.51.100.1 ~all', 'v=spf1 ip4:198.51.100.1 ?all', 'v=spf1 ip4:198.51.100.1'])(
    'does not cover the address with %s',
    async (text) => {
      expect(await spf(text)).toMatchObject({ outcome: 'not-covered' });
    },
  );
  it('is missing when no TXT record is SPF', async () => {
    expect(await spf('v=spf10 all')).toMatchObject({ outcome: 'missing' });
  });
  it('is several when there are two', async () => {
    expect(await spf('v=spf1 -all', { 'example.org TXT': ['v=spf1 a -all', 'v=spf1 mx -all'] })).toMatchObject({
      outcome: 'several',
      evidence: { data: { count: 2 } },
    });
  });
  it.each([
    ['v=spf1 ipv4:192.0.2.25 -all', {}],
    ['v=spf1 ip4:192.0.2.999 -all', {}],
    ['v=spf1 include: -all', {}],
    ['v=spf1 include:none.example.net -all', {}],
    ['v=spf1 include:example.org -all', {}],
    [
      `v=spf1 ${Array.from({ length: 11 }, (_, index) => `include:i${index}.example.net`).join(' ')} -all`,
      Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`i${index}.example.net TXT`, ['v=spf1 -all']])),
    ],
    ['v=spf1 a:x1.example.net a:x2.example.net a:x3.example.net -all', {}],
  ] as [string, Zone][])('is invalid with %s', async (text, more) => {
    expect(await spf(text, more)).toMatchObject({ outcome: 'invalid', verdict: 'fail' });
  });
  it('cannot tell when an include is broken', async () => {
    expect(await spf('v=spf1 include:_spf.example.net -all', { '_spf.example.net TXT': 'SERVFAIL' })).toMatchObject({ outcome: 'cannot-tell' });
  });
  it('judges IPv6 by the IPv6 terms', async () => {
    const zone: Zone = { 'example.org TXT': ['v=spf1 ip4:192.0.2.25 ip6:2001:db8::/64 -all'] };
    expect(await ask('dns.spf', { domain: 'example.org', ip: '2001:db8::25' }, zone)).toMatchObject({ outcome: 'passes' });
    expect(await ask('dns.spf', { domain: 'example.org', ip: '2001:db8:1::25' }, zone)).toMatchObject({ outcome: 'not-covered' });
  });
});

describe.concurrent('dns.dkim', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const ed = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
  const dkim = (...records: (string | string[])[]): Promise<ProbeResult> =>
    ask('dns.dkim', { domain: 'example.org', selector: 'dkim' }, { 'dkim._domainkey.example.org TXT': records });

  it.each([`v=DKIM1; k=rsa; t=s; s=email; p=${rsa}`, `p=${rsa}`, `v=DKIM1;p=${rsa.slice(0, 60)} ${rsa.slice(60)}`])(
    'finds an RSA key in %s',
    async (record) => {
      expect(await dkim(record)).toMatchObject({ outcome: 'present', evidence: { data: { key: 'rsa 2048' } } });
    },
  );
  it('finds a key in chunks', async () => {
    expect(await dkim([`v=DKIM1; k=rsa; p=${rsa.slice(0, 200)}`, rsa.slice(200)])).toMatchObject({ outcome: 'present' });
  });
  it('finds an ed25519 key', async () => {
    expect(await dkim(`v=DKIM1; k=ed25519; p=${ed}`)).toMatchObject({ outcome: 'present', evidence: { data: { key: 'ed25519' } } });
  });
  it('is missing when the record does not exist', async () => {
    expect(await ask('dns.dkim', { domain: 'example.org', selector: 'dkim' }, {})).toMatchObject({
      outcome: 'missing',
      evidence: { data: { record: 'dkim._domainkey.example.org' } },
    });
  });
  it.each(['v=DKIM1; k=rsa; p=', 'v=DKIM1; k=rsa', 'v=DKIM2; p=AAAA', `v=DKIM1; k=rsa; p=${rsa.slice(0, 100)}`, 'v=DKIM1; p=a"b', 'v=DKIM1; k=dsa; p=AAAA'])(
    'is invalid with %s',
    async (record) => {
      expect(await dkim(record)).toMatchObject({ outcome: 'invalid' });
    },
  );
  it('cannot tell on SERVFAIL', async () => {
    expect(await ask('dns.dkim', { domain: 'example.org', selector: 'dkim' }, { 'dkim._domainkey.example.org TXT': 'SERVFAIL' })).toMatchObject({
      outcome: 'cannot-tell',
    });
  });
});

describe.concurrent('dns.dmarc', () => {
  const dmarc = (...records: string[]): Promise<ProbeResult> => ask('dns.dmarc', { domain: 'example.org' }, { '_dmarc.example.org TXT': records });

  it.each([
    ['v=DMARC1; p=none', 'none'],
    ['v=DMARC1;p=Reject;rua=mailto:a@example.org', 'reject'],
    ['v=DMARC1; sp=none; p=quarantine', 'quarantine'],
  ])('is present with %s', async (record, policy) => {
    expect(await dmarc(record)).toMatchObject({ outcome: 'present', evidence: { data: { policy } } });
  });
  it('falls back to the organisation and its policy for subdomains', async () => {
    expect(await ask('dns.dmarc', { domain: 'news.example.org' }, { '_dmarc.example.org TXT': ['v=DMARC1; p=reject; sp=none'] })).toMatchObject({
      outcome: 'present',
      evidence: { data: { policy: 'none' } },
    });
  });
  it('only warns when it is missing', async () => {
    expect(await dmarc('something else')).toMatchObject({ outcome: 'missing', verdict: 'warn' });
  });
  it.each(['v=DMARC1 p=none', 'v=dmarc1; p=none', 'v=DMARC1; p=rejected', 'v=DMARC1; rua=mailto:a@example.org', 'DMARC1; p=none'])(
    'is invalid with %s',
    async (record) => {
      expect(await dmarc(record)).toMatchObject({ outcome: 'invalid' });
    },
  );
  it('is invalid when there are two', async () => {
    expect(await dmarc('v=DMARC1; p=none', 'v=DMARC1; p=reject')).toMatchObject({ outcome: 'invalid' });
  });
  it('cannot tell on SERVFAIL', async () => {
    expect(await ask('dns.dmarc', { domain: 'example.org' }, { '_dmarc.example.org TXT': 'SERVFAIL' })).toMatchObject({ outcome: 'cannot-tell' });
  });
});
