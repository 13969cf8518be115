import { shellQuote } from '../../hosts/shell-quote.ts';
import type { Failure } from '../../model/host.ts';
import { cannotTell, defineProbe, type Look } from '../define-probe.ts';
import { readIp } from '../ip.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { ownAddresses } from '../system/own-addresses.ts';
import { LEAVES, PARAM } from '../words.ts';
import { addressesOf, askSurely, recordsOf } from './ask.ts';
import { digLooksLike } from './dig-script.ts';
import { type Exchange, judgeMx } from './judge-mx.ts';
import { dnsUntold } from './mend.ts';

export const dnsMx = defineProbe({
  name: 'dns.mx',
  kind: 'network',
  title: { en: 'Does mail for the domain come to this server?', de: 'Kommt Mail für die Domain zu diesem Server?' },
  params: { domain: { title: PARAM.domain, type: 'text', required: true }, ip: { title: PARAM.ip, type: 'text' } },
  outcomes: {
    here: { verdict: 'ok', says: { en: 'the MX of {{domain}} is {{mx}}', de: 'der MX von {{domain}} ist {{mx}}' } },
    elsewhere: {
      verdict: 'warn',
      says: { en: 'the MX of {{domain}} leads elsewhere: {{mx}} ({{addresses}})', de: 'der MX von {{domain}} führt woanders hin: {{mx}} ({{addresses}})' },
    },
    missing: { verdict: 'fail', says: { en: '{{domain}} has no MX record', de: '{{domain}} hat keinen MX-Eintrag' } },
    alias: {
      verdict: 'fail',
      says: { en: 'the MX {{mx}} is an alias (CNAME) or an IP address', de: 'der MX {{mx}} ist ein Alias (CNAME) oder eine IP-Adresse' },
    },
    unresolvable: { verdict: 'fail', says: { en: 'the MX {{mx}} has no address', de: 'der MX {{mx}} hat keine Adresse' } },
    null: { verdict: 'fail', says: { en: '{{domain}} says that it takes no mail (null MX)', de: '{{domain}} sagt, dass sie keine Mail annimmt (Null-MX)' } },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  script: {
    linux: ({ domain }) =>
      `dig MX ${shellQuote(domain)}; for n in ${shellQuote(domain)} $(dig +short MX ${shellQuote(domain)} | cut -d' ' -f2); do dig A $n; dig AAAA $n; done`,
    looksLike: digLooksLike,
    read: (pasted, { domain, ip }) => readMx(pasted, domain, ip),
  },
  describe: ({ domain }) => ({ command: `dig MX ${shellQuote(domain)}` }),
  run: async (look) => {
    const { domain } = look.params;
    const reply = await askSurely(look, { name: domain, type: 'MX' });
    if (!reply.ok) return dnsUntold(reply, { subject: domain });
    const records = recordsOf(reply.value, 'MX').toSorted((a, b) => (a.priority ?? 0) - (b.priority ?? 0));
    const ours = await ownIps(look, look.params.ip);
    const exchanges: Exchange[] = [];
    let broken: Failure | undefined;
    // A domain without MX gets its mail at its own address (RFC 5321, 5.1).
    for (const { value: mx, priority } of records.length === 0 ? [{ value: domain, priority: undefined }] : records) {
      const found = mx === '.' || readIp(mx) ? undefined : await addressesOf(look, mx, true);
      if (found && !found.ok) broken = found;
      exchanges.push({ mx, priority, addresses: found?.ok ? found.value.all : undefined, alias: found?.ok === true && found.value.alias !== undefined });
    }
    const anyKnown = [look.params.ip, look.facts.public_ip, look.facts.public_ip6].some((one) => one !== undefined);
    const judged = judgeMx({ domain, ours, anyKnown }, exchanges);
    const seen = { subject: domain, resolver: reply.value.resolver };
    return judged ? { ...judged, ...seen } : broken ? dnsUntold(broken, seen) : cannotTell('odd-answer', undefined, seen);
  },
});

/** What "here" means: the address given, those known, and those of the machine where the probe runs on it. */
const ownIps = async (look: Pick<Look, 'host' | 'signal' | 'facts'>, ip: string | undefined): Promise<readonly string[]> => {
  const known = [ip, look.facts.public_ip?.value, look.facts.public_ip6?.value].filter((one) => typeof one === 'string');
  return [...known, ...(await ownAddresses(look))];
};

/** From a paste: the MX records and the addresses of each, asked one after the other. */
const readMx = (pasted: string, domain: string, ip: string | undefined) => {
  const found = pastedRecords(pasted, domain, 'MX');
  if (!found) return cannotTell('odd-answer');
  const records = found.records.toSorted((a, b) => (a.priority ?? 0) - (b.priority ?? 0));
  const names = records.length === 0 ? [{ value: domain, priority: undefined }] : records;
  const exchanges = names.map(({ value: mx, priority }): Exchange => {
    const [v4, v6] = (['A', 'AAAA'] as const).map((type) => pastedRecords(pasted, mx, type));
    const addresses = v4 && v6 ? [...v4.records, ...v6.records].map(({ value }) => value) : undefined;
    return { mx, priority, addresses, alias: v4?.alias !== undefined };
  });
  return judgeMx({ domain, ours: ip === undefined ? [] : [ip], anyKnown: ip !== undefined }, exchanges) ?? cannotTell('odd-answer');
};
