import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';
import { LEAVES, PARAM } from '../words.ts';

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
  facts: ['host_name'],
  leaves: LEAVES.dns,
  seconds: 1,
  describe: ({ domain }) => ({ command: `dig MX ${domain}` }),
  run: notYet,
});
