import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineText } from '../../../src/terminal/render/line.ts';
import { textWidth } from '../../../src/terminal/render/text-width.ts';
import { wrap } from '../../../src/terminal/render/wrap.ts';

const wrapText = (text: string, width: number): string[] => wrap([{ text }], width).map(lineText);

const unit = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('日本語', '👩‍🔧', '--very-long-option=value', 'ß', '…', 'é'));
const prose = fc.array(unit, { maxLength: 20 }).map((parts) => parts.join(' ').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ''));

test('no line is wider than the width', () => {
  fc.assert(fc.property(prose, fc.integer({ min: 4, max: 80 }), (text, width) => wrapText(text, width).every((line) => textWidth(line) <= width)));
});

test('nothing but spaces is lost', () => {
  const bare = (text: string): string => text.replace(/ +/g, '');
  fc.assert(fc.property(prose, fc.integer({ min: 4, max: 80 }), (text, width) => bare(wrapText(text, width).join('')) === bare(text)));
});

test('words stay whole where a line can hold them', () => {
  expect(wrapText('the quick brown fox', 10)).toEqual(['the quick', 'brown fox']);
});

test('a word in several styles stays together', () => {
  const lines = wrap([{ text: 'see ' }, { text: 'dhparams', role: 'code' }, { text: '.pem now' }], 14);
  expect(lines.map(lineText)).toEqual(['see', 'dhparams.pem', 'now']);
});

test('an option name is not broken at its hyphens', () => {
  expect(wrapText('use --remove-orphans here', 18)).toEqual(['use', '--remove-orphans', 'here']);
});

test('wide characters count two cells and may break between each other', () => {
  expect(wrapText('日本語日本語', 8)).toEqual(['日本語日', '本語']);
});

test('a line feed ends the line', () => {
  expect(wrapText('one\ntwo', 20)).toEqual(['one', 'two']);
});
