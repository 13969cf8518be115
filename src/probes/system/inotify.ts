import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';

export const systemInotify = defineProbe({
  name: 'system.inotify',
  kind: 'system',
  title: { en: 'Are there enough inotify instances?', de: 'Reichen die inotify-Instanzen?' },
  params: { minimum: { title: { en: 'instances needed', de: 'nötige Instanzen' }, type: 'number', default: 512 } },
  outcomes: {
    enough: { verdict: 'ok', says: { en: 'inotify allows {{instances}} instances', de: 'inotify erlaubt {{instances}} Instanzen' } },
    low: {
      verdict: 'fail',
      says: {
        en: 'inotify allows only {{instances}} instances, {{minimum}} are needed',
        de: 'inotify erlaubt nur {{instances}} Instanzen, nötig sind {{minimum}}',
      },
    },
  },
  vantage: 'mail-host',
  needs: ['proc'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  describe: () => ({ command: 'cat /proc/sys/fs/inotify/max_user_instances' }),
  run: notYet,
});
