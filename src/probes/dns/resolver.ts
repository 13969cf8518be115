import { resolversOf } from '../../hosts/resolv-conf.ts';
import { shellQuote } from '../../hosts/shell-quote.ts';
import type { Failure } from '../../model/host.ts';
import { cannotLook, cannotTell, defineProbe } from '../define-probe.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { LEAVES } from '../words.ts';
import { ask } from './ask.ts';
import { digLooksLike } from './dig-script.ts';
import { publicResolver } from './public-resolvers.ts';

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
  script: {
    linux: ({ names }) => ['cat /etc/resolv.conf', ...names.map((name) => `dig +dnssec NS ${shellQuote(name)}`)].join('; '),
    looksLike: digLooksLike,
    read: (pasted, { names }) => {
      const servers = resolversOf(pasted);
      const answers = names.map((name) => pastedRecords(pasted, name, 'NS'));
      // Without a single header nothing was asked at all.
      if (servers.length === 0 || !/status: |timed out|no servers could be reached|connection refused/i.test(pasted)) return cannotTell('odd-answer');
      return judge(
        servers,
        answers.map((found) => (found && found.records.length > 0 ? found : undefined)),
        /status: (SERVFAIL|REFUSED)/.exec(pasted)?.[1] ?? 'timed-out',
      );
    },
  },
  describe: ({ names }) => ({ command: names.map((name) => `dig +dnssec NS ${shellQuote(name)}`).join('; ') }),
  run: async (look) => {
    const servers = await look.host.resolvers({ signal: look.signal });
    if (!servers.ok) return cannotLook(servers);
    const resolver = servers.value.join(', ') || '–';
    const replies = await Promise.all(look.params.names.map((name) => ask(look, { name, type: 'NS', dnssec: true })));
    const good = replies.map((reply) => (reply.ok && reply.value.records.length > 0 ? reply.value : undefined));
    const failed = replies.find((reply): reply is Failure => !reply.ok);
    return { ...judge(servers.value, good, failed?.code ?? failed?.reason ?? 'NXDOMAIN'), resolver };
  },
});

/** One name may be down; that all of them are is the resolver's fault. */
const judge = (servers: readonly string[], answers: readonly ({ readonly authentic: boolean } | undefined)[], why: string) => {
  const resolver = servers.join(', ') || '–';
  const good = answers.filter((one) => one !== undefined);
  if (good.length === 0) return { outcome: 'broken', data: { resolver, why } } as const;
  const owner = servers.map(publicResolver).find((one) => one !== undefined);
  if (owner) return { outcome: 'public', data: { resolver, owner } } as const;
  return { outcome: good.some(({ authentic }) => authentic) ? 'works' : 'not-validating', data: { resolver } } as const;
};
