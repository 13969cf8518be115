import { describe, expect, test } from 'vitest';
import { outline } from '../outline.ts';
import { readPage, readTree } from './read.ts';

const outlineOf = (text: string): string[] => outline(readPage(text).blocks).split('\n');
const problemsOf = (text: string): string[] => readPage(text).problems.map(({ rule, place }) => `${place.line}:${place.column} ${rule}`);

describe('directives', () => {
  test.each([
    ['.. note:: a\n   b\n\n   c', ['note', '  p a b', '  p c']],
    ['.. warning::\n\n   a', ['warning', '  p a']],
    ['.. admonition:: A *title*\n   :class: tip\n\n   a', ['tip "A title"', '  p a']],
    ['.. seealso:: a', ['seealso "See also"', '  p a']],
    ['.. deprecated:: 2.0 Use b.\n\n   More.', ['deprecated "Deprecated since version 2.0"', '  p Use b.', '  p More.']],
    ['.. dropdown:: T\n   :open:\n\n   a', ['note (open) "T"', '  p a']],
    ['.. topic:: T\n\n   a', ['topic "T"', '  p a']],
    ['.. code-block:: sh\n   :caption: c\n\n   a\n\n   b', ['code sh "c"', '  | a', '  | ', '  | b']],
    ['.. code::\n\n   a', ['code', '  | a']],
    ['.. highlight:: sh\n\n.. code-block::\n\n   a', ['code sh', '  | a']],
    ['.. parsed-literal::\n\n   run |v| *now*\n     x\n\n.. |v| replace:: 1.2', ['code', '  | run 1.2 now', '  |   x']],
    ['.. figure:: a.png\n   :alt: A\n\n   Caption.\n\n   More.', ['p <img A tree:a.png>', 'p Caption.', 'p More.']],
    ['.. image:: a.png\n   :target: https://e.example', ['p <<img  tree:a.png> -> https://e.example>']],
    ['.. rubric:: R', ['p *R*']],
    ['.. epigraph::\n\n   a\n\n   -- B', ['quote', '  p a', '  p — B']],
    ['.. container:: c\n\n   a', ['p a']],
    ['.. only:: html\n\n   T\n   =\n\n   a', ['h1 #t T', 'p a']],
    ['.. tabs::\n\n   .. tab:: A\n\n      a\n\n   .. code-tab:: sh B\n\n      b', ['tabs', '  = A', '    p a', '  = B', '    code sh', '      | b']],
    ['.. option:: -x FILE\n\n   a', ['ul', '  - p `-x FILE`', '    p a']],
    ['.. confval:: name\n   :default: ``1``\n\n   a', ['ul', '  - p `name`', '    p default: `1`', '    p a']],
    ['.. raw:: html\n\n   <b>a</b>', ['code html', '  | <b>a</b>']],
    ['.. contents:: Here\n\na', ['p a']],
    ['.. class:: x\n\na', ['p a']],
  ])('%s', (source, expected) => {
    expect(outlineOf(`${source}\n`)).toEqual(expected);
    expect(problemsOf(`${source}\n`)).toEqual([]);
  });

  test('that nobody knows say their text and are reported', () => {
    const source = 'x\n\n.. strange:: An argument\n   :width: 50%\n   :legend: more words\n\n   The *body*.\n';
    expect(outlineOf(source)).toEqual(['p x', 'p An argument', 'p more words', 'p The _body_.']);
    expect(problemsOf(source)).toEqual(['3:1 rst-unknown-directive']);
  });
});

test('a directive that nobody knows and that is written like a call describes an object', () => {
  expect(outlineOf('.. awaitable:: run(*args, **more)\n\n   a\n')).toEqual(['ul', '  - p `run(*args, **more)`', '    p a']);
  expect(problemsOf('.. awaitable:: run(*args, **more)\n\n   a\n')).toEqual(['1:1 rst-unknown-directive']);
});

describe('files of the tree', () => {
  test('are included where it says so, with places of their own', () => {
    const page = readTree({ 'docs/a.rst': 'A\n=\n\n.. include:: parts/b.inc\n', 'docs/parts/b.inc': 'B\n-\n\n**text\n' })['docs/a.rst']!;
    expect(outline(page.blocks).split('\n')).toEqual(['h1 #a A', 'h2 #b B', 'p **text']);
    expect(page.problems.map(({ place }) => place)).toEqual([{ file: 'docs/parts/b.inc', line: 4, column: 1 }]);
  });

  test('that include each other are reported and end', () => {
    const page = readTree({ 'a.rst': 'A\n\n.. include:: b.inc\n', 'b.inc': 'B\n\n.. include:: a.rst\n' })['a.rst']!;
    expect(outline(page.blocks).split('\n')).toEqual(['p A', 'p B']);
    expect(page.problems.map(({ rule, place }) => `${place.file}:${place.line} ${rule}`)).toEqual(['b.inc:3 rst-include-circle']);
  });

  test('give lines of code', () => {
    const source = '.. literalinclude:: c.sh\n   :language: sh\n   :start-after: begin\n   :end-before: end\n   :dedent:\n';
    expect(outline(readTree({ 'a.rst': source, 'c.sh': 'x\n# begin\n  a\n    b\n# end\n' })['a.rst']!.blocks).split('\n')).toEqual([
      'code sh',
      '  | a',
      '  |   b',
    ]);
  });

  test('outside the tree, or not there, are not read', () => {
    const page = readTree({ 'a.rst': '.. include:: ../../etc/passwd\n\n.. literalinclude:: /no.sh\n' })['a.rst']!;
    expect(page.blocks).toEqual([]);
    expect(page.problems.map(({ rule }) => rule)).toEqual(['rst-missing-file', 'rst-missing-file']);
  });
});
