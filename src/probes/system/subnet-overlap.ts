import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';

export const systemSubnetOverlap = defineProbe({
  name: 'system.subnet-overlap',
  kind: 'system',
  title: { en: 'Is the internal network of the mail server free?', de: 'Ist das interne Netz des Mailservers frei?' },
  params: { subnet: { title: { en: 'network of the mail server', de: 'Netz des Mailservers' }, type: 'text', default: '172.22.1.0/24' } },
  outcomes: {
    clear: { verdict: 'ok', says: { en: '{{subnet}} is used by nothing else', de: '{{subnet}} wird von nichts anderem benutzt' } },
    overlaps: { verdict: 'fail', says: { en: '{{subnet}} overlaps with {{others}}', de: '{{subnet}} überschneidet sich mit {{others}}' } },
  },
  vantage: 'mail-host',
  needs: ['proc'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  describe: () => ({ command: 'ip route; docker network ls' }),
  run: notYet,
});
