import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { restructuredText } from '../../../src/importers/rst/importer.ts';
import type { DocsTree, ImportedPage } from '../../../src/model/imported-page.ts';
import { folderTree } from '../folder-tree.ts';
import { allBlocks, letters, pageText } from '../loss/page-words.ts';
import { treeOf } from './read.ts';
import { sourceText } from './source-text.ts';

const SHARED = join(import.meta.dirname, '../../../../shared');
const absent = !existsSync(join(SHARED, 'docs'));

type Count = { lostCode: string[]; lostText: string[]; code: number; said: number; lost: number };

const countPage = (page: ImportedPage, source: string): Count => {
  const { code, lines } = sourceText(source);
  const blocks = new Set(allBlocks(page.blocks).flatMap((block) => (block.type === 'code' ? [block.text] : [])));
  const found = letters(pageText(page.blocks));
  const lostCode = code.filter(({ text }) => !blocks.has(text));
  const lostText = lines.filter(({ text }) => !found.includes(letters(text)));
  const size = (some: readonly { text: string }[]): number => some.reduce((sum, { text }) => sum + letters(text).length, 0);
  const show = ({ line, text }: { line: number; text: string }): string => `${page.file}:${line} ${text}`;
  return { lostCode: lostCode.map(show), lostText: lostText.map(show), code: code.length, said: size(lines), lost: size(lostText) };
};

const check = (name: string, tree: DocsTree): void => {
  const counts = [...restructuredText.pages(tree)].filter((page) => page.dialect === 'restructuredtext').map((page) => countPage(page, tree.text(page.file)!));
  const sum = (key: 'code' | 'said' | 'lost'): number => counts.reduce((total, count) => total + count[key], 0);
  const share = 1 - sum('lost') / sum('said');
  const lost = counts.flatMap((count) => [...count.lostCode, ...count.lostText]);
  console.log(
    `${name}: ${counts.length} pages, ${sum('code')} code blocks, ${(share * 100).toFixed(3)} % of ${sum('said')} letters${lost.length > 0 ? `; missing:\n${lost.join('\n')}` : ''}`,
  );
  expect(counts.flatMap((count) => count.lostCode)).toEqual([]);
  expect(share).toBeGreaterThanOrEqual(0.995);
};

describe.skipIf(absent)('nothing of a real tree is lost (skipped: there is no ../shared/docs)', () => {
  test('Mailu: every file is read, its code byte for byte, its text whole', () => {
    const tree = folderTree(join(SHARED, 'docs/mailu'));
    const pages = [...restructuredText.pages(tree)].map(({ file }) => file);
    expect(pages.sort()).toEqual(tree.files);
    check('mailu', tree);
  });

  test('the seed in reStructuredText', () => {
    const seeds = join(SHARED, 'seeds');
    const file = readdirSync(seeds).find((name) => name.startsWith('003_'))!;
    check('seed', treeOf({ 'faq.txt': readFileSync(join(seeds, file), 'utf8') }));
  });
});
