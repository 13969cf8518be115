import type { ASTNode } from '@marcbachmann/cel-js';
import { didYouMean } from '../knowledge/did-you-mean.ts';
import { FACTS, type FactDefinition, isFactName } from '../model/fact.ts';

/** Something in a guard that is not allowed, with the offset of its first character. */
export type GuardFault = { readonly message: string; readonly mend?: string; readonly offset: number };

const COMPARED = new Set(['==', '!=', 'in']);
const PLAIN = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '%', '&&', '||', '?:', '!_', '-_', 'list']);
const FUNCTIONS = ['has', 'size'];
const METHODS = ['startsWith', 'endsWith', 'contains', 'lowerAscii', 'upperAscii', 'trim', 'size'];

const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value;

const childrenOf = (node: ASTNode): ASTNode[] => {
  const args: unknown = node.args;
  return (Array.isArray(args) ? args.flat() : [args]).filter(isNode);
};

/** `compose` or `facts.compose`. */
const factNamed = (node: ASTNode | undefined): string | undefined => {
  if (node?.op === 'id') return node.args;
  if (node?.op === '.' && node.args[0].op === 'id' && node.args[0].args === 'facts') return node.args[1];
  return undefined;
};

const unknownFact = (name: string, offset: number): GuardFault => {
  const meant = didYouMean(name, Object.keys(FACTS));
  return { message: `unknown fact "${name}"`, mend: meant ? `did you mean "${meant}"?` : 'facts are listed in src/model/fact.ts', offset };
};

const wrongCall = (name: string, allowed: readonly string[], offset: number): GuardFault => {
  if (name === 'matches') {
    return { message: 'guards know no regular expressions', mend: 'use startsWith, endsWith or contains, or let an ask read the text (`reads`)', offset };
  }
  const meant = didYouMean(name, allowed);
  return { message: `guards know no "${name}"`, mend: meant ? `did you mean "${meant}"?` : `they know ${allowed.join(', ')}`, offset };
};

/** A fact with a closed list of values compared with a text that is not in the list can never hold. */
const wrongWords = (node: ASTNode): GuardFault[] => {
  if (!COMPARED.has(node.op)) return [];
  const sides = childrenOf(node);
  const name = sides.map(factNamed).find((found) => found !== undefined && isFactName(found));
  if (name === undefined || !isFactName(name)) return [];
  const values = (FACTS[name] as FactDefinition).values;
  if (!values) return [];
  const literals = sides.flatMap((side) => (side.op === 'list' ? side.args : [side]));
  return literals.flatMap((literal) => {
    if (literal.op !== 'value' || typeof literal.args !== 'string' || values.includes(literal.args)) return [];
    const meant = didYouMean(literal.args, values);
    return [
      {
        message: `"${name}" is never "${literal.args}"`,
        mend: meant ? `did you mean "${meant}"?` : `it is one of ${values.map((value) => `"${value}"`).join(', ')}`,
        offset: literal.range.start,
      },
    ];
  });
};

/**
 * Walks a guard and refuses all but the few forms it may have, so that nothing of CEL that can hang (`matches`, loops
 * over lists) or reach into objects is ever run. `names` are the facts it rests on.
 */
export const checkNames = (ast: ASTNode): { names: Set<string>; faults: GuardFault[] } => {
  const names = new Set<string>();
  const faults: GuardFault[] = [];
  const use = (name: string, offset: number): void => {
    if (isFactName(name)) names.add(name);
    else faults.push(unknownFact(name, offset));
  };
  const walk = (node: ASTNode): void => {
    const fact = factNamed(node);
    if (fact !== undefined) {
      use(fact, node.pos);
      return;
    }
    if (node.op === 'value') return;
    if (node.op === 'call' && !FUNCTIONS.includes(node.args[0])) faults.push(wrongCall(node.args[0], FUNCTIONS, node.pos));
    else if (node.op === 'rcall' && !METHODS.includes(node.args[0])) faults.push(wrongCall(node.args[0], METHODS, node.args[1].range.end + 1));
    else if (node.op === 'call' || node.op === 'rcall' || PLAIN.has(node.op)) {
      faults.push(...wrongWords(node));
      childrenOf(node).forEach(walk);
    } else {
      faults.push({ message: `guards know no "${node.op}"`, mend: 'compare facts with values, as in  port == 25', offset: node.pos });
    }
  };
  walk(ast);
  return { names, faults };
};
