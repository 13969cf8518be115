import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readPlainYaml } from '../../src/knowledge/front-matter.ts';
import { ROOT } from '../house/sources.ts';

const careful = (source: string): unknown => {
  const document = parseDocument(source, {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: true,
    strict: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return document.errors.length + document.warnings.length > 0 ? undefined : document.toJS();
};

const headOf = (file: string): string => /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
const HEADS = globSync('{knowledge,flows}/*/*.md', { cwd: ROOT }).map((file) => headOf(join(ROOT, file)));

/** Pieces that YAML readers differ about, or used to. */
const VALUES = [
  '1:30',
  'yes',
  'No',
  '2026-11-21',
  '0x1F',
  '0o17',
  '010',
  '1_000',
  '0b11',
  '~',
  '',
  '.5',
  '1e3',
  '+5',
  '-.inf',
  '.NaN',
  "'it''s'",
  '"a\\tb"',
  'a: b',
  'a #b',
  '#c',
  '[a, b]',
  '{ a: 1 }',
  '- x',
  '|',
  '>',
  'null',
  'true',
  'TRUE',
  'on',
  '<<',
  '@x',
  '`x`',
  'ä ö',
  '"\\u00e4"',
  '[a',
  '}',
  "'open",
  'x:y',
  'http://a.b/c?d=e',
  'k: [1, { b: c }]',
  '12e03',
  '0.0',
  '-0',
  '007',
  '1.2.3.4',
];
const line = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'true', '1', '"q"', 'a b'), fc.constantFrom(...VALUES), fc.constantFrom('', '  ', '    ', '  - '))
  .map(([key, value, indent]) => `${indent}${key}: ${value}`);

describe('the quick reader of YAML', () => {
  it('reads every head of the pack as the careful one does, most of them itself', () => {
    const read = HEADS.map((head) => ({ head, quick: readPlainYaml(head) }));
    for (const { head, quick } of read) if (quick) expect(quick.data ?? null, head).toEqual(careful(head) ?? null);
    expect(read.filter(({ quick }) => quick).length).toBeGreaterThan(HEADS.length * 0.8);
  });

  it('agrees with the careful one on anything that it reads, and reads nothing that the careful one refuses', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const source = lines.join('\n');
        const quick = readPlainYaml(source);
        if (quick) expect(quick.data ?? null).toEqual(careful(source) ?? null);
      }),
      { numRuns: 5000 },
    );
  });

  it('leaves aliases, tags, tabs and complex keys to the careful one', () => {
    for (const source of ['a: *b', 'a: &b c', 'a: !x y', '\ta: b', '? a', 'a: [*b]', '- !!str x']) expect(readPlainYaml(source), source).toBeUndefined();
    expect(readPlainYaml("signatures: ['connect to .*:25']")).toEqual({ data: { signatures: ['connect to .*:25'] } });
  });
});
