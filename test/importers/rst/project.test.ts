import { describe, expect, test } from 'vitest';
import { restructuredText } from '../../../src/importers/rst/importer.ts';
import { outline } from '../outline.ts';
import { readTree, treeOf } from './read.ts';

const CONF = `import os
raise SystemExit('this is never run')
project = "Demo"
html_baseurl = 'https://docs.example.org/en'  # with a comment
language = 'de'
release = os.environ['X']
version = "1.2"
rst_epilog = """
.. _home: https://example.org
"""
`;

const TREE = {
  'docs/conf.py': CONF,
  'docs/index.rst':
    'Start\n=====\n\n.. toctree::\n   :caption: First\n\n   guide/index\n   Own title <z>\n   https://example.org\n\n.. toctree::\n   :glob:\n\n   more/*\n',
  'docs/guide/index.rst': 'Guide\n=====\n\n.. toctree::\n\n   b\n',
  'docs/guide/b.rst':
    '.. _b label:\n\nPage ``b``\n==========\n\n.. _para:\n\nSee :ref:`B Label`, :ref:`here <para>`, :doc:`/z`, :doc:`../index`, home_ and |version|.\n',
  'docs/more/a.rst': 'A\n=\n\n:ref:`nowhere` :doc:`nothing` `Link <../guide/b.html#x>`_\n',
  'docs/z.rst': 'Z\n=\n\n.. glossary::\n\n   MTA\n      Moves mail.\n\n:term:`MTA`\n',
  'docs/alone.rst': ':orphan:\n\nAlone\n=====\n',
  'README.md': '# Readme\n',
};

const pages = readTree(TREE);

describe('a tree', () => {
  test('is read in the order of its navigation, with where each page stands', () => {
    expect([...restructuredText.pages(treeOf(TREE))].map(({ file, trail, title }) => [file, trail, title])).toEqual([
      ['docs/index.rst', [], 'Start'],
      ['docs/guide/index.rst', ['First'], 'Guide'],
      ['docs/guide/b.rst', ['First', 'Guide'], 'Page b'],
      ['docs/z.rst', ['First'], 'Own title'],
      ['docs/more/a.rst', [], 'A'],
      ['docs/alone.rst', [], 'Alone'],
      ['README.md', [], 'Readme'],
    ]);
  });

  test('resolves labels, pages, terms and addresses over its pages', () => {
    expect(outline(pages['docs/guide/b.rst']!.blocks)).toContain(
      'p See <Page `b` -> tree:docs/guide/b.rst#page-b>, <here -> tree:docs/guide/b.rst#para>, <Z -> tree:docs/z.rst>, <Start -> tree:docs/index.rst>, <home -> https://example.org> and 1.2.',
    );
    expect(outline(pages['docs/z.rst']!.blocks)).toContain('<MTA -> tree:docs/z.rst#term-mta>');
  });

  test('keeps the text of what leads nowhere, and reports it', () => {
    expect(outline(pages['docs/more/a.rst']!.blocks)).toContain('p nowhere nothing <Link -> tree:docs/guide/b.rst#x>');
    expect(pages['docs/more/a.rst']!.problems.map(({ rule, place }) => `${place.line}:${place.column} ${rule}`)).toEqual([
      '4:1 rst-unknown-label',
      '4:16 rst-unknown-document',
    ]);
  });

  test('takes literals of its configuration, and runs nothing of it', () => {
    expect(pages['docs/guide/b.rst']).toMatchObject({ url: 'https://docs.example.org/en/guide/b.html', language: 'de' });
  });

  test('that is written in MyST, too, says so', () => {
    const page = readTree({ 'conf.py': "extensions = ['myst_parser']\n", 'index.rst': 'A\n=\n', 'b.md': '# B\n' })['b.md']!;
    expect(page.problems.map(({ rule }) => rule)).toEqual(['rst-myst']);
    expect(outline(page.blocks)).toBe('h1 #b B');
  });

  test('is recognised by its configuration and by what its pages look like', () => {
    expect(restructuredText.recognises(treeOf(TREE))).toBeGreaterThan(0.9);
    expect(restructuredText.recognises(treeOf({ 'a.md': '# A\n' }))).toBe(0);
    expect(restructuredText.recognises(treeOf({ 'a.txt': 'A\n====\n\n.. note:: b\n\n.. _c: https://e.example\n' }))).toBeGreaterThan(0.5);
    expect(restructuredText.recognises(treeOf({ 'requirements.txt': 'sphinx==4\nfoo\n' }))).toBe(0);
  });

  test('with a file that is no text keeps its page, and reports it', () => {
    const [page] = [...restructuredText.pages({ files: ['a.rst'], text: () => undefined })];
    expect(page!.problems.map(({ rule }) => rule)).toEqual(['rst-not-text']);
  });
});

describe('a tree with several configurations', () => {
  const several = readTree({
    'en/conf.py': "language = 'en'\nextlinks = {\n    'issue': ('https://example.org/%s', 'issue %s'),\n}\n",
    'en/index.rst': 'Hello\n=====\n\n:issue:`7`, :issue:`this <8>`\n\n.. toctree::\n\n   gone\n   self\n',
    'de/conf.py': "language = 'de'\n",
    'de/index.rst': 'Hallo\n=====\n\n.. versionadded:: 2\n\n.. include:: ../NEWS.md\n',
    'NEWS.md': '# News\n\nSome *text*.\n',
  });

  test('reads each page with that of its folder', () => {
    expect([several['en/index.rst']!.language, several['de/index.rst']!.language]).toEqual(['en', 'de']);
    expect(outline(several['de/index.rst']!.blocks).split('\n')).toEqual([
      'h1 #hallo Hallo',
      'versionadded "Hinzugefügt in Version 2"',
      'h1 #news News',
      'p Some _text_.',
    ]);
  });

  test('makes links of the roles that it defines', () => {
    expect(outline(several['en/index.rst']!.blocks)).toContain('<issue 7 -> https://example.org/7>, <this -> https://example.org/8>');
  });

  test('reports pages that its navigation names and that are not there', () => {
    expect(several['en/index.rst']!.problems.map(({ rule, place }) => `${place.line}:${place.column} ${rule}`)).toEqual(['8:4 rst-unknown-document']);
  });
});
