// How long `mailmedic import` takes on a tree, in turns with parsing the same files by mdast-util-from-markdown with GFM:
//   node bench/import.ts DOCS [rounds]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

const [docs, rounds = '5'] = process.argv.slice(2);
if (docs === undefined) throw new Error('usage: node bench/import.ts DOCS [rounds]');

const root = resolve(docs);
const program = join(import.meta.dirname, '../dist/mailmedic.js');
const files = (readdirSync(root, { recursive: true, encoding: 'utf8' }) as string[]).filter((file) => /\.mdx?$/.test(file));

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const timed = (run: () => void): number => {
  const started = performance.now();
  run();
  return performance.now() - started;
};

const parse = (): void => {
  for (const file of files) fromMarkdown(readFileSync(join(root, file), 'utf8'), { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
};

const importOnce = (pack: string) => (): void => {
  const { status, stderr } = spawnSync(process.execPath, [program, 'import', root, '-o', pack], { encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(stderr);
};

const times = { parse: [] as number[], first: [] as number[], again: [] as number[] };
for (let round = 0; round < Number(rounds); round++) {
  const pack = mkdtempSync(join(tmpdir(), 'mailmedic-bench-'));
  times.parse.push(timed(parse));
  times.first.push(timed(importOnce(pack)));
  times.again.push(timed(importOnce(pack)));
  rmSync(pack, { recursive: true });
}
const [parsed, first, again] = [median(times.parse), median(times.first), median(times.again)];
console.log(`${files.length} files, medians of ${rounds} rounds in turns`);
console.log(`parse with mdast and GFM   ${parsed.toFixed(0)} ms`);
console.log(`import, first time         ${first.toFixed(0)} ms   ${(first / parsed).toFixed(2)} times`);
console.log(`import, nothing changed    ${again.toFixed(0)} ms   ${(again / parsed).toFixed(2)} times`);
