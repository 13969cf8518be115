// How fast `mailmedic check` is. First a pack of 2,000 articles and 500 flows with 10,000 nodes, in both languages, against
// its limits; then the Markdown of four products' documentation, against markdownlint-cli2 and remark-lint in the same run.
// node bench/check.ts [folder of documentation trees]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBenchPack } from './check-pack.ts';

const ROOT = join(import.meta.dirname, '..');
const DOCS = process.argv[2] ?? join(ROOT, '../shared/docs');
const LIMITS = { seconds: 3, megabytes: 500 };
const RUNS = 3;

type Measure = { readonly seconds: number; readonly cpu: number; readonly megabytes: number };

/** Says at its end what a process has used, on file descriptor 3. */
const TELL = `data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';process.on('exit',()=>{const u=process.resourceUsage();writeSync(3,JSON.stringify({cpu:(u.userCPUTime+u.systemCPUTime)/1e6,megabytes:u.maxRSS/1024}))})",
)}`;

const runOnce = (script: string, args: readonly string[], cwd: string): Measure => {
  const begun = performance.now();
  const { output, error } = spawnSync(process.execPath, ['--import', TELL, script, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    maxBuffer: 1e9,
  });
  if (error) throw error;
  const seconds = (performance.now() - begun) / 1000;
  return { seconds, ...(JSON.parse(String(output[3])) as Omit<Measure, 'seconds'>) };
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Medians of several runs, taken in turns so that a busy minute hits all alike. */
const inTurns = (programs: Readonly<Record<string, () => Measure>>): Record<string, Measure> => {
  const seen: Record<string, Measure[]> = {};
  for (let turn = 0; turn < RUNS; turn++) {
    for (const [name, measure] of Object.entries(programs)) seen[name] = [...(seen[name] ?? []), measure()];
  }
  return Object.fromEntries(
    Object.entries(seen).map(([name, all]) => [
      name,
      { seconds: median(all.map(({ seconds }) => seconds)), cpu: median(all.map(({ cpu }) => cpu)), megabytes: median(all.map(({ megabytes }) => megabytes)) },
    ]),
  );
};

const line = (name: string, { seconds, cpu, megabytes }: Measure, more = ''): string =>
  `${name.padEnd(18)} ${seconds.toFixed(2).padStart(6)} s  ${cpu.toFixed(2).padStart(6)} s of processor  ${megabytes.toFixed(0).padStart(4)} MB  ${more}`;

const PROGRAM = join(ROOT, 'dist/mailmedic.js');

/** Every Markdown file of the trees as an article, under a head of ours. Returns the megabytes of text. */
const writeDocs = (docs: string, dir: string): number => {
  const shelf = join(dir, 'knowledge/common');
  mkdirSync(shelf, { recursive: true });
  let bytes = 0;
  let number = 0;
  for (const file of readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))) {
    const body = readFileSync(join(docs, file), 'utf8').replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '');
    const text = `---\ntitle: Page ${number}\nkind: background\n---\n${body}`;
    bytes += Buffer.byteLength(text);
    writeFileSync(join(shelf, `page-${number++}.md`), text);
  }
  return bytes / 1e6;
};

const work = mkdtempSync(join(tmpdir(), 'mailmedic-bench-'));
try {
  const pack = join(work, 'pack');
  const size = writeBenchPack(pack);
  const { check } = inTurns({ check: () => runOnce(PROGRAM, ['check', '--pack', pack], work) }) as { check: Measure };
  console.log(`2,000 articles and 500 flows with 10,000 nodes, in both languages, ${size.toFixed(1)} MB:`);
  console.log(line('mailmedic check', check, `limits ${LIMITS.seconds} s, ${LIMITS.megabytes} MB`));
  if (check.seconds > LIMITS.seconds || check.megabytes > LIMITS.megabytes) process.exitCode = 1;

  if (existsSync(DOCS)) {
    const docs = join(work, 'docs');
    const megabytes = writeDocs(DOCS, docs);
    writeFileSync(join(docs, '.remarkrc.json'), JSON.stringify({ plugins: [join(ROOT, 'node_modules/remark-preset-lint-recommended/index.js')] }));
    const measured = inTurns({
      'mailmedic check': () => runOnce(PROGRAM, ['check', '--pack', docs], docs),
      'markdownlint-cli2': () => runOnce(join(ROOT, 'node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs'), ['**/*.md'], docs),
      'remark-lint': () => runOnce(join(ROOT, 'node_modules/remark-cli/cli.js'), ['--quiet', '--no-stdout', '.'], docs),
    });
    console.log(`\nThe Markdown of the documentation, ${megabytes.toFixed(1)} MB:`);
    const own = measured['mailmedic check']!;
    for (const [name, one] of Object.entries(measured)) {
      console.log(line(name, one, `${(one.seconds / megabytes).toFixed(2)} s per MB, ${(one.seconds / own.seconds).toFixed(1)} times mailmedic`));
      if (one.seconds < own.seconds) process.exitCode = 1;
    }
  } else console.log(`\nNo documentation in ${DOCS}: the comparison with markdownlint-cli2 and remark-lint is left out.`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
