import type { Call } from './define-command.ts';
import { defineCommand } from './define-command.ts';
import { FINE, FOUND } from './exit-codes.ts';
import { type Content, openContent } from './open-content.ts';
import { printable } from './printable.ts';
import { words } from './words.ts';

const FORMATS = ['text', 'json', 'sarif', 'github'] as const;

/** Mends that were made may uncover others; after this many rounds what is left stays. */
const MOST_ROUNDS = 5;

type Opened = Awaited<ReturnType<typeof openContent>>;

const writeCoverage = async (content: Content, { options, out }: Pick<Call, 'options' | 'out'>): Promise<number> => {
  const [{ coverPack }, { coveragePage }, { CATALOGUE }] = await Promise.all([
    import('./coverage/cover-pack.ts'),
    import('./coverage/coverage-page.ts'),
    import('../probes/catalogue.ts'),
  ]);
  const coverage = await coverPack({ pack: content.pack, language: 'en', library: await content.library(), catalogue: CATALOGUE });
  if (options.json) out.json(coverage);
  else for (const line of coveragePage(coverage).trimEnd().split('\n')) out.line(printable(line));
  return FINE;
};

export const checkCommand = defineCommand({
  name: 'check',
  title: { en: 'mistakes in articles and flows, with place and mend', de: 'Fehler in Artikeln und Abläufen, mit Stelle und Abhilfe' },
  words: { value: '[file…]', most: Number.POSITIVE_INFINITY },
  options: {
    strict: { type: 'flag', title: { en: 'warnings count as problems', de: 'Warnungen zählen als Probleme' } },
    format: { type: 'text', values: FORMATS, title: { en: 'form of the findings (else text)', de: 'Form der Funde (sonst text)' } },
    fix: { type: 'flag', title: { en: 'make the mends that are safe', de: 'Mängel beheben, wo es ohne Risiko geht' } },
    watch: { type: 'flag', title: { en: 'check again after every save', de: 'nach jedem Speichern neu prüfen' } },
    translated: {
      type: 'flag',
      title: { en: 'note in translations which English text they say now', de: 'in Übersetzungen vermerken, welchen englischen Text sie jetzt wiedergeben' },
    },
    coverage: {
      type: 'flag',
      title: { en: 'which item is answered where, and in how many questions', de: 'welcher Punkt wo beantwortet wird, und nach wie vielen Fragen' },
    },
  },
  run: async ({ words: wanted, options, language, io, out }) => {
    const say = words[language];
    const open = (): Promise<Opened> => openContent({ language, options, io }, { fresh: true });
    const opened = await open();
    if ('misuse' in opened) return out.misuse(opened.misuse);
    if (options.coverage) return writeCoverage(opened.content, { options, out } as never);
    if (options.translated) {
      const { markTranslated } = await import('./check/mark-translated.ts');
      out.line(say.translated(markTranslated(opened.content, wanted)));
      return FINE;
    }
    const [{ examine }, { formatFindings }] = await Promise.all([import('./check/examine.ts'), import('./check/formats.ts')]);
    const format = options.json ? 'json' : (options.format ?? 'text');
    const look = async (content: Content): Promise<number> => {
      const all = await examine(content, io.cwd);
      const problems =
        wanted.length === 0 ? all.problems : all.problems.filter(({ place }) => wanted.some((one) => place.file.endsWith(one.replace(/^\.\//, ''))));
      const text = formatFindings({ ...all, problems }, format, say, io.stdout.isTTY ? 2 : 0);
      if (text !== '') io.stdout.write(`${text}\n`);
      return problems.some(({ severity }) => severity === 'error' || options.strict) ? FOUND : FINE;
    };
    let { content } = opened;
    if (options.fix) {
      const { applyFixes } = await import('./check/apply-fixes.ts');
      let fixed = 0;
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const { problems } = await examine(content, io.cwd);
        const made = applyFixes(problems, (file) => content.absolute(file));
        if (made === 0) break;
        fixed += made;
        const again = await open();
        if ('misuse' in again) return out.misuse(again.misuse);
        content = again.content;
      }
      out.note(say.checkFixed(fixed));
    }
    const code = await look(content);
    if (!options.watch) return code;
    const { watchFolders } = await import('./check/watch.ts');
    out.note(say.watching);
    await watchFolders(
      content.ownDirs,
      async () => {
        const again = await open();
        if ('misuse' in again) out.misuse(again.misuse);
        else {
          out.note(say.checkedAt(new Date().toTimeString().slice(0, 8)));
          await look(again.content);
        }
      },
      io.signal,
    );
    return FINE;
  },
});
