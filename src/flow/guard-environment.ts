import { Environment, type ParseResult } from '@marcbachmann/cel-js';
import { FACTS, type FactDefinition, type FactName, type FactValue } from '../model/fact.ts';

export type { ParseResult };
/** What cel-js throws; offsets count characters of the source. */
export type CelError = { readonly summary?: string; readonly range?: { readonly start: number } };

const DEFINITIONS = Object.entries(FACTS) as [FactName, FactDefinition][];

const celType = ({ type }: FactDefinition): 'int' | 'double' | 'bool' | 'string' => {
  if (type === 'port') return 'int';
  if (type === 'number') return 'double';
  return type === 'flag' ? 'bool' : 'string';
};

let environment: Environment | undefined;

/** Made when the first guard is read: a walk without guards does not pay for it. */
export const guardEnvironment = (): Environment => {
  if (environment) return environment;
  const made = new Environment({ limits: { maxDepth: 40, maxAstNodes: 400, maxListElements: 100 } });
  for (const [name, definition] of DEFINITIONS) made.registerVariable(name, celType(definition));
  made.registerVariable('facts', { schema: Object.fromEntries(DEFINITIONS.map(([name, definition]) => [name, celType(definition)])) });
  environment = made;
  return made;
};

const asNumber = (value: FactValue): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

/** A fact's value as CEL wants it; undefined (not known) where it has no such form, as a list has none. */
export const guardValue = (name: FactName, value: FactValue): string | number | bigint | boolean | undefined => {
  const type = celType(FACTS[name]);
  if (type === 'string') return typeof value === 'object' ? undefined : String(value);
  if (type === 'bool') return typeof value === 'boolean' ? value : undefined;
  const number = asNumber(value);
  if (type === 'double' || number === undefined) return number;
  return Number.isSafeInteger(number) ? BigInt(number) : undefined;
};
