// Builds dist/: the program, the pack and a warm compile cache. `--if-stale` builds only when a source is newer.
// The first lines must run on any Node: they find the one that `npm ci` has brought along.
import { runAgain, tooOld } from './build/runtime.mjs';

if (tooOld(process.versions.node)) process.exitCode = runAgain();
else {
  const { isStale } = await import('./build/is-stale.mjs');
  if (!process.argv.includes('--if-stale') || isStale()) {
    const { buildAll } = await import('./build/build-all.mjs');
    process.exitCode = await buildAll();
  }
}
