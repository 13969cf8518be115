import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildIndex } from '../../src/knowledge/search/build-index.ts';
import { createSearch } from '../../src/knowledge/search/search.ts';
import { loadPack } from '../../src/store/packs.ts';
import { createSuggest } from '../../src/terminal/state/look-up.ts';

const search = createSearch(buildIndex(await loadPack([fileURLToPath(new URL('../..', import.meta.url))])));
const suggested = (text: string) => createSuggest()(search, text, 'en', {});

test.each(['users cannot send to gmail', 'webmail shows 502', 'thunderbird asks for password'])(
  'of a sentence the same leads before ↵ as after it: %s',
  (text) => {
    const { flow, article } = search.find(text, { language: 'en' }).hits[0]!;
    expect(suggested(text)[0]).toMatchObject(flow ? { flow } : { article });
  },
);

test('words that are half typed still begin a title', () => {
  expect(suggested('dovecot keeps rest')[0]).toMatchObject({ flow: 'mailcow/dovecot-restarts' });
  expect(suggested('dovec')[0]).toMatchObject({ flow: 'mailcow/dovecot-restarts' });
});

test('a sentence that means nothing known keeps what its letters resemble', () => {
  expect(search.find('it does not', { language: 'en' }).verdict).toBe('none');
  expect(suggested('it does not')).toEqual(search.suggest('it does not', { language: 'en' }));
});
