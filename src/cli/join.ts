import { defineCommand } from './define-command.ts';

export const joinCommand = defineCommand({
  name: 'join',
  title: {
    en: 'looks from here at the server that a code names; or takes in what was seen',
    de: 'sieht von hier aus nach dem Server im Code; oder nimmt auf, was gesehen wurde',
  },
  words: { value: 'CODE|-', most: Number.POSITIVE_INFINITY },
  options: {},
  run: async (call) => (await import('./pair/run-join.ts')).runJoin(call),
});
