import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT } from './sources.ts';

test('pages made from tables are as the tables are: "npm run generate" renews them', () => {
  const { status, stdout } = spawnSync(process.execPath, ['build/generated.mjs', '--check'], { cwd: ROOT, encoding: 'utf8' });
  expect(stdout.split('\n').filter((line) => line.startsWith('OUT OF DATE'))).toEqual([]);
  expect(status).toBe(0);
}, 60_000);
