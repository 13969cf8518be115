// Damaged pages of each dialect: no crash, no page that is lost, none that takes longer than a second.
// Run: node bench/fuzz-import.ts [pages a dialect, default 100000] [dialect…]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { IMPORTERS } from '../src/importers/index.ts';
import type { Dialect, DocsTree, Importer } from '../src/model/imported-page.ts';
import { textTree } from '../test/importers/folder-tree.ts';
import { mutate, seeded } from '../test/importers/mutate.ts';
import { fixtureTexts, importerOf } from '../test/importers/read-fixture.ts';

type Task = { readonly dialect: Dialect; readonly count: number };
type Said = { readonly at: number } | { readonly bad: string; readonly text: string } | { readonly done: { readonly slowest: number; readonly text: string } };

const LIMIT = 1000;
const DIALECTS: readonly Dialect[] = ['mkdocs-material', 'docusaurus', 'vitepress', 'markdown'];
const SHARED = join(import.meta.dirname, '../../shared/docs');
const REAL: Partial<Record<Dialect, string>> = { 'mkdocs-material': 'mailcow', docusaurus: 'bluemind', markdown: 'docker-mailserver' };

/** Some pages of a real tree, where one is there: they hold what nobody would think of. */
const realPages = (dialect: Dialect): string[] => {
  const folder = join(SHARED, REAL[dialect] ?? '-');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.mdx?$/.test(file));
  return files
    .filter((_, index) => index % 9 === 0)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .filter((text) => text.length < 12_000);
};

/** On a machine that does other things as well a page may wait: one that is slow is slow again. */
const timeOf = (importer: Importer, tree: DocsTree, first: number): number => {
  if (first <= LIMIT) return first;
  const from = performance.now();
  for (const _ of importer.pages(tree));
  return Math.min(first, performance.now() - from);
};

const work = ({ dialect, count }: Task): void => {
  const port = parentPort!;
  const texts = fixtureTexts(dialect);
  // The configuration stays whole; one page at a time is damaged, and read alone with what it may include.
  const config = Object.fromEntries(Object.entries(texts).filter(([file]) => !/\.mdx?$/.test(file) || /(?:includes|parts|_note)/.test(file)));
  const sources = [...Object.entries(texts).flatMap(([file, text]) => (/\.mdx?$/.test(file) ? [text] : [])), ...realPages(dialect)];
  const importer = importerOf(dialect);
  let slowest = { ms: 0, text: '' };
  for (let at = 0; at < count; at++) {
    const random = seeded(at * 7919 + dialect.length);
    const text = mutate(sources[at % sources.length]!, random);
    const tree = textTree({ ...config, 'docs/page.md': text });
    if (at % 500 === 0) port.postMessage({ at } satisfies Said);
    const from = performance.now();
    try {
      const pages = [...importer.pages(tree)];
      if (!pages.some((page) => page.file === 'docs/page.md')) port.postMessage({ bad: 'the page is lost', text } satisfies Said);
    } catch (error) {
      port.postMessage({ bad: String(error instanceof Error ? error.stack : error), text } satisfies Said);
    }
    const ms = timeOf(importer, tree, performance.now() - from);
    if (ms > LIMIT) port.postMessage({ bad: `took ${ms.toFixed(0)} ms`, text } satisfies Said);
    if (ms > slowest.ms) slowest = { ms, text };
  }
  port.postMessage({ done: { slowest: slowest.ms, text: slowest.text } } satisfies Said);
};

/** A worker that says nothing for this long hangs. */
const SILENCE = 120_000;

const run = (task: Task): Promise<number> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: task });
    const from = performance.now();
    let bad = 0;
    let at = 0;
    const hangs = (): void => {
      console.log(`${task.dialect}: hangs behind page ${at}`);
      bad++;
      void worker.terminate().then(() => resolve(bad));
    };
    let timer = setTimeout(hangs, SILENCE);
    worker.on('message', (said: Said) => {
      clearTimeout(timer);
      if ('done' in said) {
        const seconds = (performance.now() - from) / 1000;
        console.log(`${task.dialect}: ${task.count} pages in ${seconds.toFixed(0)} s, slowest ${said.done.slowest.toFixed(0)} ms, ${bad} bad`);
        resolve(bad);
        return;
      }
      timer = setTimeout(hangs, SILENCE);
      if ('at' in said) at = said.at;
      else if (bad++ < 3) console.log(`${task.dialect}: ${said.bad}\n--- page\n${said.text}\n---`);
    });
    worker.on('error', (error) => {
      clearTimeout(timer);
      console.log(`${task.dialect}: ${error}`);
      resolve(bad + 1);
    });
  });

if (isMainThread) {
  const [count = '100000', ...named] = process.argv.slice(2);
  const chosen = named.length > 0 ? IMPORTERS.map((importer) => importer.dialect).filter((dialect) => named.includes(dialect)) : DIALECTS;
  let bad = 0;
  for (const dialect of chosen) bad += await run({ dialect, count: Number(count) });
  process.exitCode = bad > 0 ? 1 : 0;
} else work(workerData as Task);
