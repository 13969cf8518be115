import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textTree } from './folder-tree.ts';
import { mutate, seeded } from './mutate.ts';
import { fixtureTexts, importerOf } from './read-fixture.ts';

/** Whether a page has something to say that is not hidden by its markup. */
const hasProse = (text: string): boolean =>
  /^[A-Z][a-z]+ [a-z]+ [a-z]+/m.test(text.replace(/<[\s\S]*>|\{[\s\S]*\}|^---[\s\S]*?---|^(?:import|export)[\s\S]*?\n\n/gm, ''));

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
          expect(performance.now() - from).toBeLessThan(1000);
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
