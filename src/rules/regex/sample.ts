import { sampleOf } from './char-set.ts';
import type { Regex } from './parse-regex.ts';

/** A text that the pattern was meant for: first choices, every optional part once, endless repeats once. */
export const sampleText = (regex: Regex): string => {
  switch (regex.type) {
    case 'empty':
    case 'look':
      return '';
    case 'char':
      return sampleOf(regex.set);
    case 'sequence':
      return regex.parts.map(sampleText).join('');
    case 'choice':
      return sampleText(regex.parts[0]!);
    case 'repeat':
      return sampleText(regex.part).repeat(Math.min(100, Math.max(regex.min, regex.max > 0 ? 1 : 0)));
  }
};
