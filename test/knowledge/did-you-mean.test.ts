import { expect, it } from 'vitest';
import { didYouMean, editDistance, mendWord } from '../../src/knowledge/did-you-mean.ts';

it('counts a swap of neighbours as one edit', () => {
  expect(editDistance('mial', 'mail')).toBe(1);
  expect(editDistance('', 'spf')).toBe(3);
});

it('finds the nearest word whatever its case', () => {
  expect(didYouMean('Mailcwo', ['mailu', 'mailcow'])).toBe('mailcow');
});

it('does not suggest a word that has little in common', () => {
  expect(didYouMean('bluemind', ['mailcow', 'mailu'])).toBeUndefined();
  expect(didYouMean('x'.repeat(1_000_000), ['mailcow'])).toBeUndefined();
});

it('names all of a short list when nothing is near', () => {
  expect(mendWord('zzz', ['en', 'de'])).toBe('use one of en, de');
  expect(mendWord('spf2', ['spf', 'dkim'])).toBe('did you mean "spf"?');
});
