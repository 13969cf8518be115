import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';
import { PARAM } from '../words.ts';

export const dnsblListed = defineProbe({
  name: 'dnsbl.listed',
  kind: 'network',
  title: { en: 'Is the address on a blocklist?', de: 'Steht die Adresse auf einer Blocklist?' },
  params: { ip: { title: PARAM.ip, type: 'text', required: true } },
  outcomes: {
    clean: { verdict: 'ok', says: { en: '{{ip}} is on none of {{asked}} lists', de: '{{ip}} steht auf keiner von {{asked}} Listen' } },
    listed: { verdict: 'fail', says: { en: '{{ip}} is listed: {{lists}}', de: '{{ip}} ist gelistet: {{lists}}' } },
    'policy-listed': {
      verdict: 'fail',
      says: {
        en: '{{ip}} is listed as an address that should not send mail directly: {{lists}}',
        de: '{{ip}} ist als Adresse gelistet, die nicht direkt senden soll: {{lists}}',
      },
    },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: { en: 'The blocklists see the address and the resolver.', de: 'Die Blocklisten sehen die Adresse und den Resolver.' },
  seconds: 3,
  describe: ({ ip }) => ({ connection: `DNS questions about ${ip} to blocklists, after a test of each list` }),
  run: notYet,
});
