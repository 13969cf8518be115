import type { CharSet } from './char-set.ts';
import { parseRegex, type Regex } from './parse-regex.ts';

/** The one letter of a set, in lower case; undefined where it has several. */
const letterOf = (set: CharSet): string | undefined => {
  let letter: string | undefined;
  for (const [from, to] of set) {
    if (from !== to) return undefined;
    const own = String.fromCodePoint(from).toLowerCase();
    if (letter !== undefined && letter !== own) return undefined;
    letter = own;
  }
  return letter;
};

/** The longest run of letters, in lower case, that every match of the pattern holds. Empty where there is none. */
export const literalOf = (pattern: string, flags: '' | 'i'): string => {
  const regex = parseRegex(pattern, flags);
  const parts: readonly Regex[] = regex.type === 'sequence' ? regex.parts : [regex];
  let longest = '';
  let run = '';
  for (const part of parts) {
    // What consumes nothing stands between two letters without parting them.
    if (part.type === 'empty' || part.type === 'look') continue;
    const letter = part.type === 'char' ? letterOf(part.set) : undefined;
    run = letter === undefined ? '' : run + letter;
    if (run.length > longest.length) longest = run;
  }
  return longest;
};
