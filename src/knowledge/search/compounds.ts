import { stem } from './words.ts';

const JOINTS = ['', 's', 'n', 'en', 'e', 'es'];
const LEAST = 4;

/** Two words of `vocabulary` that a longer German word is made of (stems), with the usual joints between them; empty when it is none. */
export const splitCompound = (word: string, vocabulary: ReadonlySet<string>): string[] => {
  if (word.length < 2 * LEAST || !/^[a-z]+$/.test(word)) return [];
  for (let cut = word.length - LEAST + 1; cut >= LEAST; cut--) {
    const tail = word.slice(cut);
    if (!vocabulary.has(tail)) continue;
    const head = word.slice(0, cut);
    for (const joint of JOINTS) {
      if (!head.endsWith(joint) || head.length - joint.length < 3) continue;
      const bare = joint === '' ? head : head.slice(0, -joint.length);
      const known = [bare, stem(bare)].find((form) => vocabulary.has(form));
      if (known) return [known, tail];
    }
  }
  return [];
};
