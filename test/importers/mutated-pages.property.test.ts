import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dialect, DocsTree } from '../../src/model/imported-page.ts';
import { textTree } from './folder-tree.ts';
import { mutate, seeded } from './mutate.ts';
import { fixtureTexts, importerOf } from './read-fixture.ts';

/** Whether a page has something to say that is not hidden by its markup. */
const hasProse = (text: string): boolean =>
  /^[A-Z][a-z]+ [a-z]+ [a-z]+/m.test(text.replace(/<[\s\S]*>|\{[\s\S]*\}|^---[\s\S]*?---|^(?:import|export)[\s\S]*?\n\n/gm, ''));

/** On a machine that does other things as well a page may wait: one that is slow is slow again. */
const secondsAgain = (dialect: Dialect, tree: DocsTree): number => {
  const from = performance.now();
  for (const _ of importerOf(dialect).pages(tree));
  return (performance.now() - from) / 1000;
};

describe('a damaged page', () => {
  for (const dialect of ['mkdocs-material', 'docusaurus', 'vitepress', 'markdown'] as const) {
    test(`of ${dialect} is read without a crash, in time, and is not lost`, { timeout: 60_000 }, () => {
      const texts = fixtureTexts(dialect);
      const files = Object.keys(texts).filter((file) => /\.mdx?$/.test(file));
      fc.assert(
        fc.property(fc.nat(), fc.nat({ max: files.length - 1 }), (seed, at) => {
          const file = files[at]!;
          const text = mutate(texts[file]!, seeded(seed));
          const tree = textTree({ ...texts, [file]: text });
          const from = performance.now();
          const pages = [...importerOf(dialect).pages(tree)];
          if (performance.now() - from >= 1000) expect(secondsAgain(dialect, tree)).toBeLessThan(1);
          expect(pages.map((page) => page.file)).toEqual(tree.files.filter((name) => /\.mdx?$/.test(name)));
          const page = pages.find((candidate) => candidate.file === file)!;
          if (hasProse(text)) expect(page.blocks.length, text).toBeGreaterThan(0);
          for (const { place } of page.problems) expect(place.line).toBeGreaterThan(0);
        }),
        { numRuns: 250 },
      );
    });
  }
});
