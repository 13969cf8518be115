import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';
import { LEAVES, PARAM } from '../words.ts';

export const smtpBanner = defineProbe({
  name: 'smtp.banner',
  kind: 'network',
  title: { en: 'Does the right mail server answer?', de: 'Antwortet der richtige Mailserver?' },
  params: {
    host: { title: PARAM.host, type: 'text', required: true },
    port: { title: PARAM.port, type: 'number', default: 25 },
    name: { title: { en: 'name the server should greet with', de: 'Name, mit dem der Server grüßen sollte' }, type: 'text' },
  },
  outcomes: {
    ours: { verdict: 'ok', says: { en: 'it greets as {{banner}}', de: 'er grüßt als {{banner}}' } },
    foreign: { verdict: 'fail', says: { en: 'another server answers: {{banner}}', de: 'ein anderer Server antwortet: {{banner}}' } },
    odd: { verdict: 'warn', says: { en: 'the greeting is odd: {{banner}}', de: 'die Begrüßung ist ungewöhnlich: {{banner}}' } },
    refused: { verdict: 'fail', says: { en: '{{host}} refuses port {{port}}', de: '{{host}} lehnt Port {{port}} ab' } },
    silent: { verdict: 'fail', says: { en: '{{host}} port {{port}} does not answer', de: '{{host}} Port {{port}} antwortet nicht' } },
  },
  vantage: 'anywhere',
  needs: ['connect', 'resolver'],
  facts: [],
  leaves: LEAVES.smtp,
  seconds: 3,
  describe: ({ host, port }) => ({ connection: `SMTP greeting of ${host} port ${port}: EHLO, QUIT` }),
  run: notYet,
});
