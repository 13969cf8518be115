import { describe, expect, test } from 'vitest';
import { plainText } from '../../../src/model/block.ts';
import { readPage } from './read.ts';

const titlesOf = (text: string): string[] =>
  readPage(text).blocks.flatMap((block) => (block.type === 'heading' ? [`${block.level} ${plainText(block.children)} #${block.id}`] : []));
const rulesOf = (text: string): string[] => readPage(text).problems.map(({ rule, place }) => `${place.line}:${place.column} ${rule}`);

describe('titles', () => {
  test('have levels in the order in which their styles are used', () => {
    expect(titlesOf('A\n~\n\nB\n=\n\nC\n=\n\n-\nD\n-\n\nE\n=\n')).toEqual(['1 A #a', '2 B #b', '2 C #c', '3 D #d', '2 E #e']);
  });

  test('tell a line above and below from a line below', () => {
    expect(titlesOf('=====\nTitle\n=====\n\nOne\n===\n')).toEqual(['1 Title #title', '2 One #one']);
  });

  test('may have a line under them that is longer', () => {
    expect(titlesOf('Short\n==========\n')).toEqual(['1 Short #short']);
    expect(rulesOf('Short\n==========\n')).toEqual([]);
  });

  test('are titles and reported when the line under them is too short', () => {
    expect(titlesOf('Much too long\n=====\n')).toEqual(['1 Much too long #much-too-long']);
    expect(rulesOf('Much too long\n=====\n')).toEqual(['1:1 rst-short-title-line']);
  });

  test('are text when the line under them is too short and has less than four characters', () => {
    expect(titlesOf('Much too long\n===\n')).toEqual([]);
    expect(readPage('Much too long\n===\n').blocks).toMatchObject([{ type: 'paragraph', children: [{ text: 'Much too long ===' }] }]);
  });

  test('count East Asian letters as two columns', () => {
    expect(rulesOf('日本語\n=====\n')).toEqual(['1:1 rst-short-title-line']);
    expect(rulesOf('日本語\n======\n')).toEqual([]);
  });

  test('have anchors as docutils makes them', () => {
    expect(titlesOf("What's ``new`` in 2.0?\n======================\n\nÜber ßpaß\n---------\n\n2.0\n---\n\nÜber ßpaß\n---------\n")).toEqual([
      "1 What's new in 2.0? #what-s-new-in-2-0",
      '2 Über ßpaß #uber-szpasz',
      '2 2.0 #id1',
      '2 Über ßpaß #id2',
    ]);
  });

  test('that leave out a level stand below the open one and are reported', () => {
    const source = 'A\n=\n\nB\n-\n\nC\n=\n\nD\n~\n';
    expect(titlesOf(source)).toEqual(['1 A #a', '2 B #b', '1 C #c', '2 D #d']);
    expect(rulesOf(source)).toEqual(['10:1 rst-title-style']);
  });

  test('inside another block are strong text and reported', () => {
    const page = readPage('.. note::\n\n   Title\n   =====\n\n   Text\n');
    expect(page.blocks).toMatchObject([{ type: 'admonition', blocks: [{ children: [{ type: 'strong' }] }, { type: 'paragraph' }] }]);
    expect(page.problems.map(({ rule }) => rule)).toEqual(['rst-title-inside']);
  });
});
