import { defineProbe } from '../define-probe.ts';
import { notYet } from '../not-yet.ts';

export const filesPresent = defineProbe({
  name: 'files.present',
  kind: 'files',
  title: { en: 'Are the files there and not empty?', de: 'Sind die Dateien da und nicht leer?' },
  params: {
    dir: { title: { en: 'folder', de: 'Ordner' }, type: 'text', required: true },
    files: { title: { en: 'files in it', de: 'Dateien darin' }, type: 'list', required: true },
  },
  outcomes: {
    complete: { verdict: 'ok', says: { en: 'all {{checked}} files are there', de: 'alle {{checked}} Dateien sind da' } },
    missing: { verdict: 'fail', says: { en: 'missing: {{paths}}', de: 'fehlt: {{paths}}' } },
    empty: { verdict: 'fail', says: { en: 'empty: {{paths}}', de: 'leer: {{paths}}' } },
    dangling: { verdict: 'fail', says: { en: 'link without a target: {{paths}}', de: 'Verknüpfung ohne Ziel: {{paths}}' } },
  },
  vantage: 'mail-host',
  needs: ['files'],
  facts: [],
  leaves: undefined,
  seconds: 1,
  describe: ({ dir, files }) => ({ command: `ls -lL ${files.map((file) => `${dir}/${file}`).join(' ')}` }),
  run: notYet,
});
