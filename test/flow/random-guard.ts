import fc from 'fast-check';
import { FACTS, type FactDefinition, type FactName, type Facts } from '../../src/model/fact.ts';

const NAMES = Object.keys(FACTS) as FactName[];
const typeOf = (name: FactName): FactDefinition['type'] => FACTS[name].type;
const TEXTS = NAMES.filter((name) => !['word', 'port', 'number', 'flag'].includes(typeOf(name)));
const WORDS = NAMES.filter((name) => typeOf(name) === 'word');
const PORTS = NAMES.filter((name) => typeOf(name) === 'port');

const valuesOf = (name: FactName): readonly string[] => (FACTS[name] as FactDefinition).values ?? [];

const literal = fc.string({ maxLength: 8 }).map((text) => JSON.stringify(text.replace(/[^ -~]/g, '')));
const reading = (names: readonly FactName[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...names), fc.boolean()).map(([name, long]) => (long ? `facts.${name}` : name));

const comparison = fc.oneof(
  fc
    .constantFrom(...WORDS)
    .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom('==', '!='), fc.constantFrom(...valuesOf(name))))
    .map(([name, operator, value]) => `${name} ${operator} "${value}"`),
  fc
    .constantFrom(...WORDS)
    .chain((name) => fc.tuple(fc.constant(name), fc.subarray([...valuesOf(name)], { minLength: 1 })))
    .map(([name, values]) => `${name} in [${values.map((value) => `"${value}"`).join(', ')}]`),
  fc.tuple(reading(TEXTS), fc.constantFrom('==', '!=', '<'), literal).map((parts) => parts.join(' ')),
  fc.tuple(reading(TEXTS), fc.constantFrom('startsWith', 'endsWith', 'contains'), literal).map(([name, method, text]) => `${name}.${method}(${text})`),
  fc.tuple(reading(PORTS), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), fc.integer({ min: 0, max: 65535 })).map((parts) => parts.join(' ')),
  fc
    .tuple(reading(PORTS), fc.array(fc.constantFrom(25, 143, 465, 587, 993), { minLength: 1, maxLength: 4 }))
    .map(([name, list]) => `${name} in [${list.join(', ')}]`),
  fc.constantFrom(...NAMES).map((name) => `has(facts.${name})`),
);

/** Guards that compile. */
export const guardArbitrary: fc.Arbitrary<string> = fc.letrec<{ guard: string }>((tie) => ({
  guard: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    comparison,
    fc.tuple(tie('guard'), fc.constantFrom('&&', '||'), tie('guard')).map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    tie('guard').map((guard) => `!(${guard})`),
    fc.tuple(tie('guard'), tie('guard'), tie('guard')).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
  ),
})).guard;

const knownValue = (name: FactName): fc.Arbitrary<string | number | boolean> => {
  const values = valuesOf(name);
  if (values.length > 0) return fc.constantFrom(...values);
  if (typeOf(name) === 'port') return fc.constantFrom(25, 143, 465, 587, 993);
  return fc.constantFrom('', 'a.example', '192.0.2.1', 'mx1');
};

/** What is known, for a few facts. */
export const factsArbitrary: fc.Arbitrary<Facts> = fc
  .uniqueArray(
    fc.constantFrom(...NAMES).chain((name) => knownValue(name).map((value) => [name, value] as const)),
    { maxLength: 6, selector: ([name]) => name },
  )
  .map((known) => Object.fromEntries(known.map(([name, value]) => [name, { value, by: 'person' as const, at: '2026-11-21T12:00:00.000Z' }])));
