import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');

/** `import('package')` of a value, other than `(await import('package')).default`. */
const LATE = /(?<!typeof )\bimport\((['"])(?!\.|node:)([^'"]+)\1\)(?!\)\.default)/g;

// Once bundled, a CommonJS package that is loaded late has its default export only: its names are undefined in dist/.
it('no package is loaded late by its names', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const found = files.flatMap((file) => [...readFileSync(join(SRC, file), 'utf8').matchAll(LATE)].map(([, , name]) => `${file}: ${name}`));
  expect(found).toEqual([]);
});
