import type { Block } from './block.ts';
import type { Problem } from './problem.ts';

/** Ways of writing documentation that can be imported. */
export const DIALECTS = ['mkdocs-material', 'docusaurus', 'vitepress', 'restructuredtext', 'markdown'] as const;
export type Dialect = (typeof DIALECTS)[number];

/**
 * A folder of documentation, to read only. Paths have forward slashes and begin at the folder that was named; nothing of
 * it is ever run.
 */
export type DocsTree = {
  /** Every regular file, sorted. */
  readonly files: readonly string[];
  /** Undefined where there is no such file, or where it is no UTF-8 text. */
  readonly text: (file: string) => string | undefined;
};

/**
 * One page of a documentation tree, in whatever dialect it was written. Nothing of its text is left out: what Mailmedic's
 * blocks have no form for stands in the nearest one.
 */
export type ImportedPage = {
  readonly file: string;
  readonly dialect: Dialect;
  /** What the tree says of it (`x.de.md`, `i18n/de/…`); undefined where it says nothing. */
  readonly language?: string;
  /** From the front matter or the navigation; else the first heading. */
  readonly title?: string;
  /** Titles of the sections of the navigation that hold it, outermost first. */
  readonly trail: readonly string[];
  /** Front matter or field list as data. */
  readonly front: Readonly<Record<string, unknown>>;
  /**
   * Places name `file`. A link or picture that leads into the tree is written `tree:<file>#<anchor>`, resolved from this
   * page; `id` of a heading is the anchor that the dialect's own generator gives it.
   */
  readonly blocks: readonly Block[];
  /** Where the page is published, when the tree's configuration says so. */
  readonly url?: string;
  /** What could not be read, with its place; the rest of the page is there. */
  readonly problems: readonly Problem[];
};

/** Reads one dialect. */
export type Importer = {
  readonly dialect: Dialect;
  readonly title: string;
  /** How sure it is that the tree is of its dialect, 0 to 1, by configuration files and by what the pages look like. */
  readonly recognises: (tree: DocsTree) => number;
  /** Pages one after the other, so that progress can be shown. A page that cannot be read comes with its problem and what there is. */
  readonly pages: (tree: DocsTree) => Iterable<ImportedPage>;
};
