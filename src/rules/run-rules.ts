import type { Pack } from '../model/pack.ts';
import type { Problem } from '../model/problem.ts';
import type { RuleContext } from './define-rule.ts';
import { RULES } from './index.ts';
import { isSlip } from './slip.ts';

const inOrder = (a: Problem, b: Problem): number =>
  a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : a.place.line - b.place.line || a.place.column - b.place.column;

const MEANT = /^did you mean "([^"{}]+)"\?$/;
/** "did you mean" for a word with one slip can be made by a program: the word that the message quotes becomes the one that was meant. */
export const withFix = (problem: Problem): Problem => {
  const right = problem.fix ? undefined : MEANT.exec(problem.mend ?? '')?.[1];
  if (right === undefined) return problem;
  const wrong = [...problem.message.matchAll(/"([^"]+)"/g)].map(([, word]) => word!).find((word) => isSlip(word, right));
  return wrong === undefined ? problem : { ...problem, fix: { remove: wrong, insert: right } };
};

/** What all rules find in a pack, in the order of its files. */
export const runRules = (pack: Pack, context: RuleContext): Problem[] =>
  RULES.flatMap((rule) => rule.check(pack, context))
    // What was built without places is not what is checked.
    .filter(({ place }) => place !== undefined)
    .map(withFix)
    .sort(inOrder);
