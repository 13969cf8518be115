import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';
import { LEAVES, PARAM } from '../words.ts';

export const dnsDmarc = defineProbe({
  name: 'dns.dmarc',
  kind: 'network',
  title: { en: 'Is there a DMARC policy?', de: 'Gibt es eine DMARC-Richtlinie?' },
  params: { domain: { title: PARAM.domain, type: 'text', required: true } },
  outcomes: {
    present: { verdict: 'ok', says: { en: 'DMARC of {{domain}}: p={{policy}}', de: 'DMARC von {{domain}}: p={{policy}}' } },
    missing: { verdict: 'warn', says: { en: '{{domain}} has no DMARC record', de: '{{domain}} hat keinen DMARC-Eintrag' } },
    invalid: {
      verdict: 'fail',
      says: { en: 'the DMARC record of {{domain}} is invalid: {{why}}', de: 'der DMARC-Eintrag von {{domain}} ist ungültig: {{why}}' },
    },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  describe: ({ domain }) => ({ command: `dig TXT _dmarc.${domain}` }),
  run: notYet,
});
