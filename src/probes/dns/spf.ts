import { shellQuote } from '../../hosts/shell-quote.ts';
import { cannotTell, defineProbe } from '../define-probe.ts';
import { readIp } from '../ip.ts';
import { LEAVES, PARAM } from '../words.ts';
import { askSurely } from './ask.ts';
import { dnsUntold } from './mend.ts';
import { checkSpf } from './spf-check.ts';

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
