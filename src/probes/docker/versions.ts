import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';

export const dockerVersions = defineProbe({
  name: 'docker.versions',
  kind: 'docker',
  title: { en: 'Are Docker and Compose recent enough?', de: 'Sind Docker und Compose neu genug?' },
  params: {},
  outcomes: {
    current: { verdict: 'ok', says: { en: 'Docker {{engine}}, Compose {{compose}}', de: 'Docker {{engine}}, Compose {{compose}}' } },
    'old-compose': {
      verdict: 'fail',
      says: { en: 'Compose {{compose}} is too old, 2 or newer is needed', de: 'Compose {{compose}} ist zu alt, nötig ist 2 oder neuer' },
    },
    'old-engine': {
      verdict: 'fail',
      says: { en: 'Docker {{engine}} is too old, 24 or newer is needed', de: 'Docker {{engine}} ist zu alt, nötig ist 24 oder neuer' },
    },
    'no-compose': { verdict: 'fail', says: { en: 'Docker {{engine}} is here, Compose is not', de: 'Docker {{engine}} ist da, Compose nicht' } },
  },
  vantage: 'mail-host',
  needs: ['run', 'docker'],
  facts: ['compose', 'compose_version', 'engine_version'],
  leaves: undefined,
  seconds: 1,
  describe: () => ({ command: 'docker version; docker compose version; docker-compose version' }),
  run: notYet,
});
