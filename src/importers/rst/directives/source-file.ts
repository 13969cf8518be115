import { sanitise } from '../../../model/sanitise.ts';
import { pathFrom } from '../paths.ts';
import type { Sheet } from '../sheet.ts';
import type { Use } from './directive.ts';

/** A file that a directive names: from the page, from the file the line stands in, or from the root. Nothing outside the tree is read. */
export const sourceFile = (name: string, use: Use, sheet: Sheet): { file: string; text: string } | undefined => {
  const from = name.startsWith('/') ? [sheet.project.root] : [sheet.file, use.place.file];
  for (const base of from) {
    const file = pathFrom(base, name);
    const text = file === undefined || !sheet.project.hasFile(file) ? undefined : sheet.tree.text(file);
    if (file !== undefined && text !== undefined) return { file, text };
  }
  sheet.report('rst-missing-file', `"${sanitise(name)}" is no text file of this tree`, use.place, 'name a file of the documentation');
  return undefined;
};
