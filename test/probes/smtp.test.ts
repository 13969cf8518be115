import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { ProbeResult } from '../../src/model/probe.ts';
import { closing } from './support/closing.ts';
import { startDns, type Zone } from './support/dns-server.ts';
import { known, look } from './support/look.ts';
import { startSilentPort } from './support/silent-port.ts';
import { type SmtpOptions, type SmtpServer, startSmtp } from './support/smtp-server.ts';

const keep = closing();
const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));

/** A port that was free a moment ago. */
const freePort = async (): Promise<number> => {
  const server = await startSmtp();
  await server.close();
  return server.port;
};

describe('tcp.connect', () => {
  it('is open when something listens', async () => {
    const { port } = keep(await startSmtp());
    expect(await look('tcp.connect', { host: '127.0.0.1', port }, {})).toMatchObject({
      outcome: 'open',
      verdict: 'ok',
      evidence: { family: 4, subject: '127.0.0.1' },
    });
  });
  it('takes the port from text and the address from DNS', async () => {
    const { port } = keep(await startSmtp());
    const dns = keep(await startDns({ 'mail.example.org A': ['127.0.0.1'] }));
    expect(await look('tcp.connect', { host: 'mail.example.org', port: String(port) }, { resolvers: [dns.address] })).toMatchObject({ outcome: 'open' });
  });
  it('is refused when nothing listens', async () => {
    expect(await look('tcp.connect', { host: '127.0.0.1', port: await freePort() }, {})).toMatchObject({ outcome: 'refused' });
  });
  it('is silent when nothing comes back', async () => {
    const { port } = keep(await startSilentPort());
    expect(await look('tcp.connect', { host: '127.0.0.1', port }, {})).toMatchObject({ outcome: 'silent' });
  });
  it('is unreachable when there is no way', async () => {
    // The kernel itself refuses TCP to a broadcast address; no packet leaves.
    expect(await look('tcp.connect', { host: '127.255.255.255', port: 25 }, {})).toMatchObject({ outcome: 'unreachable' });
  });
  it('cannot tell when the name has no address or the resolver is silent', async () => {
    const dns = keep(await startDns({ 'mute.example.org A': 'silent', 'mute.example.org AAAA': 'silent' }));
    expect(await look('tcp.connect', { host: 'gone.example.org', port: 25 }, { resolvers: [dns.address] })).toMatchObject({
      outcome: 'cannot-tell',
      reason: 'odd-answer',
    });
    expect(await look('tcp.connect', { host: 'mute.example.org', port: 25 }, { resolvers: [dns.address] })).toMatchObject({ outcome: 'cannot-tell' });
  });
  it('cannot tell for a port that is none', async () => {
    expect(await look('tcp.connect', { host: '127.0.0.1', port: 70000 }, {})).toMatchObject({ outcome: 'cannot-tell', reason: 'missing-input' });
  });
});

describe('smtp.banner', () => {
  const banner = async (options: SmtpOptions, name?: string): Promise<ProbeResult> => {
    const server = keep(await startSmtp(options));
    return look('smtp.banner', { host: '127.0.0.1', port: server.port, ...(name ? { name } : {}) }, {});
  };

  it('is ours when the greeting has our name', async () => {
    expect(await banner({ greeting: ['mail.example.org ESMTP Postfix'] }, 'mail.example.org')).toMatchObject({
      outcome: 'ours',
      evidence: { data: { banner: 'mail.example.org' } },
    });
  });
  it('waits for a greeting of several lines that comes after a second and a half', async () => {
    const server = keep(await startSmtp({ greeting: ['mail.example.org please wait', 'mail.example.org ESMTP'], delayMs: 750 }));
    const result = await look('smtp.banner', { host: '127.0.0.1', port: server.port, name: 'mail.example.org' }, {});
    expect(result).toMatchObject({ outcome: 'ours' });
    expect(server.heard[0]).toMatch(/^EHLO /);
    expect(server.heard.at(-1)).toBe('QUIT');
    expect(server.heard.some((line) => /^DATA/i.test(line))).toBe(false);
  });
  it('is foreign when another server greets', async () => {
    expect(await banner({ greeting: ['smtp.provider.net ESMTP'] }, 'mail.example.org')).toMatchObject({ outcome: 'foreign', verdict: 'fail' });
  });
  it.each([
    { greeting: ['*****************'] },
    { greeting: ['localhost ESMTP'] },
    { greeting: ['mail.example.org no'], code: 554 },
    { raw: 'HTTP/1.1 400 Bad Request\r\n\r\n' },
  ])('is odd with %j', async (options) => {
    expect(await banner(options, 'mail.example.org')).toMatchObject({ outcome: 'odd' });
  });
  it('is refused when nothing listens', async () => {
    expect(await look('smtp.banner', { host: '127.0.0.1', port: await freePort() }, {})).toMatchObject({ outcome: 'refused' });
  });
  it('is silent when the connection says nothing', async () => {
    expect(await banner({ mute: true })).toMatchObject({ outcome: 'silent' });
    const { port } = keep(await startSilentPort());
    expect(await look('smtp.banner', { host: '127.0.0.1', port }, {})).toMatchObject({ outcome: 'silent' });
  });
});

