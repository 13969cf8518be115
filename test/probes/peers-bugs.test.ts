import { describe, expect, it } from 'vitest';
import { closing } from './support/closing.ts';
import { startDns, type Zone } from './support/dns-server.ts';
import { makeTree } from './support/file-tree.ts';
import { look } from './support/look.ts';
import { startSilentPort } from './support/silent-port.ts';
import { startSmtp } from './support/smtp-server.ts';

/** What other diagnoses get wrong, as their users reported it; each must not happen here. */
const keep = closing();
const ask = async (name: string, params: Readonly<Record<string, string>>, zone: Zone) =>
  look(name, params, { resolvers: [keep(await startDns(zone)).address] });

const ZEN = 'zen.spamhaus.org';
const health: Zone = Object.fromEntries(
  [ZEN, 'bl.spamcop.net', 'b.barracudacentral.org', 'psbl.surriel.com', 'dnsbl-1.uceprotect.net']
    .map((zone) => [`2.0.0.127.${zone} A`, ['127.0.0.2']])
    .concat([['2.0.0.127.dnsbl.dronebl.org A', ['127.0.0.3']]]),
);

describe('blocklists', () => {
  it.each(['127.255.255.252', '127.255.255.254', '127.255.255.255'])('%s is a refusal, not a listing', async (code) => {
    const zone = { ...health, [`2.0.0.127.${ZEN} A`]: [code], [`25.2.0.203.${ZEN} A`]: [code] };
    expect(await ask('dnsbl.listed', { ip: '203.0.2.25' }, zone)).toMatchObject({ outcome: 'cannot-tell', reason: 'refused' });
  });
  it('a dead list that says "listed" for everything is found out by its test entries', async () => {
    const dead = { ...health, '1.0.0.127.bl.spamcop.net A': ['127.0.0.2'], '25.2.0.203.bl.spamcop.net A': ['127.0.0.2'] };
    expect(await ask('dnsbl.listed', { ip: '203.0.2.25' }, dead)).toMatchObject({ outcome: 'clean', evidence: { data: { untold: ['SpamCop'] } } });
  });
  it('IPv6 is asked by nibbles: by groups it would never be listed', async () => {
    const nibbles = '5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2';
    expect(await ask('dnsbl.listed', { ip: '2001:db8::25' }, { ...health, [`${nibbles}.${ZEN} A`]: ['127.0.0.2'] })).toMatchObject({ outcome: 'listed' });
  });
});

describe('DNS', () => {
  it.each([
    ['dns.mx', { domain: 'a.test' }, 'a.test MX'],
    ['dns.spf', { domain: 'a.test', ip: '203.0.113.1' }, 'a.test TXT'],
    ['dns.dmarc', { domain: 'a.test' }, '_dmarc.a.test TXT'],
    ['dns.dkim', { domain: 'a.test', selector: 's' }, 's._domainkey.a.test TXT'],
    ['dns.tls-rpt', { domain: 'a.test' }, '_smtp._tls.a.test TXT'],
    ['dns.tlsa', { host: 'a.test' }, '_25._tcp.a.test TLSA'],
    ['dns.reverse', { ip: '203.0.113.1' }, '1.113.0.203.in-addr.arpa PTR'],
  ])('%s does not take SERVFAIL for "does not exist"', async (name, params, question) => {
    expect(await ask(name, params, { [question]: 'SERVFAIL' })).toMatchObject({ outcome: 'cannot-tell', verdict: 'cannot-tell' });
  });
  it('SPF is judged by what it means: one more host, an include and ~all are no fault', async () => {
    const zone: Zone = { 'a.test TXT': ['v=spf1 ip4:198.51.100.7 include:_spf.a.test ~all'], '_spf.a.test TXT': ['v=spf1 ip4:203.0.113.0/28 -all'] };
    expect(await ask('dns.spf', { domain: 'a.test', ip: '203.0.113.1' }, zone)).toMatchObject({ outcome: 'passes', verdict: 'ok' });
  });
  it('reverse DNS that flaps is asked again before anybody is accused', async () => {
    const zone: Zone = { '1.113.0.203.in-addr.arpa PTR': (asked) => (asked === 1 ? [] : ['mx.a.test']), 'mx.a.test A': ['203.0.113.1'] };
    expect(await ask('dns.reverse', { ip: '203.0.113.1' }, zone)).toMatchObject({ outcome: 'confirmed' });
  });
  it('an internal address inside (split DNS) is not a wrong address', async () => {
    const zone: Zone = { 'mx.a.test A': ['192.168.1.5'], 'a.test MX': [{ preference: 10, exchange: 'mx.a.test' }] };
    expect(await ask('dns.address', { name: 'mx.a.test', ip: '203.0.113.1' }, zone)).toMatchObject({ outcome: 'cannot-tell' });
    expect(await ask('dns.mx', { domain: 'a.test', ip: '203.0.113.1' }, zone)).toMatchObject({ outcome: 'cannot-tell' });
  });
  it('what /etc/hosts says is no fact of DNS', async () => {
    const tree = keep(await makeTree({ '/etc/hosts': '127.0.1.1 mx.a.test mx\n' }));
    const dns = keep(await startDns({ 'mx.a.test A': ['203.0.113.1'], 'localhost A': ['203.0.113.9'] }));
    const options = { root: tree.root, resolvers: [dns.address] };
    expect(await look('dns.address', { name: 'mx.a.test', ip: '203.0.113.1' }, options)).toMatchObject({ outcome: 'matches' });
    // This machine's own hosts file knows localhost; the name server's answer counts.
    expect(await look('dns.address', { name: 'localhost', ip: '203.0.113.9' }, options)).toMatchObject({ outcome: 'matches' });
  });
});

