import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';

export const systemListeners = defineProbe({
  name: 'system.listeners',
  kind: 'system',
  title: { en: 'Who uses the ports?', de: 'Wer belegt die Ports?' },
  params: { ports: { title: { en: 'ports', de: 'Ports' }, type: 'list', required: true } },
  outcomes: {
    free: { verdict: 'ok', says: { en: 'nobody listens on {{ports}}', de: 'niemand lauscht auf {{ports}}' } },
    taken: { verdict: 'fail', says: { en: 'taken: {{taken}}', de: 'belegt: {{taken}}' } },
    docker: { verdict: 'info', says: { en: 'used by Docker: {{taken}}', de: 'von Docker belegt: {{taken}}' } },
  },
  vantage: 'mail-host',
  needs: ['proc'],
  facts: ['port', 'port_owner'],
  leaves: undefined,
  seconds: 1,
  describe: () => ({ command: 'ss -tlpn' }),
  run: notYet,
});
