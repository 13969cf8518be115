import type { Draft } from '../../knowledge/markdown/draft.ts';
import type { Line } from '../../knowledge/markdown/lines.ts';
import type { Prose } from '../../knowledge/markdown/prose.ts';
import type { Inline } from '../../model/block.ts';
import type { Place, Problem } from '../../model/problem.ts';
import type { Flavour } from './flavour.ts';

/** Raw HTML, or a tag of JSX written as HTML, between the blocks of a container. */
export type Fragment = { readonly html: string; readonly place: Place };

/** What a container is read into, before its HTML is woven with its blocks. */
export type Piece = Draft | Fragment;

export type Note = { readonly label: string; readonly place: Place; readonly drafts: Draft[] };

export type Abbreviation = { readonly short: string; readonly long: string; readonly place: Place };

/** One page while it is read. */
export type Sheet = {
  readonly file: string;
  readonly flavour: Flavour;
  readonly problems: Problem[];
  readonly notes: Map<string, Note>;
  /** By short form; what the page, or what is appended to every page, says. */
  readonly abbreviations: Map<string, Abbreviation>;
  /** Link reference definitions by normalised label. */
  readonly define: (label: string, href: string, title: string | undefined) => void;
  /** Inlines of a block; only when the whole page has been seen, as definitions may stand below. */
  readonly inlines: (prose: Prose, where?: 'heading' | 'text') => Inline[];
  /** Drafts of a container's dedented lines. */
  readonly read: (lines: readonly Line[]) => Draft[];
  /** The same for lines between the tags of an element: its HTML is woven with that around it. */
  readonly pieces: (lines: readonly Line[]) => Piece[];
  readonly anchor: (title: string) => string;
  /** Takes an id that the author wrote; false when it is taken already. */
  readonly reserve: (id: string) => boolean;
  /** Where a link or picture leads, as a page of the tree names it. */
  readonly resolve: (href: string) => string;
};

/** What a block reader took, and the index of the first line that is left. */
export type Taken = {
  readonly next: number;
  readonly pieces: readonly Piece[];
  /** What is left of the line before `next`. */
  readonly rest?: Line;
};

/** Tries to read a block at a line. Undefined when something else begins there. */
export type BlockReader = (lines: readonly Line[], at: number, sheet: Sheet) => Taken | undefined;

export const isFragment = (piece: Piece): piece is Fragment => 'html' in piece;
