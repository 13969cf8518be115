import { formatProblem, type Problem } from '../model/problem.ts';
import { defineCommand } from './define-command.ts';
import { FINE, FOUND } from './exit-codes.ts';
import { openContent } from './open-content.ts';
import { printable } from './printable.ts';
import { words } from './words.ts';

const inOrder = (a: Problem, b: Problem): number =>
  a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : a.place.line - b.place.line || a.place.column - b.place.column;

export const checkCommand = defineCommand({
  name: 'check',
  title: { en: 'mistakes in articles and flows, with place and mend', de: 'Fehler in Artikeln und Abläufen, mit Stelle und Abhilfe' },
  options: {
    strict: { type: 'flag', title: { en: 'warnings count as problems', de: 'Warnungen zählen als Probleme' } },
    coverage: {
      type: 'flag',
      title: { en: 'which item is answered where, and in how many questions', de: 'welcher Punkt wo beantwortet wird, und nach wie vielen Fragen' },
    },
  },
  run: async ({ options, language, io, out }) => {
    const opened = await openContent({ language, options, io }, { fresh: true });
    if ('misuse' in opened) return out.misuse(opened.misuse);
    const { pack, library, locate, isOwn, files } = opened.content;
    const [{ RULES }, { CATALOGUE }] = await Promise.all([import('../rules/index.ts'), import('../probes/catalogue.ts')]);
    const context = { catalogue: CATALOGUE, library: await library(), isOwn };
    if (options.coverage) {
      const [{ coverPack }, { coveragePage }] = await Promise.all([import('./coverage/cover-pack.ts'), import('./coverage/coverage-page.ts')]);
      const coverage = await coverPack({ pack, language: 'en', ...context });
      if (options.json) out.json(coverage);
      else for (const line of coveragePage(coverage).trimEnd().split('\n')) out.line(printable(line));
      return FINE;
    }
    const found = RULES.flatMap((rule) => rule.check(pack, context)).sort(inOrder);
    const problems = found.filter(({ place }) => isOwn(place.file)).map((problem) => ({ ...problem, place: locate(problem.place) }));
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const warnings = problems.length - errors;
    const code = errors > 0 || (options.strict && warnings > 0) ? FOUND : FINE;
    if (options.json) {
      out.json({ files, errors, warnings, problems });
      return code;
    }
    for (const problem of problems) out.line(printable(`${formatProblem(problem)} [${problem.rule}${problem.severity === 'warning' ? ', warning' : ''}]`));
    if (problems.length > 0) out.line();
    out.line(problems.length === 0 ? words[language].checkClean(files) : words[language].checkSum(errors, warnings, files));
    return code;
  },
});
