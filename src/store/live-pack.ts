import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../model/article.ts';
import type { Flow } from '../model/flow.ts';
import type { Pack } from '../model/pack.ts';
import type { Problem } from '../model/problem.ts';
import { layerFiles, stem } from './pack-files.ts';
import { type PackText, readPart } from './read-part.ts';

type Kept = { readonly stamp: string; readonly text: string };
type Parsed = { readonly articles: readonly Article[]; readonly flows: readonly Flow[]; readonly problems: readonly Problem[] };

const EMPTY: Parsed = { articles: [], flows: [], problems: [] };

/** A pack that follows its files while they are edited. */
export type LivePack = {
  readonly pack: () => Pack;
  /** Reads what was saved since; false where nothing was. A file with a mistake keeps its last good version, and its problems are told. */
  readonly refresh: () => boolean;
};

const isError = ({ severity }: Problem): boolean => severity === 'error';

/** Packs in `dirs`, later ones over earlier ones. After a save only what was saved is read and parsed. */
export const openLivePack = (dirs: readonly string[]): LivePack => {
  const texts = new Map<string, Kept>();
  const parsed = new Map<string, Parsed>();
  let version = 0;
  let pack: Pack = { version: 'live-0', articles: [], flows: [], problems: [] };

  /** Files that are new or other than they were, and names that are gone. */
  const changedFiles = (): ReadonlySet<string> => {
    const changed = new Set<string>();
    const present = new Set<string>();
    for (const { name, dir } of layerFiles(dirs)) {
      const file = join(dir, name);
      const stat = statSync(file, { throwIfNoEntry: false });
      // Between an editor's two steps a file may be gone for a moment.
      if (!stat?.isFile()) continue;
      present.add(name);
      const stamp = `${dir} ${stat.mtimeMs} ${stat.size}`;
      if (texts.get(name)?.stamp === stamp) continue;
      texts.set(name, { stamp, text: readFileSync(file, 'utf8') });
      changed.add(name);
    }
    for (const name of [...texts.keys()]) {
      if (present.has(name)) continue;
      texts.delete(name);
      changed.add(name);
    }
    return changed;
  };

  const parse = (unit: string, files: readonly PackText[]): void => {
    const last = parsed.get(unit) ?? EMPTY;
    const { articles, flows, problems } = readPart(files);
    const broken = problems.some(isError);
    parsed.set(unit, {
      articles: broken && articles.length < last.articles.length ? last.articles : articles,
      flows: broken && (flows.length === 0 || last.flows.length > 0) ? last.flows : flows,
      problems,
    });
  };

  const refresh = (): boolean => {
    const changed = changedFiles();
    if (changed.size === 0) return false;
    const units = new Set([...changed].map(stem));
    const byUnit = Map.groupBy(
      [...texts].filter(([name]) => units.has(stem(name))).map(([name, { text }]): PackText => ({ name, text })),
      ({ name }) => stem(name),
    );
    for (const unit of units) {
      const files = byUnit.get(unit);
      if (files) parse(unit, files);
      else parsed.delete(unit);
    }
    const all = [...parsed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
    version += 1;
    pack = {
      version: `live-${version}`,
      articles: all.flatMap(({ articles }) => articles),
      flows: all.flatMap(({ flows }) => flows),
      problems: all.flatMap(({ problems }) => problems),
    };
    return true;
  };
  refresh();
  return { pack: () => pack, refresh };
};
