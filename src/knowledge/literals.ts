import type { Block } from '../model/block.ts';
import { allBlocks, allInlines, ownInlines } from './walk.ts';

export type Literal = { readonly text: string; readonly block: Block };

/** Code spans and code blocks in the order of the document, each with the block it stands in. */
export const placedLiterals = (blocks: readonly Block[]): Literal[] =>
  [...allBlocks(blocks)].flatMap((block): Literal[] => {
    if (block.type === 'code') return [{ text: block.text, block }];
    return [...allInlines(ownInlines(block))].flatMap((inline) => (inline.type === 'code' ? [{ text: inline.text, block }] : []));
  });

/** Code spans and code blocks in the order of the document: what must be the same in every language. */
export const literalsOf = (blocks: readonly Block[]): string[] => placedLiterals(blocks).map((literal) => literal.text);
