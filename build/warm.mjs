import { spawnSync } from 'node:child_process';
import { DIST } from './paths.mjs';

/** Runs that together load what a start needs; what V8 compiles in them is kept in dist/cache. */
const RUNS = [{ args: ['--version'] }, { args: ['--plain', '--probes', 'none'] }, { args: ['find', 'mail'] }];

/** Fills the compile cache, so that the first start is as fast as the second. Nothing depends on it. */
export const warm = () => {
  for (const { args } of RUNS)
    spawnSync(process.execPath, [`${DIST}mailmedic.js`, ...args], {
      stdio: 'ignore',
      timeout: 10_000,
      env: { ...process.env, MAILMEDIC_HOME: `${DIST}.warm` },
    });
};
