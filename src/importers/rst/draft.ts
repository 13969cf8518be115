import type { Block, Inline } from '../../model/block.ts';

/** Blocks that are known once every page is read: references may point anywhere. */
export type Draft = () => readonly Block[];

/** Inline text that was read; `text` is what it says before references and substitutions are known. */
export type Phrase = { readonly text: string; readonly finish: () => readonly Inline[] };
