import { spawnSync } from 'node:child_process';

/** The program under test is the built one: a stale dist/ would test yesterday's sources. */
export const setup = (): void => {
  const { status, stderr } = spawnSync(process.execPath, ['build.mjs', '--if-stale'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed\n${stderr}`);
};
