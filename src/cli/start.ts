import { defineCommand } from './define-command.ts';
import { flowById } from './flow-by-id.ts';
import { goOn } from './go-on.ts';
import { words } from './words.ts';

export const startCommand = defineCommand({
  name: 'start',
  title: { en: 'from a symptom to a proven fix; the words are the symptom', de: 'vom Symptom zur belegten Lösung; die Worte sind das Symptom' },
  words: { value: '[words…]', most: Number.POSITIVE_INFINITY },
  options: {
    answers: { type: 'text', value: 'FILE', title: { en: 'walk without a person, as this file says', de: 'ohne Person gehen, wie diese Datei sagt' } },
    flow: { type: 'text', value: 'ID', title: { en: 'begin with this flow', de: 'mit diesem Ablauf beginnen' } },
  },
  run: async (call) => {
    const { options, language } = call;
    if (options.answers !== undefined) return (await import('./start-answers.ts')).startWithAnswers(call, options.answers);
    const { converse } = await import('./converse.ts');
    const said = call.words.join(' ').trim();
    const say = words[language];
    const id = options.flow;
    const end = await converse(call, {
      ...(said === '' ? {} : { said }),
      ...(id === undefined ? {} : { flow: (content) => flowById(id, content, say, options.product) }),
    });
    return goOn(call, end);
  },
});