describe('the way out', () => {
  const HOSTS = ['203.0.113.1', '203.0.113.2', '203.0.113.3'];
  const zone: Zone = Object.fromEntries(
    HOSTS.flatMap((host, at) => [
      [`d${at}.test MX`, [{ preference: 1, exchange: `mx.d${at}.test` }]],
      [`mx.d${at}.test A`, [host]],
    ]),
  );
  /** Ports by target; the control stands for the rest of the Internet. */
  const outbound = async (ports: readonly number[], control: number) =>
    look(
      'smtp.outbound',
      { targets: 'd0.test,d1.test,d2.test', control: '203.0.113.9:443' },
      {
        resolvers: [keep(await startDns(zone)).address],
        reroute: ({ host, port }) => ({
          host: '127.0.0.1',
          port: HOSTS.includes(host) ? ports[HOSTS.indexOf(host)]! : host === '203.0.113.9' ? control : port,
        }),
      },
    );
  it('one silent target of three is that target, not a blocked port', async () => {
    const silent = keep(await startSilentPort());
    const open = await Promise.all([0, 1].map(async (at) => keep(await startSmtp({ greeting: [`mx.d${at}.test ESMTP`] }))));
    expect(await outbound([open[0]!.port, open[1]!.port, silent.port], open[0]!.port)).toMatchObject({ outcome: 'open' });
    expect(await outbound([silent.port, silent.port, silent.port], open[0]!.port)).toMatchObject({ outcome: 'silent', verdict: 'fail' });
  });
  it('a router that answers in the place of all targets is seen by its greeting', async () => {
    const router = keep(await startSmtp({ greeting: ['gw.provider.example ESMTP'] }));
    expect(await outbound([router.port, router.port, router.port], router.port)).toMatchObject({
      outcome: 'redirected',
      evidence: { data: { banner: 'gw.provider.example' } },
    });
  });
  it('nothing at all getting out is offline, not a blocked port', async () => {
    const silent = keep(await startSilentPort());
    expect(await outbound([silent.port, silent.port, silent.port], silent.port)).toMatchObject({ outcome: 'offline' });
  });
});

describe('a server', () => {
  it('that greets after 1.5 seconds and in two lines (postscreen) is neither silent nor odd, and is not talked over', async () => {
    const server = keep(await startSmtp({ greeting: ['mx.a.test please wait', 'mx.a.test ESMTP'], delayMs: 750 }));
    const result = await look('smtp.banner', { host: '127.0.0.1', port: server.port, name: 'mx.a.test' }, {});
    expect(result).toMatchObject({ outcome: 'ours' });
    // Nothing was said before the greeting was over.
    expect(result.evidence.raw.indexOf('C: ')).toBeGreaterThan(result.evidence.raw.lastIndexOf('S: 220 '));
    expect(server.heard.some((line) => /^DATA/i.test(line))).toBe(false);
  });
  it('behind a router without hairpin NAT is not called closed for the outside', async () => {
    const up = keep(await startSmtp());
    const down = await startSmtp();
    await down.close();
    const result = await look(
      'tcp.hairpin',
      { host: '203.0.113.7', port: 25 },
      { reroute: ({ host }) => ({ host: '127.0.0.1', port: host === '127.0.0.1' ? up.port : down.port }) },
    );
    expect(result).toMatchObject({ outcome: 'inside-only', verdict: 'info' });
  });
});
