import type { Call } from './define-command.ts';
import { defineCommand } from './define-command.ts';
import { FINE } from './exit-codes.ts';
import { flowById } from './flow-by-id.ts';
import { openContent } from './open-content.ts';
import { siteWords } from './site-words.ts';
import { words } from './words.ts';

const OPTIONS = {
  port: { type: 'text', value: 'N', title: { en: 'port of the browser preview (else a free one)', de: 'Port der Vorschau im Browser (sonst ein freier)' } },
  terminal: { type: 'flag', title: { en: 'here in the terminal instead of a browser', de: 'hier im Terminal statt im Browser' } },
} as const;

const readPort = (text: string | undefined): number | undefined => {
  if (text === undefined) return 0;
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
};

export const previewCommand = defineCommand({
  name: 'preview',
  title: {
    en: 'a flow while it is being written: every save is seen at once',
    de: 'ein Ablauf, während er geschrieben wird: jedes Speichern ist sofort zu sehen',
  },
  words: { value: '[flow]', most: 1 },
  options: OPTIONS,
  run: async (call: Call<typeof OPTIONS>) => {
    const { language, options, out } = call;
    const port = readPort(options.port);
    if (port === undefined) return out.misuse({ message: siteWords[language].noPort(options.port ?? '') });
    const opened = await openContent(call, { fresh: true });
    if ('misuse' in opened) return out.misuse(opened.misuse);
    const { content } = opened;
    const [wanted] = call.words;
    const found = wanted === undefined ? undefined : flowById(wanted, content, words[language], options.product);
    if (found && 'misuse' in found) return out.misuse(found.misuse);
    if (options.terminal) {
      const { previewInTerminal } = await import('./preview/in-terminal.ts');
      return previewInTerminal(content, found?.thing, call);
    }
    const { previewInBrowser } = await import('./preview/in-browser.ts');
    return (await previewInBrowser(content, found?.thing, port, call)) ?? FINE;
  },
});
