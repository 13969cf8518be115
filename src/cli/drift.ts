import { defineCommand } from './define-command.ts';
import { DRIFT_OPTIONS } from './drift/drift-options.ts';

export const driftCommand = defineCommand({
  name: 'drift',
  title: {
    en: 'what has changed in a documentation since it was imported or read, and what rests on it',
    de: 'was sich in einer Dokumentation geändert hat, seit sie importiert oder gelesen wurde, und was darauf beruht',
  },
  words: { value: 'DOCS', most: 1 },
  options: DRIFT_OPTIONS,
  run: async (call) => (await import('./drift/run-drift.ts')).runDrift(call),
});
