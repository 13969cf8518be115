import { compareSections, type SectionDrift } from '../../importers/drift/compare-sections.ts';
import { type Resting, restsOn } from '../../importers/drift/rests-on.ts';
import { type DiffLine, textDiff } from '../../importers/drift/text-diff.ts';
import type { ImportLock } from '../../importers/merge/memory.ts';
import { readFrontMatter } from '../../knowledge/front-matter.ts';
import type { Flow } from '../../model/flow.ts';
import { BASE, readOwn } from '../../store/import/read-import.ts';
import type { ReadDocs } from '../import/read-docs.ts';

/** A section that is not what it was, what rests on it, and how its text differs in each language. */
export type DriftReport = SectionDrift & {
  readonly files: readonly string[];
  readonly rests: readonly Resting[];
  readonly diffs: readonly { readonly file: string; readonly lines: readonly DiffLine[] }[];
};

const bodyOf = (text: string | undefined, file: string): string => (text === undefined ? '' : (readFrontMatter(text, file).value?.body ?? text).trim());

const fileIn = (shelf: string, id: string, language: string, base: boolean): string => `knowledge/${shelf}/${id}${base ? '' : `.${language}`}.md`;

/** What is different between an imported pack and its documentation, with the flows of the pack that rest on it. */
export const importedDrift = (pack: string, lock: ImportLock, { docs }: ReadDocs, flows: readonly Flow[]): DriftReport[] => {
  const theirs = new Map(docs.files.map(({ name, text }) => [name, text]));
  const known = new Map(lock.sections.map((section) => [section.id, section]));
  return compareSections(lock, docs).map((drift) => {
    const before = known.get(drift.article);
    const languages = before ? Object.keys(before.texts) : drift.languages;
    const names = languages.map((language, at) => fileIn(lock.shelf, drift.article, language, at === 0));
    const hashes = Object.values(before?.texts ?? {}).map(({ hash }) => hash);
    const diffs =
      drift.what === 'new'
        ? []
        : names.flatMap((file) => {
            const lines = textDiff(bodyOf(readOwn(pack, `${BASE}/${file}`), file), bodyOf(theirs.get(file), file));
            return lines.some(({ sign }) => sign !== ' ') ? [{ file, lines }] : [];
          });
    return { ...drift, files: names, rests: restsOn(flows, lock.shelf, drift.article, hashes), diffs };
  });
};
