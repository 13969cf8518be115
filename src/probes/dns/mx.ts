import { shellQuote } from '../../hosts/shell-quote.ts';
import type { DnsRecord } from '../../model/host.ts';
import { cannotTell, defineProbe, type Look, type Reading } from '../define-probe.ts';
import { isInternal, readIp, sameIp } from '../ip.ts';
import { ownAddresses } from '../system/own-addresses.ts';
import { LEAVES, PARAM } from '../words.ts';
import { addressesOf, askSurely, recordsOf } from './ask.ts';
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
  describe: ({ domain }) => ({ command: `dig MX ${shellQuote(domain)}` }),
  run: async (look) => {
    const { domain } = look.params;
    const reply = await askSurely(look, { name: domain, type: 'MX' });
    if (!reply.ok) return dnsUntold(reply, { subject: domain });
    const records = recordsOf(reply.value, 'MX').toSorted((a, b) => (a.priority ?? 0) - (b.priority ?? 0));
    const seen = { subject: domain, resolver: reply.value.resolver };
    if (records.length === 1 && records[0]!.value === '.') return { outcome: 'null', data: { domain }, ...seen };
    const where: Where = { look, domain, known: look.params.ip !== undefined, ours: await ownIps(look, look.params.ip) };
    if (records.length === 0) return { ...(await withoutMx(where)), ...seen };
    return { ...(await judge(where, records)), ...seen };
  },
});

type Where = {
  readonly look: Pick<Look, 'host' | 'signal' | 'log' | 'facts'>;
  readonly domain: string;
  readonly known: boolean;
  readonly ours: readonly string[];
};
type MxReading = Reading<'here' | 'elsewhere' | 'missing' | 'alias' | 'unresolvable'>;

/** What "here" means: the address given, those known, and those of the machine where the probe runs on it. */
const ownIps = async (look: Where['look'], ip: string | undefined): Promise<readonly string[]> => {
  const known = [ip, look.facts.public_ip?.value, look.facts.public_ip6?.value].filter((one) => typeof one === 'string');
  return [...known, ...(await ownAddresses(look))];
};

const leadsTo = (addresses: readonly string[], ours: readonly string[]): boolean => addresses.some((address) => ours.some((own) => sameIp(address, own)));

/** A domain without MX gets its mail at its own address (RFC 5321, 5.1); right when that is this server. */
const withoutMx = async ({ look, domain, ours }: Where): Promise<MxReading> => {
  const implicit = await addressesOf(look, domain);
  if (implicit.ok && leadsTo(implicit.value.all, ours)) return { outcome: 'here', data: { domain, mx: domain, addresses: implicit.value.all } };
  return { outcome: 'missing', data: { domain } };
};

const judge = async ({ look, domain, known, ours }: Where, records: readonly DnsRecord[]): Promise<MxReading> => {
  const best = records[0]!.priority;
  const dead: string[] = [];
  const found: string[] = [];
  for (const { value: mx, priority } of records) {
    if (readIp(mx)) return { outcome: 'alias', data: { domain, mx } };
    const addresses = await addressesOf(look, mx, true);
    if (!addresses.ok) return dnsUntold(addresses);
    if (addresses.value.alias && priority === best) return { outcome: 'alias', data: { domain, mx } };
    if (leadsTo(addresses.value.all, ours)) return { outcome: 'here', data: { domain, mx, addresses: addresses.value.all } };
    if (addresses.value.all.length === 0) dead.push(mx);
    found.push(...addresses.value.all);
  }
  const mx = records.map(({ value }) => value);
  if (found.length === 0) return { outcome: 'unresolvable', data: { domain, mx: dead } };
  if (found.every(isInternal)) return cannotTell('odd-answer', SPLIT, { data: { domain, mx, addresses: found } });
  const anyKnown = known || look.facts.public_ip !== undefined || look.facts.public_ip6 !== undefined;
  return anyKnown ? { outcome: 'elsewhere', data: { domain, mx, addresses: found } } : cannotTell('missing-input', NO_IP(mx, found));
};

const SPLIT = {
  en: 'this resolver answers with an internal address (split DNS); ask from outside what others see',
  de: 'dieser Resolver antwortet mit einer internen Adresse (Split-DNS); frage von außen, was andere sehen',
};

const NO_IP = (mx: readonly string[], addresses: readonly string[]) => ({
  en: `the MX is ${mx.join(', ')} (${addresses.join(', ')}); compare that with the public address of the server`,
  de: `der MX ist ${mx.join(', ')} (${addresses.join(', ')}); vergleiche das mit der öffentlichen Adresse des Servers`,
});
