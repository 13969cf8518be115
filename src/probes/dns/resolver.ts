import type { Failure } from '../../model/host.ts';
import { cannotLook, defineProbe } from '../define-probe.ts';
import { contains, readIp, readNetwork } from '../ip.ts';
import { LEAVES } from '../words.ts';
import { ask } from './ask.ts';

/** Resolvers that many strangers share; blocklists do not answer them. */
const PUBLIC: readonly (readonly [string, string])[] = [
  ['8.8.8.8/32', 'Google'],
  ['8.8.4.4/32', 'Google'],
  ['2001:4860:4860::/48', 'Google'],
  ['1.1.1.0/24', 'Cloudflare'],
  ['1.0.0.0/24', 'Cloudflare'],
  ['2606:4700:4700::/48', 'Cloudflare'],
  ['9.9.9.0/24', 'Quad9'],
  ['149.112.112.0/24', 'Quad9'],
  ['2620:fe::/48', 'Quad9'],
  ['208.67.220.0/23', 'OpenDNS'],
  ['208.67.222.0/24', 'OpenDNS'],
  ['94.140.14.0/24', 'AdGuard'],
  ['84.200.69.80/31', 'DNS.WATCH'],
];

export const dnsResolver = defineProbe({
  name: 'dns.resolver',
  kind: 'network',
  title: { en: 'Does name resolution work?', de: 'Funktioniert die Namensauflösung?' },
  params: { names: { title: { en: 'names that must exist', de: 'Namen, die es geben muss' }, type: 'list', default: ['com', 'org', 'iana.org'] } },
  outcomes: {
    works: {
      verdict: 'ok',
      says: { en: 'the resolver {{resolver}} answers and checks signatures', de: 'der Resolver {{resolver}} antwortet und prüft Signaturen' },
    },
    'not-validating': {
      verdict: 'info',
      says: {
        en: 'the resolver {{resolver}} answers, but does not check signatures (DNSSEC)',
        de: 'der Resolver {{resolver}} antwortet, prüft aber keine Signaturen (DNSSEC)',
      },
    },
    public: {
      verdict: 'info',
      says: {
        en: 'the server uses a public resolver ({{owner}}), which blocklists do not answer',
        de: 'der Server benutzt einen öffentlichen Resolver ({{owner}}), dem Blocklisten nicht antworten',
      },
    },
    broken: {
      verdict: 'fail',
      says: { en: 'the resolver {{resolver}} answers nothing usable ({{why}})', de: 'der Resolver {{resolver}} antwortet nichts Brauchbares ({{why}})' },
    },
  },
  vantage: 'mail-host',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  describe: ({ names }) => ({ command: names.map((name) => `dig +dnssec NS ${name}`).join('; ') }),
  run: async (look) => {
    const servers = await look.host.resolvers({ signal: look.signal });
    if (!servers.ok) return cannotLook(servers);
    const resolver = servers.value.join(', ') || '–';
    const replies = await Promise.all(look.params.names.map((name) => ask(look, { name, type: 'NS', dnssec: true })));
    const good = replies.flatMap((reply) => (reply.ok && reply.value.records.length > 0 ? [reply.value] : []));
    const failed = replies.find((reply): reply is Failure => !reply.ok);
    // One name may be down; that all of them are is the resolver's fault.
    if (good.length === 0) return { outcome: 'broken', data: { resolver, why: failed?.code ?? failed?.reason ?? 'NXDOMAIN' }, resolver };
    const owner = servers.value.map(ownerOf).find((one) => one !== undefined);
    if (owner) return { outcome: 'public', data: { resolver, owner }, resolver };
    return { outcome: good.some(({ authentic }) => authentic) ? 'works' : 'not-validating', data: { resolver }, resolver };
  },
});

const ownerOf = (server: string): string | undefined => {
  const ip = readIp(server);
  return ip && PUBLIC.find(([network]) => contains(readNetwork(network)!, ip))?.[1];
};
