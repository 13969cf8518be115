import { shellQuote } from '../../hosts/shell-quote.ts';
import type { DnsReply, DnsType } from '../../model/host.ts';
import { DNS_TYPES } from '../../model/host.ts';
import { cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { readIp } from '../ip.ts';
import { readAnswers } from '../paste/read-records.ts';
import { PARAM } from '../words.ts';
import { addressesOf, ask, recordsOf } from './ask.ts';
import { digLooksLike, nameAndParents } from './dig-script.ts';
import { dnsUntold } from './mend.ts';

export const dnsPropagation = defineProbe({
  name: 'dns.propagation',
  kind: 'network',
  title: { en: 'Is a change in DNS seen everywhere yet?', de: 'Ist eine DNS-Änderung schon überall zu sehen?' },
  params: {
    name: { title: PARAM.name, type: 'text', required: true },
    type: { title: { en: 'type of the record', de: 'Art des Eintrags' }, type: 'text', default: 'A' },
  },
  outcomes: {
    same: {
      verdict: 'ok',
      says: { en: '{{name}} is the same at its own name servers and here: {{now}}', de: '{{name}} ist bei den eigenen Nameservern und hier gleich: {{now}}' },
    },
    pending: {
      verdict: 'info',
      says: {
        en: 'the name servers of {{name}} already say {{now}}, others still see {{before}} for up to {{minutes}} minutes',
        de: 'die Nameserver von {{name}} sagen schon {{now}}, andere sehen noch bis zu {{minutes}} Minuten lang {{before}}',
      },
    },
    split: {
      verdict: 'warn',
      says: { en: 'the name servers of {{name}} do not agree: {{now}}', de: 'die Nameserver von {{name}} sind sich nicht einig: {{now}}' },
    },
  },
  vantage: 'anywhere',
  needs: ['resolver', 'connect'],
  facts: [],
  leaves: { en: "The domain's own name servers see the questions.", de: 'Die eigenen Nameserver der Domain sehen die Fragen.' },
  seconds: 2,
  script: {
    linux: ({ name, type }) =>
      `dig ${type} ${shellQuote(name)}; dig +trace +nodnssec ${type} ${shellQuote(name)} | tail -n 12; dig ${type} ${shellQuote(name)} @$(dig +short NS ${shellQuote(name.split('.').slice(-2).join('.'))} | head -n 1)`,
    looksLike: digLooksLike,
    read: (pasted, { name, type }) => {
      const answers = readAnswers(pasted).filter(
        (one) => one.name === name.toLowerCase() && one.type === type.toUpperCase() && /^(NOERROR|NXDOMAIN)$/.test(one.status),
      );
      const [here, there] = answers.map(({ records }) => records.filter((one) => one.type === type.toUpperCase()));
      return here && there ? judge(name, told(here), here, [told(there)]) : cannotTell('odd-answer');
    },
  },
  describe: ({ name, type }) => ({ command: `dig ${type} ${shellQuote(name)}; dig NS …; dig ${type} ${shellQuote(name)} @…` }),
  run: async (look) => {
    const { name } = look.params;
    const type = DNS_TYPES.find((one) => one === look.params.type.toUpperCase());
    if (!type) return cannotTell('missing-input', { en: `"${look.params.type}" is no type of record`, de: `„${look.params.type}“ ist keine Art von Eintrag` });
    const here = await ask(look, { name, type });
    if (!here.ok) return dnsUntold(here, { subject: name });
    const servers = await nameServers(look, name);
    if (!('addresses' in servers)) return servers;
    const replies = await Promise.all(servers.addresses.slice(0, 4).map((server) => ask(look, { name, type, server })));
    const there = replies.flatMap((reply) => (reply.ok ? [reply.value] : []));
    if (there.length === 0) return cannotTell('timed-out', NO_ANSWER, { subject: name });
    const records = recordsOf(here.value, type);
    return {
      ...judge(
        name,
        told(records),
        records,
        there.map((reply: DnsReply) => told(recordsOf(reply, type))),
      ),
      subject: name,
      resolver: here.value.resolver,
    };
  },
});

type Value = { readonly value: string; readonly priority?: number; readonly ttl: number };

const told = (records: readonly Value[]): string =>
  records
    .map(({ value, priority }) => (priority === undefined ? value : `${priority} ${value}`))
    .toSorted()
    .join(', ') || '–';

const judge = (name: string, before: string, cached: readonly Value[], there: readonly string[]) => {
  const now = [...new Set(there)];
  if (now.length > 1) return { outcome: 'split', data: { name, now: now.join(' | ') } } as const;
  if (now[0] === before) return { outcome: 'same', data: { name, now: before } } as const;
  // What is cached lives for its remaining time; without a record the negative answer does, an hour at most as a rule.
  const minutes = Math.max(1, Math.ceil(Math.max(0, ...cached.map(({ ttl }) => ttl)) / 60)) || 60;
  return { outcome: 'pending', data: { name, now: now[0]!, before, minutes: cached.length === 0 ? 60 : minutes } } as const;
};

/** Addresses of the servers that are responsible, found from the name upward. */
const nameServers = async (look: Pick<Look, 'host' | 'signal' | 'log'>, name: string) => {
  for (const zone of nameAndParents(name)) {
    const reply = await ask(look, { name: zone, type: 'NS' as DnsType });
    if (!reply.ok) return dnsUntold(reply, { subject: name });
    const names = recordsOf(reply.value, 'NS').map(({ value }) => value);
    if (names.length === 0) continue;
    // A zone of a test may name addresses; real ones name hosts.
    const found = await Promise.all(
      names.slice(0, 4).map(async (one) => (readIp(one) ? [one] : addressesOf(look, one).then((reply) => (reply.ok ? reply.value.all.slice(0, 1) : [])))),
    );
    return { addresses: found.flat() };
  }
  return cannotTell('odd-answer', { en: `${name} has no name servers`, de: `${name} hat keine Nameserver` }, { subject: name });
};

const NO_ANSWER = {
  en: "the domain's own name servers do not answer from here; port 53 may be blocked",
  de: 'die eigenen Nameserver der Domain antworten von hier aus nicht; vielleicht ist Port 53 gesperrt',
};
