import { defineCommand } from './define-command.ts';
import { NEW_OPTIONS } from './new/options.ts';

export const newCommand = defineCommand({
  name: 'new',
  title: {
    en: 'a new article or flow that passes the checks, in both languages',
    de: 'ein neuer Artikel oder Ablauf, der die Prüfungen besteht, in beiden Sprachen',
  },
  words: { value: 'article|flow [id]', most: Number.POSITIVE_INFINITY },
  options: NEW_OPTIONS,
  run: async (call) => (await import('./new/run-new.ts')).runNew(call),
});
