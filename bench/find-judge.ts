import { buildIndex } from '../src/knowledge/search/build-index.ts';
import { FEATURES, featuresOf, probability, verdictOf } from '../src/knowledge/search/calibrate.ts';
import { readQuery } from '../src/knowledge/search/read-query.ts';
import { createScorer } from '../src/knowledge/search/score.ts';
import type { Pack } from '../src/model/pack.ts';
import { fit } from './find-fit.ts';
import type { Report } from './find-reports.ts';

export const percent = (part: number, whole: number): string => (whole > 0 ? `${((100 * part) / whole).toFixed(1)} %` : '-');

type Row = { readonly report: Report; readonly right: boolean; readonly x: readonly number[] };
type Judged = Row & { readonly p: number };

const rowsOf = (pack: Pack, reports: readonly Report[]): Row[] => {
  const index = buildIndex(pack);
  const scorer = createScorer(index);
  return reports.map((report) => {
    const query = readQuery(report.text);
    const ranking = scorer(query, { products: query.products });
    const first = ranking.candidates[0];
    const right = report.covered && first !== undefined && index.entries[first.entry]!.answers.some((id) => report.wanted.has(id));
    return { report, right, x: featuresOf(query, ranking, index.entries, query.products) };
  });
};

const PARTS = 5;

/** Packs that lack a fifth of the articles each: more that is not covered, and less that is known by heart. */
const thinned = (pack: Pack): Pack[] => {
  const keyOf = ({ shelf, id }: { shelf: string; id: string }): string => `${shelf}/${id}`;
  const keys = [...new Set(pack.articles.map(keyOf))].sort();
  return Array.from({ length: PARTS }, (_, part) => ({ ...pack, articles: pack.articles.filter((article) => keys.indexOf(keyOf(article)) % PARTS !== part) }));
};

const FOLDS = 10;

/** Each report judged by coefficients that have seen it in no pack. */
const heldOut = (rows: readonly Row[], all: readonly Row[]): Judged[] =>
  Array.from({ length: FOLDS }, (_, fold) => {
    const coefficients = fit(all.filter(({ report }) => report.id % FOLDS !== fold));
    return rows.filter(({ report }) => report.id % FOLDS === fold).map((row) => ({ ...row, p: probability(row.x, coefficients) }));
  }).flat();

const tell = (name: string, judged: readonly Judged[]): void => {
  const saying = (verdict: string) => judged.filter(({ x, p }) => verdictOf(x, p) === verdict);
  const [sure, none] = [saying('match'), saying('none')];
  const open = judged.filter(({ report }) => !report.covered);
  const honest = open.filter(({ x, p }) => verdictOf(x, p) !== 'match');
  console.log(
    `\n${name}: uncovered kept honest ${percent(honest.length, open.length)}; sure ${sure.length}, ${sure.filter(({ right }) => !right).length} of them wrong; ` +
      `"not in my knowledge" ${none.length} times, ${none.filter(({ right }) => right).length} of them though the first hit was right`,
  );
  console.log('said\treports\tmean said\tright');
  for (const low of [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0]) {
    const high = low === 0 ? 0.3 : low === 0.9 ? 1.01 : low + 0.1;
    const band = judged.filter(({ p }) => p >= low && p < high);
    const said = band.reduce((sum, { p }) => sum + p, 0) / band.length;
    if (band.length > 0) console.log([low, band.length, said.toFixed(2), percent(band.filter(({ right }) => right).length, band.length)].join('\t'));
  }
};

const tellWrong = (judged: readonly Judged[]): void => {
  const wrong = judged.filter(({ right }) => !right).sort((a, b) => b.p - a.p);
  for (const { report, x, p } of wrong.slice(0, 15)) {
    const head = report.text.split('\n')[0];
    console.log('  wrong', p.toFixed(2), verdictOf(x, p), report.id, report.covered ? '' : 'uncovered', head, x.map((value) => value.toFixed(2)).join(' '));
  }
};

/** Whether probabilities mean what they say and what is called certain is right; with coefficients for `calibrate.ts`. */
export const judge = (pack: Pack, reports: readonly Report[]): void => {
  const rows = rowsOf(pack, reports);
  const thin = thinned(pack).flatMap((one) => rowsOf(one, reports));
  const all = [...rows, ...thin];
  const fitted = fit(all);
  console.log(`\ncoefficients fitted on all: [${fitted.map((value) => value.toFixed(2)).join(', ')}]`, `(${[...FEATURES, 'constant'].join(', ')})`);
  const held = heldOut(rows, all);
  tell(
    'as built',
    rows.map((row) => ({ ...row, p: probability(row.x) })),
  );
  tell(`held out, ${FOLDS} folds by report`, held);
  tell(`held out, ${PARTS} packs that lack a fifth of the articles`, heldOut(thin, all));
  if (process.argv.includes('--wrong')) tellWrong(held);
};
