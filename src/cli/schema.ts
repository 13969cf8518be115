import { defineCommand } from './define-command.ts';
import { FINE } from './exit-codes.ts';
import { words } from './words.ts';

const KINDS = ['article', 'flow', 'translation'] as const;

export const schemaCommand = defineCommand({
  name: 'schema',
  title: { en: 'JSON Schema for the head of a file, for editors', de: 'JSON-Schema für den Kopf einer Datei, für Editoren' },
  words: { value: KINDS.join('|'), most: 1 },
  options: {},
  run: async ({ words: [given], language, out, io }) => {
    const say = words[language];
    const kind = KINDS.find((one) => one === given);
    if (!kind) return out.misuse({ message: given === undefined ? say.schemaOf : say.unknownValue('schema', given), mend: say.oneOf(KINDS) });
    const { SCHEMAS } = await import('./schemas.ts');
    io.stdout.write(`${JSON.stringify(SCHEMAS[kind], undefined, 2)}\n`);
    return FINE;
  },
});
