import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';
import { LEAVES, PARAM } from '../words.ts';

export const tcpConnect = defineProbe({
  name: 'tcp.connect',
  kind: 'network',
  title: { en: 'Does the port answer?', de: 'Antwortet der Port?' },
  params: {
    host: { title: PARAM.host, type: 'text', required: true },
    port: { title: PARAM.port, type: 'number', required: true },
    family: { title: { en: 'IP version, 4 or 6', de: 'IP-Version, 4 oder 6' }, type: 'number' },
  },
  outcomes: {
    open: { verdict: 'ok', says: { en: '{{host}} port {{port}} answers', de: '{{host}} Port {{port}} antwortet' } },
    refused: { verdict: 'fail', says: { en: '{{host}} refuses port {{port}}', de: '{{host}} lehnt Port {{port}} ab' } },
    silent: { verdict: 'fail', says: { en: '{{host}} port {{port}} does not answer', de: '{{host}} Port {{port}} antwortet nicht' } },
    unreachable: { verdict: 'fail', says: { en: 'there is no way to {{host}}', de: 'es gibt keinen Weg zu {{host}}' } },
  },
  vantage: 'anywhere',
  needs: ['connect', 'resolver'],
  facts: [],
  leaves: LEAVES.tcp,
  seconds: 1,
  describe: ({ host, port }) => ({ connection: `TCP ${host} port ${port}` }),
  run: notYet,
});
