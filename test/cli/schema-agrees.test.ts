import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { SCHEMAS } from '../../src/cli/schemas.ts';
import { readFlow } from '../../src/flow/read-flow.ts';
import { readArticle } from '../../src/knowledge/article.ts';
import { fixture } from '../flow/fixture.ts';

const ajv = new Ajv({ allErrors: true, strict: false });
const valid = { article: ajv.compile(SCHEMAS.article), flow: ajv.compile(SCHEMAS.flow), translation: ajv.compile(SCHEMAS.translation) };

type Head = Record<string, unknown>;
const headOf = (text: string): Head => parse(text.split(/^---$/m)[1]!, { version: '1.2', schema: 'core' }) as Head;

const filesIn = (room: string): string[] =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && name.includes('/'))
    .map((name) => join(room, name));

/** Paths to everything in a head, the head itself first. */
const pathsIn = (value: unknown, path: (string | number)[] = []): (string | number)[][] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]))
    : []),
];

const changed = (head: Head, path: readonly (string | number)[], change: (holder: Record<string | number, unknown>, key: string | number) => void): Head => {
  const copy = structuredClone(head);
  let holder = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  change(holder, path.at(-1)!);
  return copy;
};

/**
 * One thing changed anywhere in a sound head: another type, a key too many, a key taken out. Nothing (`key:`) is left
 * out: for the reader it is the same as no key at all, and an editor may well say that a value is missing.
 */
const mutated = (heads: readonly Head[]): fc.Arbitrary<Head> =>
  fc.constantFrom(...heads).chain((head) =>
    fc
      .tuple(
        fc.constantFrom(...pathsIn(head).slice(1)),
        fc.oneof(
          fc.record({
            kind: fc.constant('put' as const),
            value: fc.constantFrom<unknown>(true, false, -1, 0, 2.5, 'odd', 'Odd Word', '', [], {}, ['odd'], [true], [[]], { odd: 'odd' }),
          }),
          fc.record({ kind: fc.constantFrom('key', 'drop'), value: fc.constant(undefined) }),
        ),
      )
      .map(([path, { kind, value }]) =>
        changed(head, path, (holder, key) => {
          if (kind === 'put') holder[key] = value;
          else if (kind === 'drop') Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key];
          else if (typeof holder[key] === 'object' && !Array.isArray(holder[key])) (holder[key] as Head)['odd key'] = 'odd';
        }),
      ),
  );

const ARTICLES = filesIn('knowledge');
const FLOWS = filesIn('flows');
const isGerman = (file: string): boolean => file.endsWith('.de.md');
const heads = (files: readonly string[]): Head[] => files.map((file) => headOf(readFileSync(file, 'utf8')));

const articleErrors = (head: Head, file: string): string[] =>
  readArticle(`---\n${stringify(head)}---\nText.\n`, file).problems.flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));

describe('the schemas', () => {
  test('accept the head of every file of the built-in pack', () => {
    const refused = [...ARTICLES, ...FLOWS].flatMap((file) => {
      const check = isGerman(file) ? valid.translation : file.startsWith('flows') ? valid.flow : valid.article;
      return check(headOf(readFileSync(file, 'utf8'))) ? [] : [`${file}: ${ajv.errorsText(check.errors)}`];
    });
    expect(refused).toEqual([]);
  });

  const article = 'knowledge/common/x.md';
  test('refuse the head of an article exactly where its reader does', () => {
    fc.assert(
      fc.property(mutated(heads(ARTICLES.filter((file) => !isGerman(file)).slice(0, 40))), (head) => {
        const errors = articleErrors(head, article).filter((message) => !/matches everything|does not compile/.test(message));
        expect({ head, refused: !valid.article(head) }).toEqual({ head, refused: errors.length > 0 });
      }),
      { numRuns: 3000 },
    );
  });

  test('refuse the head of a translation exactly where its reader does', () => {
    fc.assert(
      fc.property(mutated(heads(ARTICLES.filter(isGerman).slice(0, 40))), (head) => {
        expect({ head, refused: !valid.translation(head) }).toEqual({ head, refused: articleErrors(head, 'knowledge/common/x.de.md').length > 0 });
      }),
      { numRuns: 2000 },
    );
  });

  /** What only the whole file tells: names that nothing has, words that are missing, sums, guards. */
  const SENSE =
    /unknown (node|fact|probe)|is no (outcome|node)|leads nowhere|has no (words|question|kind)|offers no choices|does not say where|is read, but|add up to|no guard|guard must|cannot name|cannot be|must be (a text|a number|true or false), not|this way on is never|no way on is left|words for an unknown|establishes nothing|a cause is a conclusion|is for (ask|probes)|a walk says nothing|leads back|only lead to each other|matches everything|does not compile|at once|is a fact of type|is missing|stands? here twice|is offered twice|does not fit the facts/;

  test('refuse no head of a flow that its reader takes, and take none that has the wrong form', () => {
    const base = fixture('flows/common/queue-grows.md');
    const [, , ...body] = base.text.split(/^---$/m);
    let refused = 0;
    fc.assert(
      fc.property(mutated([headOf(base.text)]), (head) => {
        const text = `---\n${stringify(head)}---${body.join('---')}`;
        const errors = readFlow({ base: { file: base.file, text }, others: [] }).problems.filter(({ severity }) => severity === 'error');
        const ok = valid.flow(head);
        if (!ok) refused++;
        if (!ok)
          expect(
            errors.map(({ message }) => message),
            ajv.errorsText(valid.flow.errors),
          ).not.toEqual([]);
        else expect(errors.map(({ message }) => message).filter((message) => !SENSE.test(message))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
    expect(refused).toBeGreaterThan(200);
  });
});
