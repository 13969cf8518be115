import { describe, expect, test } from 'vitest';
import { splitCompound } from '../../../src/knowledge/search/compounds.ts';
import { distance, nearWords } from '../../../src/knowledge/search/fuzzy.ts';
import { phraseFinder } from '../../../src/knowledge/search/phrases.ts';
import { SYNONYMS } from '../../../src/knowledge/search/synonyms.ts';
import { fold, stemOf, wordsOf } from '../../../src/knowledge/search/words.ts';

describe('words', () => {
  test('umlauts fold to one spelling', () => {
    expect(new Set(['Verspätung', 'VERSPAETUNG', 'Verspatung'].map(fold)).size).toBe(1);
  });

  test.each([
    ['container', 'containers'],
    ['certificate', 'certificates'],
    ['blocked', 'blocks'],
    ['banned', 'bans'],
    ['Warteschlange', 'Warteschlangen'],
    ['ausgehende', 'ausgehenden'],
  ])('%s and %s are one word', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });

  test('ids and hashes are no words, ports and codes are', () => {
    expect(wordsOf('4f1a2b3c4d 1234567 25 4.4.1 x').map((word) => word.stem)).toEqual(['25', '4.4.1']);
  });
});

test('a compound is split at known words, with its joint', () => {
  const vocabulary = new Set(['zertifikat', 'erneuerung', 'festplatt', 'platz']);
  expect(splitCompound('zertifikatserneuerung', vocabulary)).toEqual(['zertifikat', 'erneuerung']);
  expect(splitCompound('festplattenplatz', vocabulary)).toEqual(['festplatt', 'platz']);
  expect(splitCompound('zertifikat', vocabulary)).toEqual([]);
});

test('a slip of one or two letters, or a swap, is near', () => {
  expect(distance('letsencript', 'letsencrypt', 2)).toBe(1);
  expect(distance('recieve', 'receive', 2)).toBe(1);
  expect(nearWords(['certificate', 'container'])('certifcate')).toEqual(['certificate']);
  expect(nearWords(['mail'])('main')).toEqual([]);
});

describe('phrases', () => {
  const find = phraseFinder({ relay: 'open relay, spam .. sent|sends', hs: 'hyper*' });
  const names = (text: string) => find(wordsOf(text)).map(({ name }) => name);

  test('words in a row, alternatives over a gap, and beginnings', () => {
    expect(names('it is an open relay')).toEqual(['relay']);
    expect(names('spam is being sent')).toEqual(['relay']);
    expect(names('Hyperscan')).toEqual(['hs']);
    expect(names('open the relay')).toEqual([]);
  });

  test('every phrase of the table can be found in itself', () => {
    const all = phraseFinder(SYNONYMS);
    for (const [name, phrases] of Object.entries(SYNONYMS)) {
      for (const phrase of phrases.split(', ')) {
        const text = phrase.replaceAll('..', ' ').replace(/\|\S+/g, '').replaceAll('*', '');
        expect(
          all(wordsOf(text)).map((found) => found.name),
          `${name}: ${phrase}`,
        ).toContain(name);
      }
    }
  });
});
