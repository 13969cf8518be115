import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clearGroups } from './engine.ts';
import type { Fault, Lab } from './fault.ts';
import { FAULTS } from './faults/index.ts';
import { startLab } from './lab.ts';
import { matrix } from './matrix.ts';
import { prepare } from './packages.ts';
import { LAB, PROJECT } from './places.ts';
import { shapeFor } from './products.ts';
import { type Result, WAYS, type Way } from './score.ts';
import { keepProgram, runDoctor, runWalk } from './ways.ts';

/** A fault in one way; what breaks the run itself counts as wrong and says why. */
const attempt = async (fault: Fault, way: Way, lab: Lab): Promise<Result> => {
  try {
    if (fault.expect === 'healthy') return await runDoctor(fault, lab.machines, way === 'ssh');
    return way === 'doctor' ? await runDoctor(fault, lab.machines) : await runWalk(fault, lab.machines, way);
  } catch (broken) {
    return { fault: fault.name, way, score: 'wrong', found: `broken: ${(broken as Error).message}`, seconds: 0 };
  }
};

const tryFault = async (fault: Fault, lab: Lab): Promise<{ readonly results: readonly Result[]; readonly unseen?: string }> => {
  const ways = fault.expect === 'healthy' ? (['doctor', 'ssh'] as const) : WAYS;
  try {
    await shapeFor(fault, lab);
  } catch (broken) {
    return { results: [], unseen: (broken as Error).message };
  }
  try {
    await fault.inject(lab);
    if (!(await fault.observable(lab))) return { results: [], unseen: 'the fault is not there after it was injected' };
    return { results: await Promise.all(ways.map((way) => attempt(fault, way, lab))) };
  } catch (broken) {
    return { results: [], unseen: (broken as Error).message };
  } finally {
    await fault.undo(lab).catch((broken: unknown) => console.log(`  undo of ${fault.name}: ${(broken as Error).message}`));
  }
};

const main = async (): Promise<number> => {
  const names = process.argv.slice(2);
  const faults =
    names.length === 0 ? FAULTS : FAULTS.filter(({ name }) => names.some((wanted) => name === wanted || (wanted.endsWith('-') && name.startsWith(wanted))));
  if (faults.length === 0) {
    console.log(`no fault of that name; there are: ${FAULTS.map(({ name }) => name).join(' ')}`);
    return 2;
  }
  const missing = await prepare();
  if (missing !== undefined) {
    console.log(`${missing}\n0 passed, 0 failed, ${faults.length} skipped`);
    return 0;
  }
  const start = Date.now();
  await keepProgram();
  const lab = await startLab();
  const stop = (): void => {
    lab.end();
    void clearGroups().finally(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  console.log(`lab up after ${((Date.now() - start) / 1000).toFixed(1)} s`);
  const results: Result[] = [];
  let [passed, failed] = [0, 0];
  try {
    for (const fault of faults) {
      const { results: found, unseen } = await tryFault(fault, lab);
      results.push(...found);
      for (const { way, score, found: what, seconds, questions } of found) {
        const good = score === 'right' || score === 'right-later' || (score === 'cannot-tell' && way !== 'probes');
        if (good) passed += 1;
        else failed += 1;
        console.log(`${good ? 'ok  ' : 'FAIL'} ${fault.name} ${way}: ${score} ${questions ?? '-'}q ${seconds.toFixed(1)}s ${what}`);
      }
      if (unseen !== undefined) {
        failed += 1;
        console.log(`FAIL ${fault.name}: ${unseen}`);
      }
    }
  } finally {
    lab.end();
    await clearGroups();
  }
  const seconds = (Date.now() - start) / 1000;
  await writeFile(join(LAB, 'results.json'), JSON.stringify(results, undefined, 1));
  if (names.length === 0) await writeFile(join(PROJECT, 'docs/lab.md'), matrix(faults, results));
  console.log(`\n${faults.length} faults in ${seconds.toFixed(0)} s`);
  console.log(`${passed} passed, ${failed} failed, 0 skipped`);
  return failed === 0 ? 0 : 1;
};

process.exitCode = await main();
