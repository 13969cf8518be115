import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';
import { PARAM } from '../words.ts';

export const dockerHealth = defineProbe({
  name: 'docker.health',
  kind: 'docker',
  title: { en: 'Do the containers run and feel well?', de: 'Laufen die Container und sind sie gesund?' },
  params: { service: { title: PARAM.service, type: 'text' } },
  outcomes: {
    healthy: { verdict: 'ok', says: { en: '{{healthy}} containers run', de: '{{healthy}} Container laufen' } },
    unhealthy: { verdict: 'fail', says: { en: 'unhealthy: {{names}}', de: 'nicht gesund (unhealthy): {{names}}' } },
    restarting: { verdict: 'fail', says: { en: 'restarts again and again: {{names}}', de: 'startet immer wieder neu: {{names}}' } },
    exited: { verdict: 'fail', says: { en: 'has stopped: {{names}}', de: 'ist beendet: {{names}}' } },
    missing: { verdict: 'fail', says: { en: 'there is no container for it: {{names}}', de: 'dafür gibt es keinen Container: {{names}}' } },
  },
  vantage: 'mail-host',
  needs: ['docker'],
  facts: ['container', 'service', 'project_dir'],
  leaves: undefined,
  seconds: 1,
  describe: ({ service }) => ({ command: service ? `docker compose ps --all ${service}` : 'docker compose ps --all' }),
  run: notYet,
});
