import { type Block, plainText } from '../../model/block.ts';
import { type Part, partOf } from './heading-kind.ts';

/** `**Symptoms:** mail is lost`: the part that a paragraph says it is, and the text behind the label. */
export const labelOf = (block: Block): { readonly part: Part; readonly text: string } | undefined => {
  if (block.type !== 'paragraph') return undefined;
  const text = plainText(block.children).trim();
  const match = /^[\s*]*(\p{L}[\p{L} ]{2,24}?)[\s*]*:[\s*:]*(.*)$/su.exec(text);
  const part = match && partOf(match[1]!);
  return part ? { part, text: match[2]!.trim() } : undefined;
};

export const hasLabels = (blocks: readonly Block[]): boolean => new Set(blocks.flatMap((block) => labelOf(block)?.part ?? [])).size > 1;
