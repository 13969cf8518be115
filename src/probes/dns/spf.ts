import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';
import { LEAVES, PARAM } from '../words.ts';

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
    invalid: { verdict: 'fail', says: { en: 'the SPF record of {{domain}} is invalid: {{why}}', de: 'der SPF-Eintrag von {{domain}} ist ungültig: {{why}}' } },
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
  describe: ({ domain }) => ({ command: `dig TXT ${domain}` }),
  run: notYet,
});
