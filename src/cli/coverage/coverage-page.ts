import type { PackCoverage, Served } from './cover-pack.ts';

const figure = (value: number | undefined, digits = 1): string => (value === undefined ? '–' : value.toFixed(digits));

const median = (values: readonly number[]): number | undefined => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length === 0 ? undefined : sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

const fewest = (served: readonly Served[], kind: 'questions' | 'probes'): number | undefined => {
  const all = served.flatMap((one) => one[kind] ?? []);
  return all.length === 0 ? undefined : Math.min(...all);
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Coverage as a page of Markdown: items, then flows. Generated, and compared in CI. */
export const coveragePage = ({ items, flows }: PackCoverage): string => {
  const problems = items.filter(({ problem }) => problem);
  const withKind = (kind: 'questions' | 'probes') => problems.flatMap(({ served }) => fewest(served, kind) ?? []);
  const bilingual = items.filter(({ languages }) => languages.length === 2);
  return [
    '# Coverage',
    '',
    'Made by `mailmedic check --coverage` from the articles (`answers`), the flows and their walks; CI compares it. A number is the fewest questions with which a walk comes to a conclusion that shows the article.',
    '',
    `- ${items.length} items answered, ${bilingual.length} of them in both languages.`,
    `- ${problems.length} of them are answered by a problem article: ${withKind('questions').length} are concluded by a walk without probes (median ${figure(median(withKind('questions')))} questions), ${withKind('probes').length} by one with probes (median ${figure(median(withKind('probes')))}).`,
    '',
    '## Items',
    '',
    row(['item', 'articles', 'concluded in', 'questions', 'with probes']),
    row(['---', '---', '---', '---:', '---:']),
    ...items.map(({ item, articles, served }) =>
      row([
        item,
        articles.join('<br>'),
        [...new Set(served.map(({ flow, node }) => `${flow} → ${node}`))].join('<br>') || '–',
        figure(fewest(served, 'questions'), 0),
        figure(fewest(served, 'probes'), 0),
      ]),
    ),
    '',
    '## Flows',
    '',
    'Expected questions weigh each conclusion by its odds. No way of asking can do with fewer than the bound: the entropy of the conclusions over that of the widest question of the flow.',
    '',
    row(['flow', 'conclusions', 'expected', 'with probes', 'bound', 'worst']),
    row(['---', '---:', '---:', '---:', '---:', '---:']),
    ...flows.map(({ flow, conclusions, expected, expectedWithProbes, bound, worst }) =>
      row([flow, String(conclusions), figure(expected), figure(expectedWithProbes), figure(bound), figure(worst, 0)]),
    ),
    '',
  ].join('\n');
};
