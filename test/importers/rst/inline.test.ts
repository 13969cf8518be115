import { describe, expect, test } from 'vitest';
import { outline } from '../outline.ts';
import { readPage } from './read.ts';

const inlineOf = (text: string): string => outline(readPage(text).blocks.slice(0, 1)).replace(/^\S+ /, '');
const problemsOf = (text: string): string[] => readPage(text).problems.map(({ rule, place }) => `${place.line}:${place.column} ${rule}`);

describe('inline markup', () => {
  test.each([
    ['*a* **b** ``c`` `d`', '_a_ *b* `c` _d_'],
    ['2 * 3 * 4, a*b*c, "*", (*) and *.txt', '2 * 3 * 4, a*b*c, "*", (*) and *.txt'],
    ['\\*a\\* and \\\\ and re\\ *mark*\\ ed', '*a* and \\ and re_mark_ed'],
    ['``a\\b`` and ``a`b``', '`a\\b` and `a`b`'],
    ['**bold with *no* nesting**', '*bold with *no* nesting*'],
    ['a_b_c and snake_case and __init__', 'a_b_c and snake_case and __init__'],
    ["it's *text*'s end", "it's _text_'s end"],
    ['(*a*) "*b*" *c*. *d*-e', '(_a_) "_b_" _c_. _d_-e'],
    ['over\nlines *and\nmore*', 'over lines _and more_'],
  ])('%s', (source, expected) => {
    expect(inlineOf(source)).toBe(expected);
    expect(problemsOf(source).filter((problem) => !problem.includes('without-end'))).toEqual([]);
  });

  test('without an end is text, reported at its place', () => {
    expect(inlineOf('Text\nand **open')).toBe('Text and **open');
    expect(problemsOf('Text\nand **open')).toEqual(['2:5 rst-inline-without-end']);
  });

  test('finds addresses that stand by themselves', () => {
    expect(inlineOf('See https://example.org/a_b?c=d#e, (http://x.example), a.b@example.org.')).toBe(
      'See <https://example.org/a_b?c=d#e -> https://example.org/a_b?c=d#e>, (<http://x.example -> http://x.example>), <a.b@example.org -> mailto:a.b@example.org>.',
    );
  });
});

describe('references', () => {
  test.each([
    ['name_\n\n.. _name: https://e.example', '<name -> https://e.example>'],
    ['`Two words`_\n\n.. _two WORDS: https://e.example/\n   long', '<Two words -> https://e.example/long>'],
    ['`a colon: b`_\n\n.. _`a colon: b`: https://e.example', '<a colon: b -> https://e.example>'],
    ['a__ `b c`__\n\n__ https://one.example\n.. __: https://two.example', '<a -> https://one.example> <b c -> https://two.example>'],
    ['`text <https://e.example>`_ and text_', '<text -> https://e.example> and <text -> https://e.example>'],
    ['`text <name_>`_\n\n.. _name: https://e.example', '<text -> https://e.example>'],
    ['`<https://e.example>`_', '<https://e.example -> https://e.example>'],
    ['`mail <me@e.example>`__', '<mail -> mailto:me@e.example>'],
    ['one_\n\n.. _one: two_\n.. _two: three_\n.. _three: https://e.example', '<one -> https://e.example>'],
    ['one_\n\n.. _one:\n.. _two: https://e.example', '<one -> https://e.example>'],
    ['`Title here`_\n\nTitle here\n==========\n', '<Title here -> tree:page.rst#title-here>'],
    ['here_\n\n.. _here:\n\nA paragraph.\n', '<here -> tree:page.rst#here>'],
  ])('%s', (source, expected) => {
    expect(inlineOf(source)).toBe(expected);
    expect(problemsOf(source)).toEqual([]);
  });

  test('that nothing answers are text, reported', () => {
    expect(inlineOf('nothing_ and `in <circles_>`_\n\n.. _circles: rounds_\n.. _rounds: circles_')).toBe('nothing and in');
    expect(problemsOf('nothing_')).toEqual(['1:1 rst-unknown-reference']);
  });

  test('to footnotes have the numbers that docutils gives', () => {
    const page = readPage('[#]_ [2]_ [#named]_ [#]_ [*]_\n\n.. [#] one\n.. [2] two\n.. [#named] three\n.. [#] four\n.. [*] symbol\n');
    expect(page.blocks[0]).toMatchObject({ children: [1, 2, 3, 4, 5].flatMap((number, index) => [...(index > 0 ? [{ text: ' ' }] : []), { number }]) });
    expect(page.blocks[1]).toMatchObject({ notes: [{ label: '1' }, { label: '2' }, { label: 'named' }, { label: '4' }, { label: '*' }] });
  });

  test('to a citation keep its name', () => {
    expect(outline(readPage('See [RFC5321]_.\n\n.. [RFC5321] SMTP.\n').blocks)).toContain('<[RFC5321] -> tree:page.rst#rfc5321>');
  });
});

describe('substitutions', () => {
  test('put in text, pictures and characters', () => {
    expect(
      inlineOf('|a| |p| |c| x |d| y\n\n.. |a| replace:: *A*\n.. |p| image:: p.png\n   :alt: P\n.. |c| unicode:: 0xA9\n.. |d| unicode:: U+2014\n   :trim:\n'),
    ).toBe('_A_ <img P tree:p.png> © x—y');
  });

  test('that stand for themselves, or for far too much, end', () => {
    expect(inlineOf('|a|\n\n.. |a| replace:: |b|\n.. |b| replace:: |a|\n')).toBe('|a|');
    const bomb = Array.from({ length: 40 }, (_, index) => `.. |a${index}| replace:: |a${index + 1}| |a${index + 1}|`).join('\n');
    expect(readPage(`|a0|\n\n${bomb}\n`).blocks).toHaveLength(1);
  });
});

describe('roles', () => {
  test.each([
    [':kbd:`Ctrl+C` :file:`/etc/{name}` :command:`ls`', '`Ctrl+C` `/etc/name` `ls`'],
    [':menuselection:`File --> &Open` :guilabel:`&Save`', '*File ‣ Open* *Save*'],
    ['`x = 1`:code: :sub:`2`', '`x = 1` 2'],
    [':abbr:`MTA (mail transfer agent)`', 'MTA (mail transfer agent)'],
    [':py:func:`~a.b.c` :func:`!d` :class:`E <f.E>`', '`c` `d` `E`'],
    [':rfc:`5321#section-4`', '<RFC 5321#section-4 -> https://datatracker.ietf.org/doc/html/rfc5321#section-4>'],
    ['.. role:: cmd(code)\n.. default-role:: cmd\n\n`ls -l`', '`ls -l`'],
  ])('%s', (source, expected) => {
    expect(inlineOf(source)).toBe(expected);
    expect(problemsOf(source)).toEqual([]);
  });

  test('that nobody knows leave their text, reported', () => {
    expect(inlineOf('a :strange:`thing <x>` here')).toBe('a thing here');
    expect(problemsOf('a :strange:`thing` here')).toEqual(['1:3 rst-unknown-role']);
  });
});
