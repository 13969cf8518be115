import { rmSync } from 'node:fs';
import { bundleProgram } from './bundle.mjs';
import { sourceStamp } from './is-stale.mjs';
import { DIST } from './paths.mjs';
import { warm } from './warm.mjs';
import { bundleWeb } from './web.mjs';
import { replaceFile, writeFrontEnd, writeProgram } from './write-dist.mjs';
import { writePack } from './write-pack.mjs';

/** A folder that cannot be written: an old dist/ is better than none. */
const READ_ONLY = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Builds everything; returns the exit code. What is wrong in an article or a flow is said by `mailmedic check`. */
export const buildAll = async () => {
  const begun = performance.now();
  try {
    const stamp = sourceStamp();
    const { files } = await bundleProgram();
    writeProgram(files);
    rmSync(`${DIST}cache`, { recursive: true, force: true });
    await writeFrontEnd(await bundleWeb());
    const { pack } = await writePack();
    await warm();
    replaceFile('stamp.json', stamp);
    const wrong = new Set(pack.problems.filter(({ severity }) => severity === 'error').map(({ place }) => place.file)).size;
    const left = wrong === 0 ? '' : `, ${wrong} files left out because of mistakes (see "npx mailmedic check")`;
    process.stderr.write(`built in ${Math.round(performance.now() - begun)} ms: ${pack.articles.length} articles, ${pack.flows.length} flows${left}\n`);
    return 0;
  } catch (fault) {
    if (READ_ONLY.has(fault?.code)) {
      process.stderr.write(`dist/ cannot be written (${fault.message}): the program is used as it was built\n`);
      return 0;
    }
    // esbuild has said what is wrong in the sources by itself.
    if (!fault?.errors) process.stderr.write(`the build failed: ${fault?.stack ?? fault}\n`);
    return 1;
  }
};
