import type { Problem } from '../model/problem.ts';
import type { Rule } from './define-rule.ts';

/** Files as their readers found them: every problem keeps the name that the reader gave it. */
export const schema: Rule = {
  name: 'schema',
  severity: 'error',
  title: 'every file has the form that its reader expects',
  why: 'A file that cannot be read is left out, and whoever needs it never learns of it.',
  mend: 'see the message',
  check: (pack): Problem[] => [...pack.problems],
};
