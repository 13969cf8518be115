import { describe, expect, test } from 'vitest';
import { compileGuard } from '../../src/flow/guard.ts';
import type { Facts, FactValue } from '../../src/model/fact.ts';
import { formatProblem } from '../../src/model/problem.ts';

const PLACE = { file: 'f.md', line: 3, column: 10 };

const known = (facts: Record<string, FactValue>): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value, by: 'person' as const, at: '2026-11-21T12:00:00.000Z' }]));

const holds = (source: string, facts: Record<string, FactValue> = {}): boolean => {
  const { value, problems } = compileGuard(source, PLACE);
  expect(problems).toEqual([]);
  return value!(known(facts));
};

const complaints = (source: string): string[] => {
  const { value, problems } = compileGuard(source, PLACE);
  expect(value).toBeUndefined();
  return problems.map(formatProblem);
};

describe('a guard that is sound', () => {
  test.each<[string, Record<string, FactValue>, boolean]>([
    ['compose == "docker compose"', { compose: 'docker compose' }, true],
    ['compose == "docker compose"', { compose: 'docker-compose' }, false],
    ['facts.compose == "docker compose"', { compose: 'docker compose' }, true],
    ['port == 25', { port: 25 }, true],
    ['port == 25', { port: '25' }, true],
    ['port in [465, 587]', { port: 587 }, true],
    ['port > 1024 && arch == "arm64"', { port: 2525, arch: 'arm64' }, true],
    ['domain.endsWith(".example") || domain.contains("test")', { domain: 'a.example' }, true],
    ['port == 25 ? place == "home" : false', { port: 25, place: 'home' }, true],
    ['size(domain) > 3', { domain: 'a.example' }, true],
    ['has(facts.domain)', { domain: 'a.example' }, true],
    ['has(facts.domain)', {}, false],
    ['!has(facts.domain)', {}, true],
    ['true', {}, true],
  ])('%s with %j is %j', (source, facts, expected) => {
    expect(holds(source, facts)).toBe(expected);
  });

  test('a comparison with an unknown fact is neither true nor false', () => {
    expect(holds('port == 25')).toBe(false);
    expect(holds('port != 25')).toBe(false);
    expect(holds('!(port == 25)')).toBe(false);
    expect(holds('port == 25 || arch == "x86_64"', { arch: 'x86_64' })).toBe(true);
    expect(holds('port == 25 && arch == "x86_64"', { arch: 'x86_64' })).toBe(false);
  });

  test('what fails while it runs makes it false', () => {
    expect(holds('100 / port == 4', { port: 25 })).toBe(true);
    expect(holds('100 / port == 4', { port: 0 })).toBe(false);
  });

  test('a value that does not fit its fact counts as unknown', () => {
    expect(holds('has(facts.port)', { port: 'smtp' })).toBe(false);
    expect(holds('has(facts.domain)', { domain: ['a', 'b'] })).toBe(false);
    expect(holds('port == 25', { port: 25.5 })).toBe(false);
  });

  test('facts that somebody planted on the prototype are not seen', () => {
    const facts = Object.create({ port: { value: 25, by: 'person', at: '' } }) as Facts;
    expect(compileGuard('port == 25', PLACE).value!(facts)).toBe(false);
  });
});

describe('a guard that is not sound', () => {
  test.each([
    ['prot == 25', 'f.md:3:10 unknown fact "prot"; did you mean "port"?'],
    ['port == 25 && facts.dommain == "a"', 'f.md:3:30 unknown fact "dommain"; did you mean "domain"?'],
    ['port == "25"', 'f.md:3:10 this guard does not fit the facts: no such overload: int == string'],
    ['compose == "dockercompose"', 'f.md:3:21 "compose" is never "dockercompose"; did you mean "docker compose"?'],
    ['compose in ["docker compose", "podman"]', 'f.md:3:40 "compose" is never "podman"; it is one of "docker compose", "docker-compose"'],
    ['has(facts.prot)', 'f.md:3:20 unknown fact "prot"; did you mean "port"?'],
    ['domain', 'f.md:3:10 a guard must be true or false, this one is a string; compare it with something'],
    ['port ==', 'f.md:3:17 this is no guard: Unexpected token: EOF; write for example  compose == "docker compose" && port == 25'],
    ['domain.startWith("a")', 'f.md:3:17 guards know no "startWith"; did you mean "startsWith"?'],
    ['domain.matches("(a+)+$")', 'f.md:3:17 guards know no regular expressions; use startsWith, endsWith or contains, or let an ask read the text (`reads`)'],
    ['constructor == 1', 'f.md:3:10 unknown fact "constructor"; facts are listed in src/model/fact.ts'],
    ['facts["port"] == 25', 'f.md:3:10 guards know no "[]"; compare facts with values, as in  port == 25'],
  ])('%s is told', (source, complaint) => {
    expect(complaints(source)[0]).toBe(complaint);
  });

  test.each([
    '[1, 2].all(x, x > 0)',
    'cel.bind(a, 1, a == 1)',
    'type(port) == int',
    'dyn(port) == 1',
    '{"a": 1}.a == 1',
    'domain.constructor == ""',
    'facts == facts',
    'timestamp("2026-11-21T00:00:00Z") == 1',
  ])('%s is refused though CEL knows it', (source) => {
    expect(complaints(source)).not.toEqual([]);
  });

  test('a mistake on a later line is told with its own line', () => {
    expect(complaints('port == 25 &&\n  prot == 1')[0]).toMatch(/^f\.md:4:3 unknown fact "prot"/);
  });

  test('a guard too deep to be one is refused, not run', () => {
    expect(complaints(`${'('.repeat(5000)}true${')'.repeat(5000)}`)).toHaveLength(1);
    expect(complaints(`true${' || true'.repeat(5000)}`)).toHaveLength(1);
  });
});
