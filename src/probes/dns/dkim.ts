import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';
import { LEAVES, PARAM } from '../words.ts';

export const dnsDkim = defineProbe({
  name: 'dns.dkim',
  kind: 'network',
  title: { en: 'Is the DKIM key published?', de: 'Ist der DKIM-Schlüssel veröffentlicht?' },
  params: {
    domain: { title: PARAM.domain, type: 'text', required: true },
    selector: { title: { en: 'DKIM selector', de: 'DKIM-Selektor' }, type: 'text', required: true },
  },
  outcomes: {
    present: { verdict: 'ok', says: { en: '{{record}} holds a key ({{key}})', de: '{{record}} enthält einen Schlüssel ({{key}})' } },
    missing: { verdict: 'fail', says: { en: '{{record}} does not exist', de: '{{record}} gibt es nicht' } },
    invalid: { verdict: 'fail', says: { en: '{{record}} is not a usable DKIM key: {{why}}', de: '{{record}} ist kein brauchbarer DKIM-Schlüssel: {{why}}' } },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  describe: ({ domain, selector }) => ({ command: `dig TXT ${selector}._domainkey.${domain}` }),
  run: notYet,
});
