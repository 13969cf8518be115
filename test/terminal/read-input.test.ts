import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readInput } from '../../src/terminal/read-input.ts';
import { begin, lampCase } from './lamp-case.ts';

test('an event in its right shape is taken as it is', () => {
  expect(readInput('{"type":"is","node":"a","outcome":"b","by":"person"}')).toEqual({ type: 'is', node: 'a', outcome: 'b', by: 'person' });
});

test('a type that does not exist is answered with those that do', () => {
  expect(readInput('{"type":"jump"}')).toContain('expected "type" to be one of said, entered');
});

test('a missing part is named', () => {
  expect(readInput('{"type":"note"}')).toBe('expected "text" of "note" to be a string');
  expect(readInput('{"type":"consent","consent":{"allow":"all"}}')).toBe('expected "consent.allow" of "consent" to be a list');
});

test('a case cannot be opened a second time', () => {
  expect(readInput('{"type":"opened","id":"x"}')).toContain('expected "type"');
});

test('no line of JSON throws, and no event in shape breaks a session', () => {
  const type = fc.constantFrom('said', 'entered', 'known', 'is', 'changed', 'back', 'forward', 'consent', 'note', 'later', 'resumed', 'closed');
  const part = fc.oneof(fc.string(), fc.constantFrom('plugged', 'yes', 'common/lamp', 'person'), fc.constant({}), fc.constant([]), fc.integer());
  const event = fc.record(
    {
      type,
      text: part,
      flow: part,
      hash: part,
      facts: fc.constant({}),
      by: part,
      node: part,
      outcome: part,
      step: part,
      consent: fc.constant({ allow: [], each: false }),
    },
    { requiredKeys: ['type'] },
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 8 }), (events) => {
      const lamp = lampCase();
      begin(lamp);
      for (const one of events) {
        const input = readInput(JSON.stringify(one));
        if (typeof input !== 'string') lamp.session.send(input);
        lamp.session.view();
      }
    }),
    { numRuns: 200 },
  );
});
