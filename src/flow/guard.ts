import { type FactName, type Facts, isFactName } from '../model/fact.ts';
import type { Parsed, Place, Problem } from '../model/problem.ts';
import type { CelError, ParseResult } from './guard-environment.ts';
import { guardEnvironment, guardValue } from './guard-environment.ts';
import { checkNames } from './guard-names.ts';

/**
 * Guards are CEL (https://cel.dev), cut down to what routing needs: facts, literals, lists behind `in`, comparisons,
 * `&& || !`, `a ? b : c`, `+ - * / %`, `has(facts.port)`, `size(x)`, and on texts `startsWith`, `endsWith`, `contains`,
 * `lowerAscii`, `upperAscii`, `trim`. Every fact of the model is a variable of its own, with its type: text for most,
 * whole number for `port`, true or false for `flag`. So `compose == "docker compose" && port in [25, 587]`.
 *
 * `facts.port` is the same as `port`; it is there for `has(facts.port)`, which is true once the fact is known.
 *
 * A fact that is not known makes a comparison neither true nor false, and a guard only holds when it is true:
 * `port == 25` and `port != 25` both fail while the port is unknown, `port == 25 || arch == "x"` needs only one of
 * them. What goes wrong at run time (a division by zero) makes a guard false in the same way.
 */
export type Guard = (facts: Facts) => boolean;

const positionIn = (source: string, offset: number, place: Place): Place => {
  const before = source.slice(0, offset).split('\n');
  if (before.length === 1) return { ...place, column: place.column + offset };
  return { ...place, line: place.line + before.length - 1, column: before.at(-1)!.length + 1 };
};

const contextOf = (names: readonly FactName[], facts: Facts): Record<string, unknown> => {
  const known: Record<string, unknown> = Object.create(null);
  for (const name of names) {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    const value = fact && guardValue(name, fact.value);
    if (value !== undefined) known[name] = value;
  }
  const context: Record<string, unknown> = Object.assign(Object.create(null), known);
  context.facts = known;
  return context;
};

/** What can go wrong while a guard runs is a fact not known or an arithmetic error: the guard does not hold. */
const runGuard = (program: ParseResult, context: Record<string, unknown>): boolean => {
  try {
    return program(context) === true;
  } catch {
    return false;
  }
};

/**
 * Reads one guard. `place` is where its first character stands; problems point at the very piece that is wrong.
 * The value is there only when the guard is sound: names and types of facts are checked here, once.
 */
export const compileGuard = (source: string, place: Place): Parsed<Guard> => {
  const fail = (message: string, offset: number, mend?: string): Parsed<Guard> => {
    const problem: Problem = { rule: 'guard', severity: 'error', message, place: positionIn(source, offset, place) };
    return { problems: [mend === undefined ? problem : { ...problem, mend }] };
  };
  let program: ParseResult;
  try {
    program = guardEnvironment().parse(source);
  } catch (error) {
    const { summary, range } = error as CelError;
    return fail(`this is no guard: ${summary ?? String(error)}`, range?.start ?? 0, 'write for example  compose == "docker compose" && port == 25');
  }
  const { names, faults } = checkNames(program.ast);
  if (faults.length > 0) return { problems: faults.flatMap((fault) => fail(fault.message, fault.offset, fault.mend).problems) };
  const checked = program.check();
  if (!checked.valid) {
    const { summary, range } = checked.error as CelError;
    return fail(`this guard does not fit the facts: ${summary}`, range?.start ?? 0);
  }
  if (checked.type !== 'bool') return fail(`a guard must be true or false, this one is a ${checked.type}`, 0, 'compare it with something');
  const used = [...names].filter(isFactName);
  return { value: (facts) => runGuard(program, contextOf(used, facts)), problems: [] };
};
