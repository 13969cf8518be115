import { describe, expect, test } from 'vitest';
import { outline } from '../outline.ts';
import { readPage } from './read.ts';

const outlineOf = (text: string): string[] => outline(readPage(text).blocks).split('\n');
const problemsOf = (text: string): string[] => readPage(text).problems.map(({ rule, place }) => `${place.line}:${place.column} ${rule}`);

describe('lists', () => {
  test('of bullets hold what is aligned with their text', () => {
    expect(outlineOf('- a\n  goes on\n\n  more\n\n  * b\n- c\n* d\n')).toEqual([
      'ul',
      '  - p a goes on',
      '    p more',
      '    ul',
      '      - p b',
      '  - p c',
      'ul',
      '  - p d',
    ]);
  });

  test.each([
    ['1. a\n2. b\n#. c\n', ['ol 1', '  - p a', '  - p b', '  - p c']],
    ['#. a\n#. b\n', ['ol 1', '  - p a', '  - p b']],
    ['3) a\n4) b\n', ['ol 3', '  - p a', '  - p b']],
    ['a) a\nb) b\n', ['ol 1', '  - p a', '  - p b']],
    ['(iv) a\n(v) b\n', ['ol 4', '  - p a', '  - p b']],
    ['1. a\n3. b\n', ['p 1. a 3. b']],
    ['1. a\n\n3. b\n', ['ol 1', '  - p a', 'ol 3', '  - p b']],
    ['A. Einstein was a\ngreat man\n', ['p A. Einstein was a great man']],
    ['1. Title\n========\n', ['h1 #title 1. Title']],
  ])('that are numbered: %s', (source, expected) => {
    expect(outlineOf(source)).toEqual(expected);
  });

  test('of definitions have their terms in strong text', () => {
    expect(outlineOf('Term : kind\n  Text.\n\nOther\n  - x\n')).toEqual(['ul', '  - p *Term : kind*', '    p Text.', '  - p *Other*', '    ul', '      - p x']);
  });

  test('of fields have their names in strong text', () => {
    expect(outlineOf('Text.\n\n:Name: value\n   goes on\n:Other:\n   - x\n')).toEqual([
      'p Text.',
      'ul',
      '  - p *Name:* value goes on',
      '  - p *Other:*',
      '    ul',
      '      - p x',
    ]);
  });

  test('of options have them as code', () => {
    expect(outlineOf('-a  all\n--long=X, -l X\n    text\n')).toEqual(['ul', '  - p `-a`', '    p all', '  - p `--long=X, -l X`', '    p text']);
  });
});

describe('code', () => {
  test('behind two colons, in three forms', () => {
    expect(outlineOf('So::\n\n    a\n      b\n\nSo ::\n\n  c\n\n::\n\n  d\n')).toEqual([
      'p So:',
      'code',
      '  | a',
      '  |   b',
      'p So',
      'code',
      '  | c',
      'code',
      '  | d',
    ]);
  });

  test('may be quoted instead of indented', () => {
    expect(outlineOf('So::\n\n> a\n> b\n\nText\n')).toEqual(['p So:', 'code', '  | > a', '  | > b', 'p Text']);
  });

  test('keeps tabs and spaces byte for byte, whatever ends its lines', () => {
    const page = readPage('\ufeff.. code-block:: make\r\n\r\n   all:\r\n   \tcc  \r\n\r\n   \t\tdeep\r\n');
    expect(page.blocks).toMatchObject([{ type: 'code', language: 'make', text: 'all:\n\tcc  \n\n\t\tdeep' }]);
  });

  test('that does not come is reported', () => {
    expect(problemsOf('So::\n\nText\n')).toEqual(['3:1 rst-no-literal']);
  });

  test('of Python may stand with its answers', () => {
    expect(outlineOf('>>> 1\n1\n\nText\n')).toEqual(['code pycon', '  | >>> 1', '  | 1', 'p Text']);
  });
});

describe('quotes', () => {
  test('are indented text, with who said it', () => {
    expect(outlineOf('Text\n\n   Quoted\n\n   -- Somebody\n\n   Again\n')).toEqual(['p Text', 'quote', '  p Quoted', '  p — Somebody', 'quote', '  p Again']);
  });

  test('nest by indentation, from the inside, too', () => {
    expect(outlineOf('    a\n\n  b\n')).toEqual(['quote', '  quote', '    p a', '  p b']);
  });
});

