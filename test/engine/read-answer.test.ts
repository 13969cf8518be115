import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIp, readAnswer } from '../../src/engine/read-answer.ts';

describe('a typed answer', () => {
  it.each([
    ['domain', 'Example.ORG.', 'example.org'],
    ['domain', 'anna@example.org', 'example.org'],
    ['domain', 'https://example.org/path', 'example.org'],
    ['domain', 'müller.de', 'müller.de'],
    ['host', 'mail.example.org', 'mail.example.org'],
    ['host', '192.0.2.1', '192.0.2.1'],
    ['ip', '2001:DB8::1', '2001:db8::1'],
    ['port', ' 587 ', 587],
    ['number', '2,5', 2.5],
    ['address', 'anna@example.org', 'anna@example.org'],
  ] as const)('of type %s accepts %j', (type, typed, value) => {
    expect(readAnswer(type, typed)).toEqual({ value });
  });

  it.each([
    ['domain', 'localhost'],
    ['domain', '192.0.2.1'],
    ['domain', 'a b.de'],
    ['ip', '300.1.1.1'],
    ['ip', 'mail.example.org'],
    ['port', '0'],
    ['port', '70000'],
    ['number', 'three'],
    ['address', 'anna'],
    ['text', '   '],
  ] as const)('of type %s refuses %j and says what it looks like, in both languages', (type, typed) => {
    const read = readAnswer(type, typed);
    expect(read.value).toBeUndefined();
    expect(read.invalid?.en).not.toBe(read.invalid?.de);
  });

  it('knows every IP address that can be generated', () => {
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => isIp(address)));
  });

  it('loses escape sequences', () => {
    expect(readAnswer('text', '\u001b[31mred\u001b[0m\u0007')).toEqual({ value: 'red' });
  });
});
