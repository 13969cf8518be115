import type { Block } from '../../model/block.ts';

const hex = (number: number): string => (number >>> 0).toString(16).padStart(8, '0');

/** 64 bits over UTF-16 units in two lanes of 32-bit multiplications (after cyrb53 by bryc, public domain): fast where a tree is hashed whole. */
const hash64 = (text: string): string => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return hex(b) + hex(a);
};

/** What of a section is its own: not where it stands, and not the name of the page in links within it. */
const shapeOf = (blocks: readonly Block[], file: string): string =>
  JSON.stringify(blocks, (key, value) => {
    if (key === 'place') return undefined;
    if ((key === 'href' || key === 'src') && typeof value === 'string' && value.startsWith(`tree:${file}#`)) return value.slice(`tree:${file}`.length);
    return value;
  });

/** Hash of a section's blocks: changes with every word, not when the section moves. */
export const sectionHash = (blocks: readonly Block[], file: string): string => hash64(shapeOf(blocks, file));

/** Hash of a section with its heading. */
export const headedHash = (heading: Block | undefined, body: string, file: string): string => (heading ? hash64(shapeOf([heading], file) + body) : body);
