import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';

export const systemFirewall = defineProbe({
  name: 'system.firewall',
  kind: 'system',
  title: { en: 'Does a firewall run on the server?', de: 'Läuft auf dem Server eine Firewall?' },
  params: {},
  outcomes: {
    none: { verdict: 'ok', says: { en: 'no firewall front end is active', de: 'keine Firewall-Oberfläche ist aktiv' } },
    ufw: { verdict: 'info', says: { en: 'ufw is active', de: 'ufw ist aktiv' } },
    firewalld: { verdict: 'info', says: { en: 'firewalld is active', de: 'firewalld ist aktiv' } },
    other: { verdict: 'info', says: { en: 'own firewall rules are loaded: {{found}}', de: 'eigene Firewall-Regeln sind geladen: {{found}}' } },
  },
  vantage: 'mail-host',
  needs: ['files', 'proc'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  describe: () => ({ command: 'systemctl is-active ufw firewalld nftables' }),
  run: notYet,
});
