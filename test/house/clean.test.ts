import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from './sources.ts';
import { projectFiles } from './tracked-files.ts';

const files = projectFiles();
const texts = files
  .filter((file) => !/\.(png|svg|gif|wasm|db)$/.test(file) && file !== 'package-lock.json')
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

const MACHINE_PATH = /(?<![\w.~-])\/(work|root|home)\/[a-z]/;
const SECRET =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----(\s*$|\\n[A-Za-z0-9+/=\\]{40})|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bxox[abprs]-[A-Za-z0-9-]{10,}|\bsk-[A-Za-z0-9]{32,}|\bnpm_[A-Za-z0-9]{36}\b|\bglpat-[\w-]{20}\b/;
/** Paths and keys that stand for an example, or for the pattern itself. */
const ALLOWED = /\/(home|root)\/(user|mail|alice|admin|vmail|example)\b|\/root\/\.(ssh|acme)|test\/house\/clean\.test\.ts/;

const offending = (pattern: RegExp): string[] =>
  texts.flatMap(({ file, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) && !ALLOWED.test(`${file} ${line}`) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );

describe('the repository', () => {
  test('names no path of a machine it was written on', () => {
    expect(offending(MACHINE_PATH)).toEqual([]);
  });

  test('holds nothing that looks like a secret', () => {
    expect(offending(SECRET)).toEqual([]);
  });

  test('has for every article and every flow a German sibling, and no sibling alone', () => {
    const content = files.filter((file) => /^(knowledge|flows)\/[^/]+\/[^/]+\.md$/.test(file) && !file.endsWith('README.md'));
    const bases = content.filter((file) => !file.endsWith('.de.md'));
    expect(bases.map((file) => file.replace(/\.md$/, '.de.md')).filter((file) => !content.includes(file))).toEqual([]);
    expect(content.filter((file) => file.endsWith('.de.md') && !content.includes(file.replace(/\.de\.md$/, '.md')))).toEqual([]);
  });

  test('has no file that is empty', () => {
    expect(texts.filter(({ text }) => text.trim() === '').map(({ file }) => file)).toEqual([]);
  });
});
