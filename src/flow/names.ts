import { mendWord } from '../knowledge/did-you-mean.ts';
import { FACTS, type FactDefinition, type FactName, isFactName } from '../model/fact.ts';
import type { FrontReader, Path } from './front-reader.ts';

/** Words that every JavaScript object answers to. */
const RESERVED = ['constructor'];

/** Starts with a letter, so that the order of the document survives in an object. */
const NODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const OUTCOME = /^[a-z0-9]+([-_][a-z0-9]+)*$/;

export const isNodeName = (name: string): boolean => NODE.test(name) && !RESERVED.includes(name);
export const isOutcomeName = (name: string): boolean => OUTCOME.test(name) && !RESERVED.includes(name);

/** Notes an outcome that could not be written as `- outcome: label`. */
export const readOutcome = (reader: FrontReader, path: Path, value: unknown, what: 'key' | 'value' = 'value'): string | undefined => {
  if (typeof value === 'string' && isOutcomeName(value)) return value;
  const mend = typeof value === 'string' ? 'use small letters, digits and hyphens' : 'put it in quotes';
  reader.note(path, `${JSON.stringify(value)} cannot name an outcome`, mend, what);
  return undefined;
};

export const readFactName = (reader: FrontReader, path: Path, value: unknown, what: 'key' | 'value' = 'value'): FactName | undefined => {
  if (typeof value === 'string' && isFactName(value)) return value;
  reader.note(path, `unknown fact ${JSON.stringify(value)}`, mendWord(String(value), Object.keys(FACTS)), what);
  return undefined;
};

const TYPES = { number: 'a number', port: 'a number', flag: 'true or false' } as const;

const fits = (value: unknown, definition: FactDefinition): boolean => {
  if (definition.type === 'flag') return typeof value === 'boolean';
  if (definition.type === 'number' || definition.type === 'port') return typeof value === 'number';
  return typeof value === 'string' && (definition.values?.includes(value) ?? true);
};

/** `{ compose: docker compose }`: values for facts, of the type that the fact has. */
export const readFactValues = (reader: FrontReader, path: Path, value: unknown, name: string): Partial<Record<FactName, string | number | boolean>> => {
  const fields = reader.fields(path, value, name, '{ compose: docker compose }') ?? {};
  const found: Partial<Record<FactName, string | number | boolean>> = {};
  for (const [key, given] of Object.entries(fields)) {
    const fact = readFactName(reader, [...path, key], key, 'key');
    if (fact === undefined) continue;
    const definition: FactDefinition = FACTS[fact];
    if (fits(given, definition)) found[fact] = given as string | number | boolean;
    else if (definition.values) reader.note([...path, key], `"${fact}" cannot be ${JSON.stringify(given)}`, mendWord(String(given), definition.values));
    else reader.note([...path, key], `"${fact}" must be ${TYPES[definition.type as keyof typeof TYPES] ?? 'a text'}, not ${JSON.stringify(given)}`);
  }
  return found;
};
