import { allBlocks } from '../../knowledge/walk.ts';
import type { Block, Inline } from '../../model/block.ts';
import type { Place } from '../../model/problem.ts';

/** A paragraph as it is read: code counts as one short word, whatever it holds. */
export type Prose = { readonly text: string; readonly place: Place };

const spoken = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
          return inline.text;
        case 'code':
          return 'it';
        case 'image':
        case 'footnote':
          return '';
        case 'break':
          return ' ';
        default:
          return spoken(inline.children);
      }
    })
    .join('');

export const proseOf = (inlines: readonly Inline[], place: Place): Prose => ({ text: spoken(inlines).replace(/\s+/g, ' ').trim(), place });

/** Paragraphs, also those inside lists and admonitions. Tables, code and headings are looked up rather than read. */
export const proseIn = (blocks: readonly Block[]): Prose[] =>
  [...allBlocks(blocks)].flatMap((block) => (block.type === 'paragraph' ? [proseOf(block.children, block.place)] : []));
