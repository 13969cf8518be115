import type { ImportedFile } from '../../importers/articles/imported.ts';
import type { ImportLock } from '../../importers/merge/memory.ts';
import { type FileStep, planFile } from '../../importers/merge/plan-merge.ts';
import type { Change } from '../../store/import/apply-changes.ts';
import { BASE, INCOMING, LOCK, listOwn, readOwn } from '../../store/import/read-import.ts';

export type Step = { readonly file: string; readonly what: FileStep['what'] | 'open'; readonly lines: readonly number[] };
export type ImportPlan = { readonly steps: readonly Step[]; readonly changes: readonly Change[] };

const changesOf = (name: string, step: FileStep): Change[] => {
  switch (step.what) {
    case 'add':
    case 'update':
    case 'merge':
      return [{ name, text: step.text }];
    case 'conflict':
      return [{ name: `${name}${INCOMING}`, text: step.text }];
    case 'delete':
      return [{ name }];
    default:
      return [];
  }
};

/** What is remembered stays as it was when only the day differs: an import that changes nothing writes nothing. */
const settledLock = (lock: ImportLock, before: ImportLock | undefined): ImportLock =>
  before && JSON.stringify({ ...lock, read: '' }) === JSON.stringify({ ...before, read: '' }) ? before : lock;

/** Compares what lies in the pack, what was imported last and what is imported now, file by file. Nothing is written yet. */
export const planImport = (pack: string, files: readonly ImportedFile[], lock: ImportLock, before: ImportLock | undefined): ImportPlan => {
  const theirs = new Map(files.map(({ name, text }) => [name, text]));
  const known = listOwn(pack, BASE).map((name) => name.slice(BASE.length + 1));
  const steps: Step[] = [];
  const changes: Change[] = [];
  for (const name of [...new Set([...known, ...theirs.keys()])].sort()) {
    const base = readOwn(pack, `${BASE}/${name}`);
    const next = theirs.get(name);
    const step = planFile({ mine: readOwn(pack, name), base, theirs: next });
    const lines = step.what === 'conflict' ? step.conflicts.map(({ line }) => line) : [];
    if (step.what !== 'keep' && !(step.what === 'stays-deleted' && !step.changed)) steps.push({ file: name, what: step.what, lines });
    else if (readOwn(pack, `${name}${INCOMING}`) !== undefined) steps.push({ file: `${name}${INCOMING}`, what: 'open', lines: [] });
    changes.push(...changesOf(name, step));
    if (next !== base) changes.push(next === undefined ? { name: `${BASE}/${name}` } : { name: `${BASE}/${name}`, text: next });
  }
  const text = `${JSON.stringify(settledLock(lock, before), undefined, 2)}\n`;
  if (text !== readOwn(pack, LOCK)) changes.push({ name: LOCK, text });
  return { steps, changes };
};
