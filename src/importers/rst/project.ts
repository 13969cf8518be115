import type { Phrase } from './draft.ts';
import { type Label, normaliseName } from './names.ts';
import { pathFrom } from './paths.ts';

/** What pages of a tree know of each other. Filled while the pages are read, asked when they are finished. */
export type Project = {
  /** A file in the folder that paths from `/` begin at. */
  readonly root: string;
  readonly hasFile: (file: string) => boolean;
  readonly label: (name: string) => Label | undefined;
  readonly addLabel: (name: string, label: Label) => void;
  readonly term: (name: string) => Label | undefined;
  readonly addTerm: (name: string, label: Label) => void;
  /** The page that `:doc:` or a toctree names from `file`. */
  readonly document: (file: string, name: string) => { file: string; title: string } | undefined;
  readonly addTitle: (file: string, title: string) => void;
  readonly titleOf: (file: string) => string | undefined;
  /** A path from a file, or from the root when it begins with `/`. */
  readonly path: (file: string, name: string) => string;
  /** What the configuration puts for `|version|` and its like. */
  readonly substitution: (name: string) => Phrase | undefined;
  /** Titles that are being written out where they are referred to. */
  readonly naming: Set<Phrase>;
};

const PAGE = ['.rst', '.rest', '.md', '.txt', ''];

export const createProject = (files: readonly string[], root: string, substitution: (name: string) => Phrase | undefined): Project => {
  const known = new Set(files);
  const [labels, terms, titles] = [new Map<string, Label>(), new Map<string, Label>(), new Map<string, string>()];
  const pageAt = (path: string | undefined): string | undefined => PAGE.map((extension) => `${path}${extension}`).find((file) => known.has(file));
  return {
    root,
    hasFile: (file) => known.has(file),
    label: (name) => labels.get(normaliseName(name)),
    addLabel: (name, label) => {
      if (!labels.has(name)) labels.set(name, label);
    },
    term: (name) => terms.get(normaliseName(name)),
    addTerm: (name, label) => {
      if (!terms.has(normaliseName(name))) terms.set(normaliseName(name), label);
    },
    document: (file, name) => {
      const path = pathFrom(name.startsWith('/') ? root : file, name);
      const found = path === undefined ? undefined : pageAt(path);
      return found === undefined ? undefined : { file: found, title: titles.get(found) ?? name };
    },
    addTitle: (file, title) => {
      if (!titles.has(file)) titles.set(file, title);
    },
    titleOf: (file) => titles.get(file),
    path: (file, name) => pathFrom(name.startsWith('/') ? root : file, name) ?? name,
    substitution,
    naming: new Set(),
  };
};
