import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { outlineOfTree } from './read-fixture.ts';

// Every feature of a dialect in one small site. What it is read into was looked at by a person; a change of it must be, too.
describe('a site with all features of', () => {
  for (const dialect of ['mkdocs-material', 'docusaurus', 'vitepress', 'markdown'] as const) {
    test(`${dialect} is read as it was`, async () => {
      await expect(`${outlineOfTree(dialect)}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'fixtures', `${dialect}.outline.txt`));
    });
  }
});