describe('line blocks', () => {
  test('keep their lines and how deep they stand', () => {
    expect(outlineOf('| a\n|   b\n| c\n  goes on\n|\n| d\n')).toEqual(['p a⏎\u00a0\u00a0b⏎c goes on⏎⏎d']);
  });
});

describe('tables', () => {
  test('that are drawn have cells over columns and rows', () => {
    const source = '+---+-------+\n| A | B     |\n+===+===+===+\n| a | b | c |\n|   +---+---+\n|   | d     |\n+---+-------+\n';
    expect(outlineOf(source)).toEqual(['table A | B | ', '  a | b | c', '   | d | ']);
  });

  test('of columns may go on over lines and join columns', () => {
    const source = '===  ===  ===\nA    B    C\n===  ===  ===\n1    x\n     y    more\n2 and 3   z\n--------  ---\n===  ===  ===\n';
    expect(outlineOf(source)).toEqual(['table A | B | C', '  1 | x y | more', '  2 and 3 |  | z']);
  });

  test('hold blocks as text with breaks', () => {
    expect(outlineOf('+---------+\n| a       |\n|         |\n| - b     |\n| - ``c`` |\n+---------+\n')).toEqual(['table ', '  a⏎• b⏎• `c`']);
  });

  test('that do not close are kept as they were drawn, and reported', () => {
    expect(outlineOf('+---+---+\n| a | b |\n+---+--\n\nText\n')).toEqual(['code', '  | +---+---+', '  | | a | b |', '  | +---+--', 'p Text']);
    expect(problemsOf('+---+---+\n| a | b |\n+---+--\n')).toEqual(['1:1 rst-table']);
  });

  test('of values, quoted ones over lines', () => {
    expect(outlineOf('.. csv-table:: T\n   :header: a, b\n\n   1, "two\n   lines, ""x"""\n')).toEqual(['p *T*', 'table a | b', '  1 | two lines, "x"']);
  });

  test('of lists', () => {
    expect(outlineOf('.. list-table::\n   :header-rows: 1\n\n   * - A\n     - B\n   * - c\n     - d\n\n       e\n')).toEqual(['table A | B', '  c | d⏎e']);
  });
});

describe('what says nothing', () => {
  test('is left out: comments, targets, definitions', () => {
    expect(outlineOf('.. a comment\n   over lines\n\n.. _t: https://e.example\n.. |s| replace:: x\n\n..\n\nText\n')).toEqual(['p Text']);
  });

  test('ends with an empty comment', () => {
    expect(outlineOf('..\n\n   A quote.\n')).toEqual(['quote', '  p A quote.']);
  });
});

test('a line of punctuation between paragraphs is a rule; short ones are text', () => {
  expect(outlineOf('a\n\n----\n\nb\n\n---\n\nc\n')).toEqual(['p a', 'rule', 'p b', 'p ---', 'p c']);
});

test('fields before all else are data about the page, shown unless only Sphinx needs them', () => {
  const page = readPage(':orphan:\n:Author: Me\n\nTitle\n=====\n');
  expect(page.front).toEqual({ orphan: '', author: 'Me' });
  expect(outline(page.blocks).split('\n')).toEqual(['ul', '  - p *Author:* Me', 'h1 #title Title']);
});

test('text that is indented behind a paragraph is a quote, reported', () => {
  expect(outlineOf('a\nb\n  c\n')).toEqual(['p a b', 'quote', '  p c']);
  expect(problemsOf('a\nb\n  c\n')).toEqual(['3:3 rst-indentation']);
});

test('every block, item and link knows its place', () => {
  const page = readPage('Title\n=====\n\n- a\n\n  b https://e.example\n');
  expect(page.blocks[1]).toMatchObject({
    place: { line: 4, column: 1 },
    items: [
      { place: { line: 4, column: 1 }, blocks: [{ place: { line: 4, column: 3 } }, { children: [{}, { place: { file: 'page.rst', line: 6, column: 5 } }] }] },
    ],
  });
});
