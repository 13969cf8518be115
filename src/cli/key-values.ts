import type { Misuse } from './output.ts';
import type { Words } from './words.ts';

/** `key=value` words of a command line. */
export const readKeyValues = (given: readonly string[], say: Words): { readonly values: Readonly<Record<string, string>> } | { readonly misuse: Misuse } => {
  const values: Record<string, string> = {};
  for (const word of given) {
    const at = word.indexOf('=');
    if (at < 1) return { misuse: { message: say.paramForm(word) } };
    values[word.slice(0, at)] = word.slice(at + 1);
  }
  return { values };
};
