import { describe, expect, test } from 'vitest';
import { askOf, type Traits } from '../../../src/knowledge/search/ask.ts';
import { buildIndex } from '../../../src/knowledge/search/build-index.ts';
import { createSearch } from '../../../src/knowledge/search/search.ts';
import { smallPack } from './small-pack.ts';

const flow = (key: string) => ({ key, title: { en: `the flow ${key}`, de: `der Ablauf ${key}` } });
const hit = (key: string, score: number, more: Partial<Traits> = {}): Traits => ({ key, score, products: [], ...more });
const labels = (ask: ReturnType<typeof askOf>) => ask?.options.map((option) => [option.label.en, option.hits]);

describe('the one question', () => {
  test('asks on in the flow that all candidates share', () => {
    const one = flow('common/send');
    expect(askOf([hit('a', 0.5, { flow: one }), hit('b', 0.4, { flow: one }), hit('c', 0.01)], {})).toMatchObject({
      about: 'flow',
      options: [{ label: one.title, hits: [0, 1], flow: 'common/send' }],
    });
  });

  test('asks for the product where the products differ, and what serves any fits every answer', () => {
    const hits = [hit('a', 0.4, { products: ['mailcow'] }), hit('b', 0.3, { products: ['mailu'] }), hit('c', 0.2)];
    const ask = askOf(hits, {});
    expect(ask).toMatchObject({ about: 'product', question: { de: 'Welchen Mailserver betreibst du?' } });
    expect(labels(ask)).toEqual([
      ['mailcow', [0, 2]],
      ['Mailu', [1, 2]],
    ]);
    expect(ask!.options[0]!.facts).toEqual({ product: 'mailcow' });
  });

  test('does not ask what is known', () => {
    const hits = [hit('a', 0.4, { products: ['mailcow'], area: 'sending' }), hit('b', 0.3, { products: ['mailu'], area: 'login' })];
    expect(askOf(hits, { product: true })).toMatchObject({ about: 'area' });
  });

  test('does not ask for sending or receiving where the way is known', () => {
    const hits = [hit('a', 0.4, { area: 'sending' }), hit('b', 0.3, { area: 'receiving' })];
    expect(askOf(hits, {})).toMatchObject({ about: 'area' });
    expect(askOf(hits, { direction: true })).toBeUndefined();
  });

  test('takes the question whose answer is worth most', () => {
    const hits = [
      hit('a', 0.3, { products: ['mailcow'], area: 'sending' }),
      hit('b', 0.3, { products: ['mailcow'], area: 'login' }),
      hit('c', 0.3, { products: ['mailcow'], area: 'dns' }),
      hit('d', 0.1, { products: ['mailu'], area: 'dns' }),
    ];
    expect(askOf(hits, {})?.about).toBe('area');
  });

  test('names the flow that an answer leads to, where it is only one', () => {
    const hits = [
      hit('a', 0.4, { area: 'sending', flow: flow('x') }),
      hit('b', 0.3, { area: 'login', flow: flow('y') }),
      hit('c', 0.2, { area: 'login', flow: flow('z') }),
    ];
    expect(askOf(hits, {})?.options.map((option) => option.flow)).toEqual([undefined, 'x']);
  });

  test('offers no more than four answers', () => {
    const areas = ['sending', 'receiving', 'login', 'dns', 'spam', 'logs'] as const;
    const ask = askOf(
      areas.map((area, at) => hit(area, 0.5 - at / 20, { area })),
      {},
    );
    expect(ask?.options.map(({ label }) => label.en)).toEqual(['Sending mail', 'Receiving mail', 'Logging in and reading mail', 'something else']);
    expect(ask?.options.flatMap(({ hits }) => hits)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('asks nothing where nothing separates, or where one candidate stands alone', () => {
    expect(askOf([hit('a', 0.4, { area: 'dns' }), hit('b', 0.3, { area: 'dns' })], {})).toBeUndefined();
    expect(askOf([hit('a', 0.9, { area: 'dns' }), hit('b', 0.1, { area: 'login' })], {})).toBeUndefined();
    expect(askOf([], {})).toBeUndefined();
  });
});

test('a result asks only where it is ambiguous', () => {
  const search = createSearch(buildIndex(smallPack));
  const texts = [
    'everything is broken after the update',
    'the disk is full',
    'mailcow: bind: address already in use, the port is taken by another program',
    'qqqq',
  ];
  for (const text of texts) {
    const { ask, hits, verdict } = search.find(text, { language: 'en' });
    if (verdict !== 'ambiguous') expect(ask).toBeUndefined();
    for (const option of ask?.options ?? []) for (const at of option.hits) expect(hits[at]).toBeDefined();
  }
  expect(search.find('the disk is full, the certificate has expired, everybody is banned', { language: 'en' }).ask).toMatchObject({
    options: expect.any(Array),
  });
});
