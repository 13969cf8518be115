import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IMPORTERS } from '../../src/importers/index.ts';
import type { Dialect, DocsTree, ImportedPage, Importer } from '../../src/model/imported-page.ts';
import { textTree } from './folder-tree.ts';
import { outline } from './outline.ts';

/** A tree in one text: every file begins with a line `@@ path`. */
export const splitFixture = (text: string): Record<string, string> => {
  const files: Record<string, string> = {};
  let name: string | undefined;
  for (const line of text.split('\n')) {
    const head = /^@@ (.+)$/.exec(line);
    if (head) {
      name = head[1]!;
      files[name] = '';
    } else if (name !== undefined) files[name] += `${line}\n`;
  }
  return files;
};

export const fixtureTexts = (dialect: Dialect): Record<string, string> =>
  splitFixture(readFileSync(join(import.meta.dirname, 'fixtures', `${dialect}.txt`), 'utf8'));

export const fixtureTree = (dialect: Dialect): DocsTree => textTree(fixtureTexts(dialect));

export const importerOf = (dialect: Dialect): Importer => IMPORTERS.find((candidate) => candidate.dialect === dialect)!;

/** One page of a small tree. */
export const readPageOf = (dialect: Dialect, texts: Readonly<Record<string, string | null>> | string, file = 'docs/page.md'): ImportedPage => {
  const tree = textTree(typeof texts === 'string' ? { [file]: texts } : texts);
  return [...importerOf(dialect).pages(tree)].find((page) => page.file === file)!;
};

/** The same as an outline of its blocks. */
export const outlineOf = (dialect: Dialect, texts: Readonly<Record<string, string | null>> | string, file?: string): string =>
  outline(readPageOf(dialect, texts, file).blocks);

/** All that a tree is read into, for comparing with a file. */
export const outlineOfTree = (dialect: Dialect): string =>
  [...importerOf(dialect).pages(fixtureTree(dialect))]
    .map(({ blocks, problems, ...page }) =>
      [
        `## ${JSON.stringify(page)}`,
        outline(blocks),
        ...problems.map(({ place, message, mend }) => `! ${place.file}:${place.line}:${place.column} ${message}; ${mend}`),
      ].join('\n'),
    )
    .join('\n\n');
