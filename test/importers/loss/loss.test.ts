import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { IMPORTERS } from '../../../src/importers/index.ts';
import type { Dialect, DocsTree } from '../../../src/model/imported-page.ts';
import { folderTree, textTree } from '../folder-tree.ts';
import { countLoss, type Loss } from './count-loss.ts';

const SHARED = join(import.meta.dirname, '../../../../shared');
const absent = !existsSync(join(SHARED, 'docs'));

const TREES: readonly { name: string; dialect: Dialect; pages: number }[] = [
  { name: 'mailcow', dialect: 'mkdocs-material', pages: 260 },
  { name: 'docker-mailserver', dialect: 'mkdocs-material', pages: 54 - 1 },
  { name: 'bluemind', dialect: 'docusaurus', pages: 228 },
];

const SEEDS: readonly { dialect: Dialect; pattern: RegExp }[] = [
  { dialect: 'mkdocs-material', pattern: /^(?:000|001|004)_/ },
  { dialect: 'docusaurus', pattern: /^002_/ },
];

const measure = (tree: DocsTree, dialect: Dialect): { lost: Loss[]; code: number; text: number; pages: number } => {
  const importer = IMPORTERS.find((candidate) => candidate.dialect === dialect)!;
  const counts = [...importer.pages(tree)].map((page) => countLoss(page, tree.text(page.file) ?? ''));
  return {
    lost: counts.flatMap((count) => count.lost),
    code: counts.reduce((sum, count) => sum + count.code, 0),
    text: counts.reduce((sum, count) => sum + count.text, 0),
    pages: counts.length,
  };
};

const show = (lost: readonly Loss[]): string[] => lost.map(({ file, line, kind, text }) => `${file}:${line} ${kind}: ${text.slice(0, 160)}`);

const check = (name: string, tree: DocsTree, dialect: Dialect): void => {
  const { lost, code, text, pages } = measure(tree, dialect);
  const words = lost.filter(({ kind }) => kind === 'text');
  const share = 1 - words.reduce((sum, { size }) => sum + size, 0) / text;
  console.log(
    `${name}: ${pages} pages, ${code} code blocks, ${(share * 100).toFixed(3)} % of ${text} letters${lost.length > 0 ? `; missing:\n${show(lost).join('\n')}` : ''}`,
  );
  expect(show(lost.filter(({ kind }) => kind === 'code'))).toEqual([]);
  expect(share).toBeGreaterThanOrEqual(0.995);
};

describe.skipIf(absent)('nothing of a real tree is lost (skipped: there is no ../shared/docs)', () => {
  for (const { name, dialect, pages } of TREES) {
    test(`${name}, ${dialect}`, { timeout: 60_000 }, () => {
      const tree = folderTree(join(SHARED, 'docs', name));
      expect(tree.files.filter((file) => /\.mdx?$/.test(file)).length).toBeGreaterThanOrEqual(pages);
      check(name, tree, dialect);
    });
  }

  for (const { dialect, pattern } of SEEDS) {
    test(`the seeds in ${dialect}`, () => {
      const files = readdirSync(join(SHARED, 'seeds')).filter((file) => pattern.test(file));
      expect(files.length).toBeGreaterThan(0);
      check(
        'seeds',
        textTree(Object.fromEntries(files.map((file) => [file.replace(/\.txt$/, '.md'), readFileSync(join(SHARED, 'seeds', file), 'utf8')]))),
        dialect,
      );
    });
  }
});
