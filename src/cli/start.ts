import { defineCommand } from './define-command.ts';

export const startCommand = defineCommand({
  name: 'start',
  title: { en: 'from a symptom to a proven fix; the words are the symptom', de: 'vom Symptom zur belegten Lösung; die Worte sind das Symptom' },
  words: { value: '[words…]', most: Number.POSITIVE_INFINITY },
  options: {
    answers: { type: 'text', value: 'FILE', title: { en: 'walk without a person, as this file says', de: 'ohne Person gehen, wie diese Datei sagt' } },
  },
  run: async (call) => {
    const { answers, probes } = call.options;
    if (answers === undefined) throw new Error('the terminal has not landed yet');
    const { startWithAnswers } = await import('./start-answers.ts');
    if (probes !== 'all') return startWithAnswers(call, answers);
    throw new Error('hosts have not landed yet');
  },
});
