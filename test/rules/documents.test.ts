import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/knowledge/library.ts';
import { formatProblem, type Problem } from '../../src/model/problem.ts';
import { CATALOGUE } from '../../src/probes/catalogue.ts';
import { RULES } from '../../src/rules/index.ts';
import { runRules } from '../../src/rules/run-rules.ts';
import { type PackText, packFrom } from '../../src/store/packs.ts';
import { GOOD } from './good-pack.ts';

/*
 * A document is one file of a pack or several, each behind a line "%%% path" ("%%% -path" takes one away), laid over a
 * pack in which nothing is wrong. It carries what the rules must find: {rule} on the line of the finding, or
 * {rule@line} behind the path. Nothing else may be found.
 */
const DOCUMENTS = join(import.meta.dirname, 'documents');
const MARK = /\{([a-z][a-z-]*[a-z])(?:@(\d+))?\}/g;
const NAMES = new Set([...RULES.map(({ name }) => name), 'flow', 'flow-words', 'flow-translation']);

/** Items that the documents of unanswered-item promise. */
const SETTINGS: Record<string, object> = { 'unanswered-item': { 'unanswered-item': { options: { items: ['one-item', 'third-item'] } } } };

type Document = { readonly texts: readonly PackText[]; readonly expected: readonly string[] };

const readDocument = (source: string): Document => {
  let texts = [...GOOD];
  const expected: string[] = [];
  const expect_ = (file: string, line: number, text: string): void => {
    for (const [, rule, at] of text.matchAll(MARK)) if (NAMES.has(rule!)) expected.push(`${file}:${at ?? line} ${rule}`);
  };
  for (const part of source.split(/^%%% /m).slice(1)) {
    const end = part.indexOf('\n');
    const [head, text] = [part.slice(0, end), part.slice(end + 1)];
    const name = head.split(' ')[0]!;
    expect_(name, 0, head);
    if (name.startsWith('-')) texts = texts.filter((one) => one.name !== name.slice(1));
    else if (text === '') continue;
    else texts = [...texts.filter((one) => one.name !== name), { name, text }];
    for (const [at, line] of text.split('\n').entries()) expect_(name, at + 1, line);
  }
  return { texts, expected: expected.sort() };
};

const find = (texts: readonly PackText[], rule: string): Problem[] => {
  const pack = packFrom(texts);
  return runRules(pack, { catalogue: CATALOGUE, library: createLibrary(pack.articles), settings: SETTINGS[rule] ?? {} } as Parameters<typeof runRules>[1]);
};

describe('documents', () => {
  test('there is a failing and a passing one for every rule, and none too many', () => {
    const wanted = RULES.flatMap(({ name }) => [`${name}.fail.md`, `${name}.pass.md`]);
    expect(readdirSync(DOCUMENTS).sort()).toEqual(wanted.sort());
  });

  for (const { name } of RULES) {
    test(`${name}.fail.md is found wrong where it says so, and nowhere else`, () => {
      const { texts, expected } = readDocument(readFileSync(join(DOCUMENTS, `${name}.fail.md`), 'utf8'));
      const found = find(texts, name);
      expect(found.map(({ rule, place }) => `${place.file}:${place.line} ${rule}`).sort()).toEqual(expected);
      // Findings of the schema carry the names of the readers.
      expect(found.some(({ rule }) => rule === name || (name === 'schema' && rule === 'flow'))).toBe(true);
    });

    test(`${name}.pass.md has nothing to find`, () => {
      const { texts, expected } = readDocument(readFileSync(join(DOCUMENTS, `${name}.pass.md`), 'utf8'));
      expect(expected).toEqual([]);
      expect(find(texts, name).map(formatProblem)).toEqual([]);
    });
  }
});

describe('the page of schema', () => {
  test('has a heading for every name that a reader gives to a finding', () => {
    const sources = ['src/knowledge', 'src/flow', 'src/store', 'src/rules'].flatMap((room) =>
      readdirSync(room, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !file.startsWith('import'))
        .map((file) => readFileSync(join(room, file), 'utf8')),
    );
    const given = sources.flatMap((text) =>
      [...text.matchAll(/rule: '([a-z-]+)'|complain\(\s*[^;]*?'((?:bad|field|unknown)-[a-z]+)'|frontReader\([^)]*'([a-z-]+)'\)/g)].map(
        ([, a, b, c]) => a ?? b ?? c,
      ),
    );
    const page = readFileSync('docs/rules/schema.md', 'utf8');
    expect(new Set(given).size).toBeGreaterThan(15);
    expect([...new Set(given)].filter((name) => !page.includes(`\n## ${name}\n`))).toEqual([]);
  });
});
