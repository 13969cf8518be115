import { fnv1a64 } from '../../flow/flow-hash.ts';
import type { Block } from '../../model/block.ts';

/** What of a section is its own: not where it stands, and not the name of the page in links within it. */
const shapeOf = (blocks: readonly Block[], file: string): string =>
  JSON.stringify(blocks, (key, value) => {
    if (key === 'place') return undefined;
    if ((key === 'href' || key === 'src') && typeof value === 'string' && value.startsWith(`tree:${file}#`)) return value.slice(`tree:${file}`.length);
    return value;
  });

/** Hash of a section's blocks: changes with every word, not when the section moves. */
export const sectionHash = (blocks: readonly Block[], file: string): string => fnv1a64(shapeOf(blocks, file));
