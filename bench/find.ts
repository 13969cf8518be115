// Search against plain fuse.js and plain MiniSearch, on the built-in pack and the labelled reports. Run: node bench/find.ts
import { fileURLToPath } from 'node:url';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { blockText } from '../src/knowledge/search/block-text.ts';
import { buildIndex } from '../src/knowledge/search/build-index.ts';
import { createSearch } from '../src/knowledge/search/search.ts';
import type { Pack } from '../src/model/pack.ts';
import { loadPack } from '../src/store/packs.ts';
import { judge, percent } from './find-judge.ts';
import { bigPack } from './find-pack.ts';
import { type Report, readReports } from './find-reports.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const quantile = (times: number[], at: number): string => [...times].sort((a, b) => a - b)[Math.floor(times.length * at)]!.toFixed(2);

type Finder = (text: string) => { readonly article: string; readonly answers: readonly string[] }[];

const plain = (pack: Pack) =>
  pack.articles.map((article, id) => {
    const { prose, headings } = blockText(article.blocks);
    return {
      id,
      article: `${article.shelf}/${article.id}`,
      answers: article.answers,
      title: article.title,
      symptoms: article.symptoms.join('\n'),
      body: [...headings, ...prose].join('\n'),
    };
  });

const fuseFinder = (pack: Pack): Finder => {
  const fuse = new Fuse(plain(pack), { keys: ['title', 'symptoms', 'body'], ignoreLocation: true, useTokenSearch: true });
  // A pattern as long as a log takes fuse.js minutes; its first 300 characters are what it gets.
  return (text) => fuse.search(text.slice(0, 300), { limit: 10 }).map(({ item }) => item);
};

const miniFinder = (pack: Pack): Finder => {
  const documents = plain(pack);
  const mini = new MiniSearch({ fields: ['title', 'symptoms', 'body'], searchOptions: { boost: { title: 2, symptoms: 2 }, fuzzy: 0.2, prefix: true } });
  mini.addAll(documents);
  return (text) => mini.search(text).map(({ id }) => documents[id as number]!);
};

const rank = (name: string, find: Finder, reports: readonly Report[]): void => {
  const times: number[] = [];
  let first = 0;
  let third = 0;
  const covered = reports.filter((report) => report.covered);
  for (const report of reports) {
    const start = performance.now();
    const seen = new Set<string>();
    // Two languages of one article are one hit.
    const hits = find(report.text).filter(({ article }) => !seen.has(article) && seen.add(article));
    times.push(performance.now() - start);
    if (!report.covered) continue;
    const at = hits.findIndex(({ answers }) => answers.some((id) => report.wanted.has(id)));
    if (at === 0) first++;
    if (at >= 0 && at < 3) third++;
  }
  console.log([name.padEnd(12), percent(first, covered.length), percent(third, covered.length), quantile(times, 0.5), quantile(times, 0.95)].join('\t'));
};

const speed = (name: string, pack: Pack, texts: readonly string[]): void => {
  const built = performance.now();
  const json = JSON.stringify(buildIndex(pack));
  const made = performance.now();
  const search = createSearch(JSON.parse(json));
  const loaded = performance.now();
  search.find('warm up', { language: 'en' });
  const times: number[] = [];
  const typed: number[] = [];
  search.suggest('warm', { language: 'en' });
  for (const text of texts) {
    const start = performance.now();
    search.find(text, { language: 'en' });
    times.push(performance.now() - start);
    const head = text.slice(0, 14);
    const from = performance.now();
    search.suggest(head, { language: 'en' });
    typed.push(performance.now() - from);
  }
  console.log(
    [
      name.padEnd(16),
      `${(json.length / 1024).toFixed(0)} KiB`,
      (made - built).toFixed(0),
      (loaded - made).toFixed(0),
      quantile(times, 0.5),
      quantile(times, 0.95),
      quantile(typed, 0.5),
      quantile(typed, 0.95),
    ].join('\t'),
  );
};

const pack = await loadPack([root]);
console.log(
  `${pack.articles.length} article texts, ${pack.flows.length} flows, ${new Set(pack.articles.flatMap(({ answers }) => answers)).size} documented items`,
);
const reports = readReports();
if (reports) {
  const known = new Set(pack.articles.flatMap(({ answers }) => answers));
  // What this pack has no article for is as uncovered as what no documentation answers.
  const served = reports.map((report) => ({ ...report, covered: report.covered && [...report.wanted].some((id) => known.has(id)) }));
  console.log(`${reports.length} reports, ${served.filter(({ covered }) => covered).length} of them about something that this pack answers`);
  console.log('\n            \thit@1\thit@3\tp50 ms\tp95 ms');
  const search = createSearch(buildIndex(pack));
  rank('mailmedic', (text) => search.find(text, { language: 'en' }).hits, served);
  rank('MiniSearch', miniFinder(pack), served);
  rank('fuse.js', fuseFinder(pack), served);
  console.log(
    '\nfields, concepts, clauses and the limits of the verdicts are set by hand with these reports in view; the calibration is fitted, and judged on reports it has not seen',
  );
  judge(pack, served);
} else {
  console.log('the labelled reports (../shared/reports) are not here: hits and honesty are not measured, only speed');
}

const texts = reports?.map(({ text }) => text) ?? pack.articles.flatMap(({ symptoms }) => symptoms);
console.log('\nspeed           \tindex\tbuild ms\tload ms\tfind p50\tp95\tsuggest p50\tp95');
speed('built-in pack', pack, texts);
speed('5,000 articles', bigPack(pack, 5000), texts);
