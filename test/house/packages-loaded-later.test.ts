import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');

const isModule = (name: string): boolean => JSON.parse(readFileSync(join(SRC, '../node_modules', name, 'package.json'), 'utf8')).type === 'module';

// A bundled CommonJS package loaded with import() has a default export only: its names are undefined in dist/, not here.
it('no CommonJS package is loaded with import(): only files of our own, which import it as usual', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const found = files.flatMap((file) =>
    [...readFileSync(join(SRC, file), 'utf8').matchAll(/\bimport\((['"])(?!\.|node:)([^'"]+)\1\)/g)].map(([, , name]) => `${file}: ${name}`),
  );
  expect(found).toEqual([]);
});
