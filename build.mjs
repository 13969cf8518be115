// Builds dist/: the program, the pack and a warm compile cache. `--if-stale` builds only when a source is newer.
import { buildAll } from './build/build-all.mjs';
import { isStale } from './build/is-stale.mjs';
import { tooOld } from './build/too-old.mjs';

const sentence = tooOld(process.versions.node);
if (sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
} else if (!process.argv.includes('--if-stale') || isStale()) {
  process.exitCode = await buildAll();
}
