import { plainText } from '../../model/block.ts';
import type { Item, Screen } from './screen.ts';

const YES_NO = /^(yes|no|ja|nein)(?![\p{L}\p{N}])/iu;

/** The letter that chooses a line: its own, or the first of yes and no. Other first letters belong to commands. */
export const letterOf = (item: Item): string | undefined => item.letter ?? YES_NO.exec(plainText(item.label).trim())?.[1]?.[0]?.toLowerCase();

/** Letters that choose a line here; one that two lines would have chooses neither. */
export const lettersOf = (screen: Screen): ReadonlyMap<string, number> => {
  const letters = new Map<string, number>();
  const twice = new Set<string>();
  for (const [at, item] of screen.items.entries()) {
    const letter = letterOf(item);
    if (letter === undefined) continue;
    if (letters.has(letter)) twice.add(letter);
    letters.set(letter, at);
  }
  for (const letter of twice) letters.delete(letter);
  return letters;
};

/** Letters that commands give up here. A letter that means its own command anyway (`c copy`) stays. */
export const takenBy = (screen: Screen): ReadonlySet<string> =>
  new Set([...lettersOf(screen)].filter(([, at]) => screen.items[at]?.act.type !== 'command').map(([letter]) => letter));
