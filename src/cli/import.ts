import { defineCommand } from './define-command.ts';
import { IMPORT_OPTIONS } from './import/import-options.ts';

export const importCommand = defineCommand({
  name: 'import',
  title: {
    en: 'a project’s own documentation as articles and draft flows; again, to take over what changed',
    de: 'die Dokumentation eines Projekts als Artikel und Abläufe im Entwurf; noch einmal, um Änderungen zu übernehmen',
  },
  words: { value: 'DOCS', most: 1 },
  options: IMPORT_OPTIONS,
  run: async (call) => (await import('./import/run-import.ts')).runImport(call),
});
