import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';
import { LEAVES, PARAM } from '../words.ts';

export const dnsAddress = defineProbe({
  name: 'dns.address',
  kind: 'network',
  title: { en: 'Which addresses does the name have?', de: 'Welche Adressen hat der Name?' },
  params: { name: { title: PARAM.name, type: 'text', required: true }, ip: { title: PARAM.ip, type: 'text' } },
  outcomes: {
    matches: { verdict: 'ok', says: { en: '{{name}} is {{addresses}}', de: '{{name}} ist {{addresses}}' } },
    set: { verdict: 'info', says: { en: '{{name}} is {{addresses}}', de: '{{name}} ist {{addresses}}' } },
    differs: { verdict: 'fail', says: { en: '{{name}} is {{addresses}}, not {{ip}}', de: '{{name}} ist {{addresses}}, nicht {{ip}}' } },
    missing: { verdict: 'fail', says: { en: '{{name}} has no address', de: '{{name}} hat keine Adresse' } },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  describe: ({ name }) => ({ command: `dig A ${name}; dig AAAA ${name}` }),
  run: notYet,
});
