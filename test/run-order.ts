import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Looks at what all other tests of probes produced, so it comes last. */
export const LAST = 'probes/every-outcome.test.ts';
/** Names a folder for what tests of probes produce, the same in every worker. */
export const OUTCOMES = 'MAILMEDIC_OUTCOMES';

/** Runs the files as vitest would, one of them last, and writes down which files there are. */
export class RunOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    if (process.env[OUTCOMES] === undefined) {
      const folder = mkdtempSync(join(tmpdir(), 'mailmedic-outcomes-'));
      process.env[OUTCOMES] = folder;
      process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    }
    writeFileSync(join(process.env[OUTCOMES], 'files.json'), JSON.stringify(sorted.map(({ moduleId }) => moduleId)));
    const isLast = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith(LAST);
    return [...sorted.filter((file) => !isLast(file)), ...sorted.filter(isLast)];
  }
}
