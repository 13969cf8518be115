import type { DocsTree } from '../../model/imported-page.ts';
import type { Place, Problem } from '../../model/problem.ts';
import type { Extlink } from './conf.ts';
import type { Draft, Phrase } from './draft.ts';
import type { Ids } from './ids.ts';
import type { Line } from './lines.ts';
import type { Names } from './names.ts';
import type { Notes } from './notes.ts';
import type { Project } from './project.ts';

/** `titles`: whether a section may begin here. */
export type Scope = { readonly titles: boolean };

/** What a reader of one kind of block gives: undefined when no such block begins here. */
export type Reader = (
  lines: readonly Line[],
  at: number,
  sheet: Sheet,
  scope: Scope,
) => { readonly drafts: readonly Draft[]; readonly next: number } | undefined;

/** An entry of a navigation: a document, or an address with its title. */
export type TocEntry = { readonly caption?: string; readonly target: string; readonly title?: string; readonly glob: boolean; readonly place: Place };

/** Everything that is known of one page while it is read. */
export type Sheet = {
  readonly file: string;
  readonly tree: DocsTree;
  /** Of the pages, as the configuration says. */
  readonly language: string | undefined;
  /** Roles that the configuration makes for addresses. */
  readonly extlinks: ReadonlyMap<string, Extlink>;
  /** Of the whole tree; complete once every page was read, so used by drafts only. */
  readonly project: Project;
  readonly problems: Problem[];
  readonly report: (rule: string, message: string, place: Place, mend?: string) => void;
  /** Reads lines as blocks. */
  readonly body: (lines: readonly Line[], scope?: Scope) => readonly Draft[];
  /** Reads lines as inline text. */
  readonly phrase: (lines: readonly Line[]) => Phrase;
  readonly ids: Ids;
  readonly names: Names;
  readonly notes: Notes;
  /** What `|name|` stands for. */
  readonly substitutions: Map<string, Phrase>;
  /** Roles that the page defines, and what they rest on. */
  readonly roles: Map<string, string>;
  /** Styles of titles in the order of their first use. */
  readonly titleStyles: string[];
  readonly toc: TocEntry[];
  readonly front: Record<string, unknown>;
  /** What changes while the page is read, top to bottom. */
  readonly state: {
    /** How deep blocks stand in blocks. */
    depth: number;
    /** Whether anything was read that is shown. */
    started: boolean;
    /** Level of the section that is read, 0 before the first. */
    level: number;
    defaultRole: string;
    highlight: string | undefined;
    /** Files that are being included, outermost first. */
    readonly including: string[];
    /** How many files were included. */
    included: number;
    title: string | undefined;
    /** Substitutions that are being written out, and how many were. */
    readonly substituting: Set<string>;
    substituted: number;
  };
};
