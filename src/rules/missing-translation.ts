import { LANGUAGES } from '../model/language.ts';
import { defineRule } from './define-rule.ts';

const fileIn = (file: string, language: string): string => file.replace(/(\.[a-z]{2})?\.md$/, language === 'en' ? '.md' : `.${language}.md`);

export const missingTranslation = defineRule({
  name: 'missing-translation',
  severity: 'error',
  title: 'every article and every flow speaks every language',
  why: 'Readers of the other language would meet English in the middle of their walk.',
  mend: 'write the file',
  look: (pack, _context, report) => {
    for (const flow of pack.flows) {
      for (const language of LANGUAGES) {
        if (flow.words[language]) continue;
        report({ file: flow.file, line: 1, column: 1 }, `the flow has no words in "${language}"`, `write ${fileIn(flow.file, language)}`);
      }
    }
    const written = new Set(pack.articles.map(({ shelf, id, language }) => `${shelf}/${id}.${language}`));
    for (const { shelf, id, file, language } of pack.articles) {
      for (const other of LANGUAGES) {
        if (other === language || written.has(`${shelf}/${id}.${other}`)) continue;
        const mend = fileIn(file, other) === file ? `move this text to ${fileIn(file, language)} and write it in ${file}` : `write ${fileIn(file, other)}`;
        report({ file, line: 1, column: 1 }, `the article has no text in "${other}"`, mend);
      }
    }
  },
});
