import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';

export const productDetect = defineProbe({
  name: 'product.detect',
  kind: 'docker',
  title: { en: 'Which mail server is installed?', de: 'Welcher Mailserver ist installiert?' },
  params: {},
  outcomes: {
    mailcow: { verdict: 'ok', says: { en: 'mailcow {{version}}', de: 'mailcow {{version}}' } },
    mailu: { verdict: 'ok', says: { en: 'Mailu {{version}}', de: 'Mailu {{version}}' } },
    'docker-mailserver': { verdict: 'ok', says: { en: 'docker-mailserver {{version}}', de: 'docker-mailserver {{version}}' } },
    bluemind: { verdict: 'ok', says: { en: 'BlueMind {{version}}', de: 'BlueMind {{version}}' } },
    several: { verdict: 'info', says: { en: 'more than one: {{products}}', de: 'mehr als einer: {{products}}' } },
    none: { verdict: 'info', says: { en: 'none that I know', de: 'keiner, den ich kenne' } },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: ['product', 'version', 'project_dir', 'host_name'],
  leaves: undefined,
  seconds: 1,
  describe: () => ({ command: 'docker ps --all; ls /opt /usr/share/bm-*' }),
  run: notYet,
});
