import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/knowledge/article.ts';
import { createLibrary } from '../../src/knowledge/library.ts';
import type { Article } from '../../src/model/article.ts';

const article = (path: string): Article => {
  const german = path.endsWith('.de.md');
  const head = german ? '' : '\nkind: howto\nrelated: [other]\nanswers: [an-item]';
  return readArticle(`---\ntitle: ${path}${head}\n---\n`, `knowledge/${path}`).value!;
};

const library = createLibrary(
  ['mailcow/a.md', 'mailcow/a.de.md', 'mailcow/only-en.md', 'common/only-en.de.md', 'common/only-en.md', 'common/c.md', 'common/c.de.md'].map(article),
);

const found = (id: string, product: 'mailcow' | 'mailu' | undefined, language: 'en' | 'de') => {
  const result = library.resolve(id, { product, language });
  return result && [result.article.title, result.fallback];
};

describe('the library', () => {
  it('finds product and language first', () => {
    expect(found('a', 'mailcow', 'de')).toEqual(['mailcow/a.de.md', false]);
    expect(found('a', 'mailcow', 'en')).toEqual(['mailcow/a.md', false]);
  });

  it('prefers the product in English to the common text in the language, and says so', () => {
    expect(found('only-en', 'mailcow', 'de')).toEqual(['mailcow/only-en.md', true]);
    expect(found('only-en', 'mailu', 'de')).toEqual(['common/only-en.de.md', false]);
  });

  it('falls back to the common shelf, and to nothing', () => {
    expect(found('c', 'mailcow', 'de')).toEqual(['common/c.de.md', false]);
    expect(found('c', undefined, 'en')).toEqual(['common/c.md', false]);
    expect(found('a', undefined, 'en')).toBeUndefined();
    expect(found('nothing', 'mailcow', 'de')).toBeUndefined();
  });

  it('takes shelf/id as it is', () => {
    expect(found('mailcow/a', 'mailu', 'de')).toEqual(['mailcow/a.de.md', false]);
    expect(found('mailu/a', 'mailcow', 'de')).toBeUndefined();
  });

  it('gives the German text what stands in the English one only', () => {
    expect(library.resolve('a', { product: 'mailcow', language: 'de' })?.article).toMatchObject({ kind: 'howto', related: ['other'], answers: ['an-item'] });
    expect(library.base('a', 'mailcow')?.title).toBe('mailcow/a.md');
  });

  it('lets a later pack replace an article', () => {
    const own = { ...article('mailcow/a.md'), title: 'own' };
    expect(createLibrary([article('mailcow/a.md'), own]).base('a', 'mailcow')?.title).toBe('own');
  });

  it('takes a base file that waits for its English text as German, and says to English readers that it is none', () => {
    const text = '---\ntitle: Nur Deutsch\nlanguage: de\nkind: problem\nsignatures: [kaputt]\n---\nText\n';
    const waiting = createLibrary([readArticle(text, 'knowledge/mailcow/w.md').value!]);
    expect(waiting.resolve('w', { product: 'mailcow', language: 'de' })?.fallback).toBe(false);
    expect(waiting.resolve('w', { product: 'mailcow', language: 'en' })).toMatchObject({ fallback: true, article: { title: 'Nur Deutsch', kind: 'problem' } });
    expect(waiting.base('w', 'mailcow')?.signatures).toHaveLength(1);
    expect(waiting.all).toHaveLength(1);
  });
});
