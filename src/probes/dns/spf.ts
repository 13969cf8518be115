import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { contains, type Ip, readIp, readNetwork } from '../ip.ts';
import { pastedRecords } from '../paste/read-records.ts';
import { LEAVES, PARAM } from '../words.ts';
import { askSurely } from './ask.ts';
import { digLooksLike, digs, psDigs } from './dig-script.ts';
import { dnsUntold } from './mend.ts';
import { checkSpf } from './spf-check.ts';
import { isSpf, readSpf } from './spf-record.ts';

export const dnsSpf = defineProbe({
  name: 'dns.spf',
  kind: 'network',
  title: { en: 'Does SPF allow this server to send?', de: 'Erlaubt SPF diesem Server zu senden?' },
  params: { domain: { title: PARAM.domain, type: 'text', required: true }, ip: { title: PARAM.ip, type: 'text', required: true } },
  outcomes: {
    passes: { verdict: 'ok', says: { en: 'SPF of {{domain}} allows {{ip}} ({{term}})', de: 'SPF von {{domain}} erlaubt {{ip}} ({{term}})' } },
    missing: { verdict: 'fail', says: { en: '{{domain}} has no SPF record', de: '{{domain}} hat keinen SPF-Eintrag' } },
    several: {
      verdict: 'fail',
      says: { en: '{{domain}} has {{count}} SPF records, only one is allowed', de: '{{domain}} hat {{count}} SPF-Einträge, erlaubt ist nur einer' },
    },
    invalid: {
      verdict: 'fail',
      says: { en: 'the SPF record of {{domain}} is invalid: {{why}}', de: 'der SPF-Eintrag von {{domain}} ist ungültig: {{warum}}' },
    },
    'not-covered': {
      verdict: 'fail',
      says: { en: 'SPF of {{domain}} does not allow {{ip}} ({{term}})', de: 'SPF von {{domain}} erlaubt {{ip}} nicht ({{term}})' },
    },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  script: {
    linux: ({ domain }) => digs([domain, 'TXT']),
    powershell: ({ domain }) => psDigs([domain, 'TXT']),
    looksLike: digLooksLike,
    read: (pasted, { domain, ip }) => {
      const address = readIp(ip);
      if (!address) return cannotTell('missing-input', { en: `"${ip}" is not an IP address`, de: `„${ip}“ ist keine IP-Adresse` });
      const found = pastedRecords(pasted, domain, 'TXT');
      return found
        ? readRecord(
            found.records.map(({ value }) => value),
            domain,
            ip,
            address,
          )
        : cannotTell('odd-answer');
    },
  },
  describe: ({ domain }) => ({ command: `dig TXT ${shellQuote(domain)}` }),
  run: async (look) => {
    const { domain, ip } = look.params;
    const address = readIp(ip);
    if (!address) return cannotTell('missing-input', { en: `"${ip}" is not an IP address`, de: `„${ip}“ ist keine IP-Adresse` });
    const there = await askSurely(look, { name: domain, type: 'TXT' });
    const seen = { subject: domain, family: address.family, ...(there.ok ? { resolver: there.value.resolver } : {}) };
    const found = await checkSpf(look, address, domain);
    switch (found.result) {
      case 'pass':
        return { outcome: 'passes', data: { domain, ip, term: found.term }, ...seen };
      case 'none':
        return { outcome: 'missing', data: { domain, ip }, ...seen };
      case 'several':
        return { outcome: 'several', data: { domain, ip, count: found.count }, ...seen };
      case 'permerror':
        return { outcome: 'invalid', data: { domain, ip, why: found.why.en, warum: found.why.de }, ...seen };
      case 'temperror':
        return dnsUntold(found.failure, seen);
      default:
        return { outcome: 'not-covered', data: { domain, ip, term: found.term }, ...seen };
    }
  },
});

/** One record alone: enough where its first terms are addresses; what it includes must be asked from a machine. */
const readRecord = (texts: readonly string[], domain: string, ip: string, address: Ip) => {
  const records = texts.filter(isSpf);
  const data = { domain, ip };
  if (records.length === 0) return { outcome: 'missing', data } as const;
  if (records.length > 1) return { outcome: 'several', data: { ...data, count: records.length } } as const;
  const read = readSpf(records[0]!);
  if ('wrong' in read) return { outcome: 'invalid', data: { ...data, why: `"${read.wrong}"`, warum: `„${read.wrong}“` } } as const;
  for (const term of read.terms) {
    if (term.type === 'modifier') continue;
    const bits = address.family === 4 ? term.bits4 : term.bits6;
    const network = /^ip[46]$/.test(term.name) ? readNetwork(`${term.value}/${bits}`) : undefined;
    const hits = term.name === 'all' || (network !== undefined && contains(network, address));
    if (hits) return { outcome: term.qualifier === '+' ? 'passes' : 'not-covered', data: { ...data, term: term.text } } as const;
    if (!/^ip[46]$/.test(term.name)) return cannotTell('odd-answer', FOLLOW(term.text));
  }
  return cannotTell('odd-answer', FOLLOW(records[0]!));
};

const FOLLOW = (term: string) => ({
  en: `what "${term}" allows must be asked further; run mailmedic probe dns.spf on any machine with Internet`,
  de: `was „${term}“ erlaubt, muss weiter gefragt werden; führe mailmedic probe dns.spf auf irgendeinem Rechner mit Internet aus`,
});
