import { fnv1a64 } from '../flow/flow-hash.ts';
import { allBlocks } from '../knowledge/walk.ts';
import { type Block, plainText } from '../model/block.ts';
import type { FlowWords, NodeWords } from '../model/flow.ts';

/** What a translation must have in the same number and order, with the word for it. */
const PARTS: Partial<Record<Block['type'], string>> = {
  heading: 'headings',
  code: 'code blocks',
  list: 'lists',
  table: 'tables',
  admonition: 'boxes',
  tabs: 'tabs',
};

export type Part = { readonly type: Block['type']; readonly block: Block; readonly size: number };

const sizeOf = (block: Block): number => {
  if (block.type === 'list') return block.items.length;
  if (block.type === 'table') return block.rows.length;
  if (block.type === 'tabs') return block.tabs.length;
  return block.type === 'heading' ? block.level : 1;
};

export const partsOf = (blocks: readonly Block[]): Part[] =>
  [...allBlocks(blocks)].flatMap((block) => (PARTS[block.type] ? [{ type: block.type, block, size: sizeOf(block) }] : []));

export const partName = (type: Block['type']): string => PARTS[type] ?? type;

/** Letters and digits only: a comma or a line break more changes no meaning. */
const meaning = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');

const textOf = (blocks: readonly Block[]): string =>
  [...allBlocks(blocks)]
    .map((block) => {
      if (block.type === 'heading' || block.type === 'paragraph') return plainText(block.children);
      if (block.type === 'code') return block.text;
      if (block.type === 'table') return [...block.header, ...block.rows.flat()].map(plainText).join(' ');
      return block.type;
    })
    .join('\n');

/** Letters only: YAML would read 12345678 and 1e234567 as numbers. */
const inLetters = (hex: string): string => hex.slice(0, 8).replace(/[0-9a-f]/g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

/** Fingerprint of what an English article says. */
export const articleFingerprint = (blocks: readonly Block[]): string => inLetters(fnv1a64(meaning(textOf(blocks))));

const nodeText = ({ id, question, help, why, choices }: NodeWords): string =>
  [id, plainText(question), textOf(help), textOf(why), ...choices.map(({ outcome, label }) => `${outcome} ${plainText(label)}`)].join('\n');

/** Fingerprint of what the English words of a flow say. */
export const wordsFingerprint = ({ nodes }: FlowWords): string => inLetters(fnv1a64(meaning(Object.values(nodes).map(nodeText).join('\n'))));
