import { describe, expect, test } from 'vitest';
import { IMPORTERS } from '../../src/importers/index.ts';
import { textTree } from './folder-tree.ts';
import { fixtureTree } from './read-fixture.ts';

const surest = (texts: Readonly<Record<string, string>>): string => {
  const tree = textTree(texts);
  return [...IMPORTERS].sort((a, b) => b.recognises(tree) - a.recognises(tree))[0]!.dialect;
};

describe('a tree is recognised', () => {
  test.each(['mkdocs-material', 'docusaurus', 'vitepress', 'markdown'] as const)('as %s, with all that such a site has', (dialect) => {
    const tree = fixtureTree(dialect);
    expect([...IMPORTERS].sort((a, b) => b.recognises(tree) - a.recognises(tree))[0]!.dialect).toBe(dialect);
  });

  test.each([
    ['mkdocs-material', { 'a.md': '# A\n\n!!! note\n    x\n' }],
    ['docusaurus', { 'a.md': '---\nsidebar_position: 1\n---\n\n:::info\n\nx\n\n:::\n' }],
    ['vitepress', { 'a.md': '# A\n\n::: tip\nx\n:::\n\n::: details X\n:::\n' }],
    ['restructuredtext', { 'a.rst': 'A\n=\n\n.. note:: x\n' }],
    ['markdown', { 'a.md': '# A\n\ntext\n' }],
  ])('as %s, by its pages alone', (dialect, texts) => {
    expect(surest(texts as Record<string, string>)).toBe(dialect);
  });
});