describe('smtp.outbound', () => {
  const NAMES = { 'one.test': '127.0.0.11', 'two.test': '127.0.0.12', 'three.test': '127.0.0.13' };
  const zone = (v6?: string): Zone =>
    Object.fromEntries(
      Object.entries(NAMES).flatMap(([domain, address]) => [
        [`${domain} MX`, [{ preference: 5, exchange: `mx.${domain}` }]],
        [`mx.${domain} A`, [address]],
        ...(v6 ? [[`mx.${domain} AAAA`, [v6]] as const] : []),
      ]),
    );
  const run = async (port: number, options: { zone?: Zone; online?: boolean } = {}): Promise<ProbeResult> => {
    const dns = keep(await startDns(options.zone ?? zone()));
    const control = keep(await startSmtp());
    const spot = options.online === false ? `127.0.0.1:${await freePort()}` : `127.0.0.1:${control.port}`;
    return look(
      'smtp.outbound',
      { port, targets: Object.keys(NAMES), control: [spot] },
      { resolvers: [dns.address] },
      known({ host_name: 'mail.example.org' }),
    );
  };
  const all = async (options: (domain: string) => SmtpOptions): Promise<{ port: number; heard: () => readonly string[] }> => {
    const servers: SmtpServer[] = [];
    for (const [domain, host] of Object.entries(NAMES)) {
      const port: number | undefined = servers[0]?.port;
      servers.push(keep(await startSmtp({ host, ...(port ? { port } : {}), ...options(domain) })));
    }
    return { port: servers[0]!.port, heard: () => servers.flatMap(({ heard }) => heard) };
  };

  it('is open when the targets greet as themselves, and stays polite', async () => {
    const { port, heard } = await all((domain) => ({ greeting: [`mx.${domain} please wait`, `mx.${domain} ESMTP`], delayMs: 100 }));
    expect(await run(port)).toMatchObject({ outcome: 'open', verdict: 'ok', evidence: { data: { port, tried: 3 } } });
    expect(heard().filter((line) => line === 'EHLO mail.example.org')).toHaveLength(3);
    expect(heard()).toContain('MAIL FROM:<>');
    expect(heard().filter((line) => line === 'QUIT')).toHaveLength(3);
    expect(heard().some((line) => /^(DATA|RCPT)/i.test(line))).toBe(false);
  });
  it('is open also when only one of several targets answers', async () => {
    const server = keep(await startSmtp({ host: '127.0.0.12', greeting: ['mx.two.test ESMTP'] }));
    expect(await run(server.port)).toMatchObject({ outcome: 'open' });
  });
  it('is open when a server greets under another name of its own', async () => {
    const { port } = await all((domain) => ({ greeting: [domain === 'one.test' ? 'mx.one.test ESMTP' : `mx.other-${domain} ESMTP`] }));
    expect(await run(port)).toMatchObject({ outcome: 'open' });
  });
  it('is refused when all targets refuse and other ports get out', async () => {
    expect(await run(await freePort())).toMatchObject({ outcome: 'refused', verdict: 'fail' });
  });
  it('is silent when no target answers and other ports get out', async () => {
    const { port } = keep(await startSilentPort('127.0.0.11'));
    keep(await startSilentPort('127.0.0.12', port));
    keep(await startSilentPort('127.0.0.13', port));
    expect(await run(port)).toMatchObject({ outcome: 'silent', evidence: { data: { tried: 3 } } });
  });
  it('is redirected when one foreign server answers for every target', async () => {
    const { port } = await all(() => ({ greeting: ['smtp.provider.example ESMTP'] }));
    expect(await run(port)).toMatchObject({ outcome: 'redirected', evidence: { data: { banner: 'smtp.provider.example' } } });
  });
  it('is offline when the control does not get out either', async () => {
    expect(await run(await freePort(), { online: false })).toMatchObject({ outcome: 'offline' });
  });
  it('cannot tell when names do not resolve but other ports get out', async () => {
    expect(await run(await freePort(), { zone: Object.fromEntries(Object.keys(NAMES).map((name) => [`${name} MX`, 'SERVFAIL' as const])) })).toMatchObject({
      outcome: 'cannot-tell',
    });
  });
  it.skipIf(!hasIpv6)('is ipv4-only when IPv6 is refused, ipv6-only the other way round', async () => {
    const { port } = await all((domain) => ({ greeting: [`mx.${domain} ESMTP`] }));
    expect(await run(port, { zone: zone('::1') })).toMatchObject({ outcome: 'ipv4-only', verdict: 'warn', evidence: { family: 6 } });
    const v6 = keep(await startSmtp({ host: '::1', greeting: ['mx.one.test ESMTP'] }));
    expect(await run(v6.port, { zone: zone('::1') })).toMatchObject({ outcome: 'ipv6-only', evidence: { family: 4 } });
  });
  it('does not count a family that the machine does not have', async () => {
    const { port } = await all((domain) => ({ greeting: [`mx.${domain} ESMTP`] }));
    // A documentation address without a route here, or a broadcast that the kernel refuses at once.
    const dead = zone();
    expect(await run(port, { zone: { ...dead, 'mx.three.test A': ['127.255.255.255'] } })).toMatchObject({ outcome: 'open' });
  });
});
