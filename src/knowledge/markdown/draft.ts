import type { Lexer } from 'marked';
import type { Attributes, Block } from '../../model/block.ts';
import type { Place, Problem } from '../../model/problem.ts';
import type { InlineContext } from './inline.ts';

type Bare<T> = T extends unknown ? Omit<T, 'place' | 'attributes'> : never;

/** A block before its inlines are read: reference links and notes may be defined below it. */
export type Draft = { readonly place: Place; attributes?: Attributes | undefined; readonly make: () => Bare<Block> };

export type Note = { readonly label: string; readonly place: Place; readonly drafts: Draft[] };

/** One document while it is read. */
export type Sheet = {
  readonly file: string;
  readonly lexer: Lexer;
  readonly problems: Problem[];
  readonly notes: Map<string, Note>;
  readonly inlines: InlineContext;
  /** Takes an id that the author wrote; false when it is taken already. */
  readonly reserveId: (id: string) => boolean;
  readonly makeId: (title: string) => string;
};

export const finishDrafts = (drafts: readonly Draft[]): Block[] =>
  drafts.map(({ place, attributes, make }): Block => ({ ...make(), place, ...(attributes ? { attributes } : {}) }));
