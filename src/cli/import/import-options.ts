import { DIALECTS } from '../../model/imported-page.ts';
import type { OptionSpecs } from '../define-command.ts';

/** What an import and a comparison are told about the documentation, where it does not say so itself. */
export const DOCS_OPTIONS = {
  dialect: {
    type: 'text',
    values: DIALECTS,
    title: { en: 'how the documentation is written (else found out)', de: 'wie die Dokumentation geschrieben ist (sonst erkannt)' },
  },
  commit: {
    type: 'text',
    value: 'COMMIT',
    title: { en: 'commit of the documentation (else from its repository)', de: 'Commit der Dokumentation (sonst aus ihrem Repository)' },
  },
  licence: {
    type: 'text',
    value: 'NAME',
    title: { en: 'licence of the texts (else from the licence file)', de: 'Lizenz der Texte (sonst aus der Lizenzdatei)' },
  },
  doc: { type: 'text', value: 'NAME', title: { en: 'name of the documentation in sources', de: 'Name der Dokumentation in den Quellen' } },
  url: { type: 'text', value: 'URL', title: { en: 'where the documentation is published', de: 'wo die Dokumentation veröffentlicht ist' } },
  progress: { type: 'flag', title: { en: 'say on stderr what is being read', de: 'auf stderr sagen, was gerade gelesen wird' } },
} as const satisfies OptionSpecs;

export const IMPORT_OPTIONS = {
  out: {
    type: 'text',
    short: 'o',
    value: 'PACK',
    title: {
      en: 'the pack to write: articles, draft flows, and what an import remembers',
      de: 'das Pack, das geschrieben wird: Artikel, Abläufe im Entwurf, Gedächtnis des Imports',
    },
  },
  ...DOCS_OPTIONS,
  'dry-run': { type: 'flag', title: { en: 'write nothing, only say what would change', de: 'nichts schreiben, nur sagen, was sich ändern würde' } },
} as const satisfies OptionSpecs;
