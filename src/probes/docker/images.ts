import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';
import { PARAM } from '../words.ts';

export const dockerImages = defineProbe({
  name: 'docker.images',
  kind: 'docker',
  title: { en: 'Do the containers run the images of the Compose file?', de: 'Laufen die Container mit den Images der Compose-Datei?' },
  params: { project_dir: { title: PARAM.projectDir, type: 'text', required: true } },
  outcomes: {
    match: { verdict: 'ok', says: { en: 'all {{checked}} images are those of the Compose file', de: 'alle {{checked}} Images sind die der Compose-Datei' } },
    mismatch: {
      verdict: 'fail',
      says: { en: 'other images than in the Compose file: {{different}}', de: 'andere Images als in der Compose-Datei: {{different}}' },
    },
  },
  vantage: 'mail-host',
  needs: ['docker', 'files'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  describe: ({ project_dir }) => ({ command: `cat ${project_dir}/docker-compose.yml; docker compose ps --all` }),
  run: notYet,
});
