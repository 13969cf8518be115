import { createHash } from 'node:crypto';
import type { Pack } from '../model/pack.ts';
import type { Problem } from '../model/problem.ts';
import { layerFiles, type PackFile, readPackFiles, stem } from './pack-files.ts';
import { readPart, type PackText as Text } from './read-part.ts';

/** One file of a pack: its name inside the pack, and what stands in it. */
export type PackText = Text;

/** A pack, and which folder each of its files came from. */
export type LoadedPack = { readonly pack: Pack; readonly origins: ReadonlyMap<string, string> };

const versionOf = (texts: readonly PackText[]): string => {
  const hash = createHash('sha256');
  for (const { name, text } of texts) hash.update(`${name}\0${text}\0`);
  return hash.digest('hex').slice(0, 12);
};

/** Makes a pack of texts. A broken one stands in `problems` and stops nothing else. */
export const packFrom = (texts: readonly PackText[]): Pack => ({ version: versionOf(texts), ...readPart(texts) });

const readTexts = async (wanted: readonly PackFile[]): Promise<Pack> => {
  const files = await readPackFiles(wanted);
  const unread = files.flatMap((file): Problem[] =>
    'text' in file ? [] : [{ rule: 'unreadable-file', severity: 'error', message: file.why, place: { file: file.name, line: 1, column: 1 } }],
  );
  const texts = files.filter((file) => 'text' in file);
  const pack: Pack = { version: versionOf(texts), ...readPart(texts) };
  return { ...pack, problems: [...unread, ...pack.problems] };
};

const originsOf = (files: readonly PackFile[]): LoadedPack['origins'] => new Map(files.map(({ name, dir }) => [name, dir]));

/** Reads the packs in `dirs`, later ones over earlier ones. */
export const readPack = async (dirs: readonly string[]): Promise<LoadedPack> => {
  const files = layerFiles(dirs);
  return { pack: await readTexts(files), origins: originsOf(files) };
};

/** A built pack lies there without places: nobody mends it. */
const placed = <T extends { readonly places: object }>(document: T): T => ({ ...document, places: document.places ?? {} });

/**
 * The packs in `dirs` over one that is read already, `built` of the first of them: only files of the later packs are
 * read, and the translations that belong to their flows. The same as `readPack`, but for the version.
 */
export const readPackOver = async (built: Pack, dirs: readonly string[]): Promise<LoadedPack> => {
  const files = layerFiles(dirs);
  const later = files.filter(({ dir }) => dir !== dirs[0]);
  const flows = new Set(later.filter(({ name }) => name.startsWith('flows/')).map(({ name }) => stem(name)));
  const isKept = ({ name, dir }: PackFile): boolean => dir === dirs[0] && !flows.has(stem(name));
  const kept = new Set(files.filter(isKept).map(({ name }) => name));
  const own = await readTexts(files.filter((file) => !isKept(file)));
  return {
    pack: {
      version: versionOf([
        { name: built.version, text: '' },
        { name: own.version, text: '' },
      ]),
      articles: [...built.articles.filter(({ file }) => kept.has(file)).map(placed), ...own.articles],
      flows: [...built.flows.filter(({ file }) => kept.has(file)).map(placed), ...own.flows],
      problems: [...built.problems.filter(({ place }) => kept.has(place.file)), ...own.problems],
    },
    origins: originsOf(files),
  };
};

/** The pack alone. */
export const loadPack = async (dirs: readonly string[]): Promise<Pack> => (await readPack(dirs)).pack;
