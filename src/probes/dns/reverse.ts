import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';
import { LEAVES, PARAM } from '../words.ts';

export const dnsReverse = defineProbe({
  name: 'dns.reverse',
  kind: 'network',
  title: { en: 'Does the address have a confirmed name (reverse DNS)?', de: 'Hat die Adresse einen bestätigten Namen (Reverse-DNS)?' },
  params: { ip: { title: PARAM.ip, type: 'text', required: true }, name: { title: { en: 'expected host name', de: 'erwarteter Hostname' }, type: 'text' } },
  outcomes: {
    confirmed: { verdict: 'ok', says: { en: '{{ip}} is {{ptr}} and back', de: '{{ip}} ist {{ptr}} und zurück' } },
    missing: { verdict: 'fail', says: { en: '{{ip}} has no reverse DNS name', de: '{{ip}} hat keinen Reverse-DNS-Namen' } },
    mismatch: {
      verdict: 'fail',
      says: { en: '{{ip}} is called {{ptr}}, but {{ptr}} does not lead back to it', de: '{{ip}} heißt {{ptr}}, aber {{ptr}} führt nicht zurück' },
    },
    'other-name': { verdict: 'warn', says: { en: '{{ip}} is called {{ptr}}, not {{name}}', de: '{{ip}} heißt {{ptr}}, nicht {{name}}' } },
  },
  vantage: 'anywhere',
  needs: ['resolver'],
  facts: [],
  leaves: LEAVES.dns,
  seconds: 1,
  describe: ({ ip }) => ({ command: `dig -x ${ip}` }),
  run: notYet,
});
