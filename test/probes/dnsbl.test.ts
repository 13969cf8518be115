import { describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../src/model/probe.ts';
import { BLOCKLISTS } from '../../src/probes/dnsbl/lists.ts';
import { startDns, type Zone } from './support/dns-server.ts';
import { look } from './support/look.ts';

/** Every list alive: its test entry is listed, 127.0.0.1 is not. */
const healthy: Zone = Object.fromEntries(BLOCKLISTS.map(({ zone }) => [`2.0.0.127.${zone} A`, [zone.includes('dronebl') ? '127.0.0.3' : '127.0.0.2']]));
const ZEN = 'zen.spamhaus.org';

const ask = async (zone: Zone, ip = '192.0.2.25'): Promise<ProbeResult> => {
  const server = await startDns({ ...healthy, ...zone });
  try {
    return await look('dnsbl.listed', { ip }, { resolvers: [server.address] });
  } finally {
    await server.close();
  }
};

describe.concurrent('dnsbl.listed', () => {
  it('is clean when every healthy list says nothing', async () => {
    expect(await ask({})).toMatchObject({ outcome: 'clean', verdict: 'ok', evidence: { data: { asked: BLOCKLISTS.length } } });
  });
  it.each(['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.9'])('is listed with the answer %s', async (code) => {
    const result = await ask({ [`25.2.0.192.${ZEN} A`]: [code], [`25.2.0.192.${ZEN} TXT`]: ['https://example.org/why'] });
    expect(result).toMatchObject({ outcome: 'listed', verdict: 'fail', evidence: { data: { lists: ['Spamhaus ZEN'] } } });
    expect(result.evidence.raw).toContain('https://example.org/why');
  });
  it.each(['127.0.0.10', '127.0.0.11'])('is a policy listing with the answer %s', async (code) => {
    expect(await ask({ [`25.2.0.192.${ZEN} A`]: [code] })).toMatchObject({ outcome: 'policy-listed' });
  });
  it.each(['127.255.255.252', '127.255.255.254', '127.255.255.255', '127.0.0.1'])('never takes the refusal %s for a listing', async (code) => {
    const refusing: Zone = { [`2.0.0.127.${ZEN} A`]: [code], [`1.0.0.127.${ZEN} A`]: [code], [`25.2.0.192.${ZEN} A`]: [code] };
    const result = await ask(refusing);
    expect(result).toMatchObject({ outcome: 'cannot-tell', reason: 'refused' });
    expect(result.detail?.en).toContain('resolver');
  });
  it('does not believe a dead list that lists everybody', async () => {
    const dead = 'psbl.surriel.com';
    const result = await ask({ [`1.0.0.127.${dead} A`]: ['127.0.0.2'], [`25.2.0.192.${dead} A`]: ['127.0.0.2'] });
    expect(result).toMatchObject({ outcome: 'clean', evidence: { data: { untold: ['PSBL'] } } });
  });
  it('does not believe a list that does not know its own test entry', async () => {
    expect(await ask({ [`2.0.0.127.${ZEN} A`]: [] })).toMatchObject({ outcome: 'cannot-tell', reason: 'odd-answer' });
  });
  it('cannot tell when the resolver is broken', async () => {
    const broken = Object.fromEntries(Object.keys(healthy).map((key) => [key, 'SERVFAIL' as const]));
    expect(await ask(broken)).toMatchObject({ outcome: 'cannot-tell' });
  });
  it('says listed also when another list is silent', async () => {
    expect(await ask({ [`2.0.0.127.${ZEN} A`]: 'SERVFAIL', '25.2.0.192.bl.spamcop.net A': ['127.0.0.2'] })).toMatchObject({ outcome: 'listed' });
  });
  it('asks for IPv6 by nibbles, and only lists that know IPv6', async () => {
    const nibbles = '5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2';
    expect(await ask({ [`${nibbles}.${ZEN} A`]: ['127.0.0.4'] }, '2001:db8::25')).toMatchObject({ outcome: 'listed', evidence: { family: 6 } });
    expect(await ask({}, '2001:db8::25')).toMatchObject({ outcome: 'clean', evidence: { data: { asked: 2 } } });
  });
  it.each(['10.0.0.1', 'fe80::1', 'mail.example.org'])('cannot tell for %s', async (ip) => {
    expect(await ask({}, ip)).toMatchObject({ outcome: 'cannot-tell', reason: 'missing-input' });
  });
});
