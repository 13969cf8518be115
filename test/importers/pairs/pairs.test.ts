import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../../src/model/imported-page.ts';
import { textTree } from '../folder-tree.ts';
import { outline } from '../outline.ts';
import { importerOf } from '../read-fixture.ts';

const FOLDER = import.meta.dirname;
const names = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

const read = (name: string, file: string): string => {
  const dialect = file.replace(/\.\w+$/, '') as Dialect;
  const page = `page.${file.split('.').at(-1)}`;
  const [first] = importerOf(dialect).pages(textTree({ [page]: readFileSync(join(FOLDER, name, file), 'utf8') }));
  expect(first!.problems).toEqual([]);
  return outline(first!.blocks);
};

// The files of a folder say the same, each in the dialect that it is named after.
describe('the same documentation in another dialect', () => {
  for (const name of names) {
    const [first, ...others] = readdirSync(join(FOLDER, name)).sort();
    test.each(others)(`${name}: %s gives the same blocks as ${first}`, (file) => {
      expect(read(name, file)).toBe(read(name, first!));
    });
  }
});
