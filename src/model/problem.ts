/** Where something stands: file as the pack names it, line and column counted from 1. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** A mend that a program can make: at the place of the problem stands `remove`, and `insert` belongs there. */
export type Fix = { readonly remove: string; readonly insert: string };

/** One finding about content or input. The only shape in which expected failures travel. */
export type Problem = {
  /** Name of the rule or parser that found it, kebab-case, for example `unknown-node`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  /** What is wrong, in one line, without the place. */
  readonly message: string;
  /** How to mend it, in one line. */
  readonly mend?: string;
  readonly place: Place;
  /** Only where nothing but the mistake itself can get lost. */
  readonly fix?: Fix;
};

/** A value, and what was wrong on the way to it. `value` is undefined when nothing usable came out. */
export type Parsed<T> = { readonly value?: T; readonly problems: readonly Problem[] };

/** `flows/mailcow/tls.md:14:7 unknown node "spf2" after "one"; did you mean "spf"?` */
export const formatProblem = (problem: Problem): string => {
  const { file, line, column } = problem.place;
  return `${file}:${line}:${column} ${problem.message}${problem.mend ? `; ${problem.mend}` : ''}`;
};
