import type { Inline } from '../../../model/block.ts';
import type { Phrase } from '../draft.ts';

/** A piece of inline text is itself a phrase. */
export const literal = (inline: Inline, text: string): Phrase => ({ text, finish: () => [inline] });

export const textPart = (text: string): Phrase => literal({ type: 'text', text }, text);

/** Stand in text where spaces before or behind go: Unicode keeps both out of any text. */
export const [NO_SPACE_BEFORE, NO_SPACE_BEHIND] = ['\ufdd0', '\ufdd1'] as const;

const trimmed = (text: string): string => (/[\ufdd0\ufdd1]/.test(text) ? text.replace(/\s*\ufdd0/g, '').replace(/\ufdd1\s*/g, '') : text);

/** Texts that touch are one. */
const merged = (inlines: readonly Inline[]): Inline[] => {
  const result: Inline[] = [];
  let texts: string[] = [];
  const flush = (): void => {
    if (texts.length > 0) result.push({ type: 'text', text: trimmed(texts.join('')) });
    texts = [];
  };
  for (const inline of inlines) {
    if (inline.type === 'text') texts.push(inline.text);
    else {
      flush();
      result.push(inline);
    }
  }
  flush();
  return result;
};

export const joined = (parts: readonly Phrase[]): Phrase => ({
  text: parts.map((part) => part.text).join(''),
  finish: () => merged(parts.flatMap((part) => [...part.finish()])).filter((inline) => inline.type !== 'text' || inline.text !== ''),
});
