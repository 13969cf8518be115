import type { Inline } from '../../../model/block.ts';
import type { Phrase } from '../draft.ts';

/** A piece of inline text is itself a phrase. */
export const literal = (inline: Inline, text: string): Phrase => ({ text, finish: () => [inline] });

export const textPart = (text: string): Phrase => literal({ type: 'text', text }, text);

/** Stand in text where spaces before or behind go; no source holds them, as control characters are taken out of it. */
export const [NO_SPACE_BEFORE, NO_SPACE_BEHIND] = ['\u0001', '\u0002'] as const;

const trimmed = (text: string): string => (/[\u0001\u0002]/.test(text) ? text.replace(/\s*\u0001/g, '').replace(/\u0002\s*/g, '') : text);

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
