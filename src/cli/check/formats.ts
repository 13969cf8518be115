import { formatProblem } from '../../model/problem.ts';
import { printable } from '../printable.ts';
import type { Words } from '../words.ts';
import type { Findings } from './examine.ts';
import { ruleOf } from './rule-page.ts';
import { sarifOf } from './sarif.ts';

export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

const counts = ({ problems }: Findings) => {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
};

const textOf = (findings: Findings, say: Words): string[] => {
  const { problems, files } = findings;
  const { errors, warnings } = counts(findings);
  if (problems.length === 0) return [say.checkClean(files)];
  const lines = problems.map((problem) => printable(`${formatProblem(problem)} [${problem.rule}${problem.severity === 'warning' ? ', warning' : ''}]`));
  const pages = new Map(problems.map((problem) => [problem.rule, ruleOf(problem)]));
  const reasons = [...pages].map(([rule, { why, page }]) => `${rule}: ${why} ${page}`);
  const fixable = problems.filter(({ fix }) => fix).length;
  return [...lines, '', ...reasons, '', say.checkSum(errors, warnings, files), ...(fixable > 0 ? [say.checkFixable(fixable)] : [])];
};

const jsonOf = (findings: Findings): unknown => ({
  files: findings.files,
  ...counts(findings),
  problems: findings.problems.map((problem) => ({ ...problem, ...ruleOf(problem) })),
});

const escaped = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const property = (text: string): string => escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/** Workflow commands: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions. */
const githubOf = ({ problems }: Findings): string[] =>
  problems.map(({ severity, place, rule, message, mend }) => {
    const at = [`file=${property(place.file)}`, `line=${place.line}`, `col=${place.column}`, `title=${property(rule)}`].join(',');
    return `::${severity} ${at}::${escaped(mend ? `${message}; ${mend}` : message)}`;
  });

/** Findings in the form that was asked for, ready to be printed. */
export const formatFindings = (findings: Findings, format: Format, say: Words, spaces?: number): string => {
  switch (format) {
    case 'text':
      return textOf(findings, say).join('\n');
    case 'json':
      return JSON.stringify(jsonOf(findings), undefined, spaces);
    case 'sarif':
      return JSON.stringify(sarifOf(findings), undefined, 2);
    case 'github':
      return githubOf(findings).join('\n');
  }
};
