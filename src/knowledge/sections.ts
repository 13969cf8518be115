import type { Block } from '../model/block.ts';
import { allBlocks, allInlines, ownInlines } from './walk.ts';

/** Ids of the heading above the fix, explicit or made from its title in either language. */
const FIX_IDS = ['fix', 'lösung', 'loesung', 'behebung'];

/** The notes that a part of a document refers to, as a block of their own. */
const notesFor = (part: readonly Block[], whole: readonly Block[]): Block[] => {
  const labels = new Set<string>();
  for (const block of allBlocks(part)) for (const inline of allInlines(ownInlines(block))) if (inline.type === 'footnote') labels.add(inline.label);
  return whole.flatMap((block): Block[] => {
    if (block.type !== 'footnotes') return [];
    const notes = block.notes.filter((note) => labels.has(note.label));
    return notes.length > 0 ? [{ ...block, notes }] : [];
  });
};

const sectionAt = (blocks: readonly Block[], start: number): Block[] => {
  const heading = blocks[start];
  if (heading?.type !== 'heading') return [];
  const behind = blocks.slice(start + 1);
  const end = behind.findIndex((block) => block.type === 'footnotes' || (block.type === 'heading' && block.level <= heading.level));
  const part = end < 0 ? behind : behind.slice(0, end);
  return [...part, ...notesFor(part, blocks)];
};

/** What stands below a heading, up to the next of its level or above, with the notes it refers to. Empty when there is no such heading. */
export const sectionOf = (blocks: readonly Block[], headingId: string): Block[] =>
  sectionAt(
    blocks,
    blocks.findIndex((block) => block.type === 'heading' && block.id === headingId),
  );

/** The fix of an article: the section under `## Fix`, `## Lösung` or a heading with `{: #fix }`. Empty when it has none. */
export const fixOf = (blocks: readonly Block[]): Block[] =>
  sectionAt(
    blocks,
    blocks.findIndex((block) => block.type === 'heading' && FIX_IDS.includes(block.id)),
  );

/** What stands before the first heading; a title on level 1 above everything does not count as one. */
export const introOf = (blocks: readonly Block[]): Block[] => {
  const first = blocks[0];
  const body = first?.type === 'heading' && first.level === 1 ? blocks.slice(1) : blocks;
  const end = body.findIndex((block) => block.type === 'heading' || block.type === 'footnotes');
  const part = end < 0 ? body : body.slice(0, end);
  return [...part, ...notesFor(part, blocks)];
};
