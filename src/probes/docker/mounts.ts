import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';
import { PARAM } from '../words.ts';

export const dockerMounts = defineProbe({
  name: 'docker.mounts',
  kind: 'docker',
  title: { en: 'Are the files that containers need there?', de: 'Sind die Dateien da, die die Container brauchen?' },
  params: { service: { title: PARAM.service, type: 'text' } },
  outcomes: {
    intact: { verdict: 'ok', says: { en: 'all {{checked}} mounted files are there', de: 'alle {{checked}} eingebundenen Dateien sind da' } },
    missing: { verdict: 'fail', says: { en: 'mounted, but not there: {{paths}}', de: 'eingebunden, aber nicht da: {{paths}}' } },
    directory: {
      verdict: 'fail',
      says: { en: 'should be a file, but is an empty folder: {{paths}}', de: 'sollte eine Datei sein, ist aber ein leerer Ordner: {{paths}}' },
    },
    dangling: { verdict: 'fail', says: { en: 'link without a target: {{paths}}', de: 'Verknüpfung ohne Ziel: {{paths}}' } },
  },
  vantage: 'mail-host',
  needs: ['docker', 'files'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  describe: () => ({ command: "docker inspect --format '{{json .Mounts}}'; ls -l" }),
  run: notYet,
});
