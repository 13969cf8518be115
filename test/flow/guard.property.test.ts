import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileGuard } from '../../src/flow/guard.ts';
import { FACTS, type Facts } from '../../src/model/fact.ts';
import { factsArbitrary, guardArbitrary } from './random-guard.ts';

const PLACE = { file: 'f.md', line: 1, column: 1 };

/** Any CEL at all, sound or not, with a liking for what must not be reached. */
const wildArbitrary = fc.letrec<{ wild: string }>((tie) => ({
  wild: fc.oneof(
    { maxDepth: 5, depthSize: 'medium' },
    fc.constantFrom(
      'facts',
      'port',
      'compose',
      'domain',
      'constructor',
      '__proto__',
      'prototype',
      'toString',
      'cel',
      'optional',
      'x',
      'null',
      'true',
      '0',
      '1.5',
      '9u',
      '"a"',
      'b"a"',
      '[]',
      '{}',
    ),
    fc
      .tuple(tie('wild'), fc.constantFrom('.', '.?'), fc.constantFrom('constructor', '__proto__', 'prototype', 'port', 'toString', 'valueOf', 'f'))
      .map((parts) => parts.join('')),
    fc.tuple(tie('wild'), fc.constantFrom('constructor', '__proto__', 'port')).map(([left, name]) => `${left}["${name}"]`),
    fc.tuple(tie('wild'), fc.constantFrom('==', '!=', '<', 'in', '+', '-', '*', '/', '%', '&&', '||'), tie('wild')).map((parts) => `(${parts.join(' ')})`),
    fc
      .tuple(fc.constantFrom('has', 'size', 'type', 'dyn', 'string', 'int', 'bool', 'constructor'), tie('wild'))
      .map(([name, argument]) => `${name}(${argument})`),
    fc
      .tuple(
        tie('wild'),
        fc.constantFrom('startsWith', 'matches', 'map', 'all', 'exists', 'filter', 'join', 'constructor', 'bind', 'value', 'split'),
        fc.array(tie('wild'), { maxLength: 3 }),
      )
      .map(([left, method, list]) => `${left}.${method}(${list.join(', ')})`),
    fc.tuple(tie('wild'), tie('wild'), tie('wild')).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
    fc.array(tie('wild'), { maxLength: 3 }).map((list) => `[${list.join(', ')}]`),
    tie('wild').map((inner) => `!${inner}`),
  ),
})).wild;

/** Facts that notice when anything but a fact is read from them. */
const watched = (facts: Facts): { facts: Facts; read: string[] } => {
  const read: string[] = [];
  const note = (key: string | symbol): void => {
    if (!Object.hasOwn(FACTS, key)) read.push(String(key));
  };
  return {
    read,
    facts: new Proxy(facts, {
      get: (target, key) => {
        note(key);
        return Reflect.get(target, key);
      },
      getOwnPropertyDescriptor: (target, key) => {
        note(key);
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
    }),
  };
};

test('no guard, however wild, throws, answers with anything but true or false, or reads anything but facts', () => {
  let sound = 0;
  fc.assert(
    fc.property(fc.oneof(wildArbitrary, guardArbitrary, fc.string()), factsArbitrary, (source, known) => {
      const { value, problems } = compileGuard(source, PLACE);
      expect(value === undefined).toBe(problems.length > 0);
      if (!value) return;
      sound++;
      const { facts, read } = watched(known);
      expect(typeof value(facts)).toBe('boolean');
      expect(read).toEqual([]);
    }),
    { numRuns: 3000 },
  );
  expect(sound).toBeGreaterThan(300);
});

test('no guard that names constructor or __proto__ outside a text is accepted', () => {
  fc.assert(
    fc.property(wildArbitrary, (source) => {
      const reaching = /constructor|__proto__|prototype/.test(source.replace(/"[^"]*"/g, '""'));
      if (reaching) expect(compileGuard(source, PLACE).value).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
});

test('every guard of the random flows compiles, and says the same each time', () => {
  fc.assert(
    fc.property(guardArbitrary, factsArbitrary, (source, facts) => {
      const { value, problems } = compileGuard(source, PLACE);
      expect(problems).toEqual([]);
      expect(value!(facts)).toBe(value!(facts));
    }),
    { numRuns: 500 },
  );
});

test('problems of a guard lie inside its text', () => {
  fc.assert(
    fc.property(fc.oneof(wildArbitrary, fc.string({ unit: 'grapheme' })), (source) => {
      const lines = source.split('\n');
      for (const { place } of compileGuard(source, PLACE).problems) {
        expect(place.line).toBeLessThanOrEqual(lines.length);
        expect(place.column).toBeLessThanOrEqual(lines[place.line - 1]!.length + 1);
      }
    }),
    { numRuns: 1000 },
  );
});
