import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Problem } from '../../model/problem.ts';
import type { RuleSettings } from '../../rules/define-rule.ts';
import { RULES } from '../../rules/index.ts';
import { readSettings, SETTINGS_FILE } from '../../rules/read-settings.ts';
import { runRules } from '../../rules/run-rules.ts';
import type { Content } from '../open-content.ts';

export type Findings = { readonly problems: readonly Problem[]; readonly files: number };

/** What the packs that are checked set, a later one over an earlier one, and what is wrong with it, at places that can be opened from `cwd`. */
const settingsOf = async (dirs: readonly string[], cwd: string): Promise<{ settings: RuleSettings; problems: Problem[] }> => {
  let settings: RuleSettings = {};
  const problems: Problem[] = [];
  for (const dir of dirs) {
    const path = join(dir, SETTINGS_FILE);
    const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'ENOENT')
        problems.push({ rule: 'settings', severity: 'error', message: fault.message, place: { file: relative(cwd, path) || path, line: 1, column: 1 } });
      return undefined;
    });
    if (text === undefined) continue;
    const read = readSettings(text, relative(cwd, path) || path, RULES);
    problems.push(...read.problems);
    settings = { ...settings, ...read.value };
  }
  return { settings, problems };
};

/** Everything that the rules find in the files that `check` is about. */
export const examine = async ({ pack, library, locate, isOwn, files, ownDirs }: Content, cwd: string): Promise<Findings> => {
  const { CATALOGUE } = await import('../../probes/catalogue.ts');
  const { settings, problems } = await settingsOf(ownDirs, cwd);
  const found = runRules(pack, { catalogue: CATALOGUE, library: await library(), isOwn, settings });
  const own = found.filter(({ place }) => isOwn(place.file)).map((problem) => ({ ...problem, place: locate(problem.place) }));
  return { problems: [...problems, ...own], files };
};
