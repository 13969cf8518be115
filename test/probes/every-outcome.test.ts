import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PROBES } from '../../src/probes/index.ts';
import { OUTCOMES } from '../run-order.ts';

const FOLDER = process.env[OUTCOMES] ?? '';
const read = (name: string): string => (existsSync(join(FOLDER, name)) ? readFileSync(join(FOLDER, name), 'utf8') : '');

/** Files that run probes by `support/look.ts`. */
const looking = readdirSync(import.meta.dirname)
  .map((name) => join(import.meta.dirname, name))
  .filter((path) => path.endsWith('.test.ts') && !path.endsWith('every-outcome.test.ts') && readFileSync(path, 'utf8').includes('support/look.ts'));
const running: readonly string[] = JSON.parse(read('files.json') || '[]');
const whole = looking.every((path) => running.includes(path));

/** The other files may still be at it in other workers. */
const allDone = async (): Promise<readonly string[]> => {
  for (let tries = 0; tries < 600; tries += 1) {
    const lines = read('produced').split('\n');
    if (looking.every((path) => lines.includes(`done ${path}`))) return lines;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the other tests of probes did not come to an end');
};

it.skipIf(!whole)(
  `every outcome in the table is produced by a real run of its probe${whole ? '' : ' (skipped: runs only together with all files of test/probes)'}`,
  async () => {
    const lines = new Set(await allDone());
    const missing = PROBES.flatMap(({ spec }) => [...Object.keys(spec.outcomes), 'cannot-tell'].map((outcome) => `${spec.name} ${outcome}`));
    expect(missing.filter((line) => !lines.has(line))).toEqual([]);
  },
  150_000,
);
