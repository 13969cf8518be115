import type { Pack } from '../model/pack.ts';
import { formatProblem, type Place } from '../model/problem.ts';
import { printable } from './printable.ts';
import type { Words } from './words.ts';

/** A pack, which of its files are those of `--pack`, and how to name a place to the person. */
type Loaded = { readonly pack: Pack; readonly isOwn: (file: string) => boolean; readonly locate: (place: Place) => Place };

/** More than this are counted, not named: whoever walks a flow did not come to mend a pack. */
const MOST = 3;

/** Which files of the packs of `--pack` are left out because of mistakes, and the first mistake of each, at its place. */
export const leftOutLines = ({ pack, isOwn, locate }: Loaded, dirs: readonly string[], say: Words): string[] => {
  const errors = pack.problems.filter(({ severity, place }) => severity === 'error' && isOwn(place.file));
  const read = new Set([...pack.articles.map(({ file }) => file), ...pack.flows.flatMap(({ words }) => Object.values(words).map(({ file }) => file))]);
  const byFile = [...Map.groupBy(errors, ({ place }) => place.file)].filter(([file]) => !read.has(file));
  if (byFile.length === 0) return [];
  const named = byFile.slice(0, MOST).map(([, [first]]) => `${formatProblem({ ...first!, place: locate(first!.place) })}`);
  const more = byFile.length > MOST ? [`… +${byFile.length - MOST}`] : [];
  const check = `mailmedic check ${dirs.map((dir) => `--pack ${dir}`).join(' ')}`;
  return [say.packLeftOut(byFile.length, check), ...named, ...more].map(printable);
};
