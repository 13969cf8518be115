import { allBlocks, allInlines, ownInlines } from '../../knowledge/walk.ts';
import type { Block } from '../../model/block.ts';

export type Heading = Extract<Block, { type: 'heading' }>;
export type Notes = Extract<Block, { type: 'footnotes' }>;

/** A heading and what stands below it, up to the next heading of whatever level. The first of a page has no heading. */
export type Section = { readonly level: number; readonly heading?: Heading; readonly own: readonly Block[]; readonly parent: number };

export type Outline = { readonly sections: readonly Section[]; readonly notes: readonly Notes['notes'][number][] };

/** A page as a flat list of sections, each with the index of the one it lies in (-1 for none), and its notes apart. */
export const outlineOf = (blocks: readonly Block[]): Outline => {
  const sections: { level: number; heading?: Heading; own: Block[]; parent: number }[] = [{ level: 0, own: [], parent: -1 }];
  const open: number[] = [0];
  const notes: Notes['notes'][number][] = [];
  for (const block of blocks) {
    if (block.type === 'footnotes') notes.push(...block.notes);
    else if (block.type === 'heading') {
      while (open.length > 1 && sections[open.at(-1)!]!.level >= block.level) open.pop();
      sections.push({ level: block.level, heading: block, own: [], parent: open.at(-1)! });
      open.push(sections.length - 1);
    } else sections.at(-1)!.own.push(block);
  }
  return { sections, notes };
};

/** Sections that lie directly in one. */
export const childrenOf = (sections: readonly Section[], index: number): number[] =>
  sections.flatMap((section, at) => (at > 0 && section.parent === index ? [at] : []));

export const isInside = (sections: readonly Section[], index: number, outer: number): boolean => {
  for (let at = index; at >= 0; at = sections[at]!.parent) if (at === outer) return true;
  return false;
};

const labelsIn = (blocks: readonly Block[]): string[] =>
  [...allBlocks(blocks)].flatMap((block) => [...allInlines(ownInlines(block))].flatMap((inline) => (inline.type === 'footnote' ? [inline.label] : [])));

/** The notes that blocks refer to, and those that these refer to. */
export const notesFor = (blocks: readonly Block[], notes: Outline['notes']): Outline['notes'][number][] => {
  const labels = new Set(labelsIn(blocks));
  for (const label of labels) for (const note of notes) if (note.label === label) for (const inner of labelsIn(note.blocks)) labels.add(inner);
  return notes.filter((note) => labels.has(note.label));
};
