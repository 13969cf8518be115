import { createHash } from 'node:crypto';
import { readFlow } from '../flow/read-flow.ts';
import { readArticle } from '../knowledge/article.ts';
import type { Article } from '../model/article.ts';
import type { Flow } from '../model/flow.ts';
import { isLanguage } from '../model/language.ts';
import type { Pack } from '../model/pack.ts';
import type { Problem } from '../model/problem.ts';
import { isTranslation, layerFiles, type PackFile, readPackFiles, stem } from './pack-files.ts';

/** A pack, and which folder each of its files came from. */
export type LoadedPack = { readonly pack: Pack; readonly origins: ReadonlyMap<string, string> };

/** One file of a pack: its name inside the pack, and what stands in it. */
export type PackText = { readonly name: string; readonly text: string };

const versionOf = (texts: readonly PackText[]): string => {
  const hash = createHash('sha256');
  for (const { name, text } of texts) hash.update(`${name}\0${text}\0`);
  return hash.digest('hex').slice(0, 12);
};

const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** `x.fr.md`: a text in a language that Mailmedic does not speak yet lies beside the others and waits. A misspelt ending is no language. */
const isWaiting = (name: string): boolean => {
  const ending = /\.([a-z]{2})\.md$/.exec(name)?.[1];
  return ending !== undefined && !isLanguage(ending) && LANGUAGE_NAMES.of(ending) !== undefined;
};

const readArticles = (texts: readonly PackText[], problems: Problem[]): Article[] =>
  texts.flatMap(({ name, text }) => {
    if (isWaiting(name)) return [];
    const parsed = readArticle(text, name);
    problems.push(...parsed.problems);
    return parsed.value ? [parsed.value] : [];
  });

const readFlows = (texts: readonly PackText[], problems: Problem[]): Flow[] => {
  const byStem = Map.groupBy(texts, ({ name }) => stem(name));
  return [...byStem.values()].flatMap((files) => {
    const base = files.find(({ name }) => !isTranslation(name));
    const others = files.filter((file) => file !== base).map(({ name, text }) => ({ file: name, text }));
    if (!base) {
      for (const { file } of others) {
        problems.push({
          rule: 'translation-without-flow',
          severity: 'error',
          message: `this translation has no flow: ${stem(file)}.md is missing`,
          mend: 'add the flow, or remove the translation',
          place: { file, line: 1, column: 1 },
        });
      }
      return [];
    }
    const parsed = readFlow({ base: { text: base.text, file: base.name }, others });
    problems.push(...parsed.problems);
    return parsed.value ? [parsed.value] : [];
  });
};

/** Makes a pack of texts. A broken one stands in `problems` and stops nothing else. */
export const packFrom = (texts: readonly PackText[]): Pack => {
  const problems: Problem[] = [];
  const articles = readArticles(
    texts.filter(({ name }) => name.startsWith('knowledge/')),
    problems,
  );
  const flows = readFlows(
    texts.filter(({ name }) => name.startsWith('flows/')),
    problems,
  );
  return { version: versionOf(texts), articles, flows, problems };
};

const readTexts = async (wanted: readonly PackFile[]): Promise<Pack> => {
  const files = await readPackFiles(wanted);
  const unread = files.flatMap((file): Problem[] =>
    'text' in file ? [] : [{ rule: 'unreadable-file', severity: 'error', message: file.why, place: { file: file.name, line: 1, column: 1 } }],
  );
  const pack = packFrom(files.filter((file) => 'text' in file));
  return { ...pack, problems: [...unread, ...pack.problems] };
};

const originsOf = (files: readonly PackFile[]): LoadedPack['origins'] => new Map(files.map(({ name, dir }) => [name, dir]));

/** Reads the packs in `dirs`, later ones over earlier ones. */
export const readPack = async (dirs: readonly string[]): Promise<LoadedPack> => {
  const files = layerFiles(dirs);
  return { pack: await readTexts(files), origins: originsOf(files) };
};

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
      articles: [...built.articles.filter(({ file }) => kept.has(file)), ...own.articles],
      flows: [...built.flows.filter(({ file }) => kept.has(file)), ...own.flows],
      problems: [...built.problems.filter(({ place }) => kept.has(place.file)), ...own.problems],
    },
    origins: originsOf(files),
  };
};

/** The pack alone. */
export const loadPack = async (dirs: readonly string[]): Promise<Pack> => (await readPack(dirs)).pack;
