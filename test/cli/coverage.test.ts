import { describe, expect, it } from 'vitest';
import { coverPack } from '../../src/cli/coverage/cover-pack.ts';
import { coveragePage } from '../../src/cli/coverage/coverage-page.ts';
import { figuresOf } from '../../src/cli/coverage/flow-figures.ts';
import { createLibrary } from '../../src/knowledge/library.ts';
import type { Pack } from '../../src/model/pack.ts';
import { ask, conclude, flowOf, handOver, packOf, rank } from '../engine/small-pack.ts';

const place = { file: 'flows/test.md', line: 1, column: 1 };

const walk = (when: Record<string, string>, end: string) => ({ when, facts: {}, probes: false, ['then' as const]: end, place });

const FLOW = {
  ...flowOf(
    'small',
    [
      ask('one', { go: { yes: 'left', no: 'two', unsure: 'hand-over' } }),
      ask('two', { go: { yes: 'right', no: 'hand-over', unsure: 'hand-over' } }),
      conclude('left'),
      conclude('right'),
      handOver(),
    ],
    {
      one: ['yes', 'no'],
      two: ['yes', 'no'],
    },
  ),
  walks: [walk({ one: 'yes', left: 'helped' }, 'left'), walk({ one: 'no', two: 'yes', right: 'helped' }, 'right')],
};

const answered = (pack: Pack): Pack => ({
  ...pack,
  articles: pack.articles.map((article) => ({ ...article, answers: article.language === 'en' ? ['the-item'] : [] })),
});

describe('coverage', () => {
  it('names the conclusions that serve an item, with the fewest questions to each', async () => {
    const pack = answered(packOf(FLOW));
    const { items } = await coverPack({ pack, library: createLibrary(pack.articles), catalogue: new Map(), language: 'en' });
    expect(items).toEqual([
      {
        item: 'the-item',
        problem: true,
        articles: ['common/fix-it'],
        languages: ['de', 'en'],
        served: [
          { flow: 'common/small', node: 'left', questions: 1 },
          { flow: 'common/small', node: 'right', questions: 2 },
        ],
      },
    ]);
  });

  it('does not count an item as bilingual whose German text is missing', async () => {
    const whole = answered(packOf(FLOW));
    const pack = { ...whole, articles: whole.articles.filter(({ language }) => language === 'en') };
    const { items } = await coverPack({ pack, library: createLibrary(pack.articles), catalogue: new Map(), language: 'en' });
    expect(items[0]?.languages).toEqual(['en']);
    expect(coveragePage({ items, flows: [] })).toContain('1 items answered, 0 of them in both languages');
  });

  it('weighs expected questions by the odds of the causes and never falls below the entropy bound for yes and no', () => {
    const flow = flowOf('odds', [
      rank('why', { left: { odds: 3, shownBy: {} }, right: { odds: 1, shownBy: {} } }, 'hand-over'),
      conclude('left'),
      conclude('right'),
      handOver(),
    ]);
    const figures = figuresOf(
      flow,
      new Map([
        ['left', { questions: 1 }],
        ['right', { questions: 3 }],
      ]),
    );
    expect(figures).toMatchObject({ conclusions: 2, worst: 3 });
    expect(figures.expected).toBeCloseTo(0.75 * 1 + 0.25 * 3, 9);
    expect(figures.bound).toBeCloseTo(-(0.75 * Math.log2(0.75) + 0.25 * Math.log2(0.25)), 9);
    expect(figures.expectedWithProbes).toBeUndefined();
  });
});
