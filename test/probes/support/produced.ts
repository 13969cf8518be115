import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { OUTCOMES } from '../../run-order.ts';

const write = (line: string): void => {
  const folder = process.env[OUTCOMES];
  if (folder !== undefined) appendFileSync(join(folder, 'produced'), `${line}\n`);
};

/** Notes that a real run of a probe came to an outcome. */
export const produced = (probe: string, outcome: string): void => write(`${probe} ${outcome}`);

/** Call it once in every file whose tests run probes: says when the file is through. */
export const tellWhenDone = (): void => {
  afterAll(() => write(`done ${expect.getState().testPath}`));
};
