import Fuse from 'fuse.js';
import type { CaseSummary } from '../../model/case-record.ts';

type Indexed = { readonly one: CaseSummary; readonly text: string };

/** How far a word may be off; the place in the text does not matter. */
const OPTIONS = { keys: ['text'], threshold: 0.25, ignoreLocation: true, minMatchCharLength: 2 };

const textOf = (one: CaseSummary): string =>
  [one.id, one.said, one.title, one.conclusion, one.product, one.flow, one.who, one.because, one.holder?.who].filter((part) => part !== undefined).join(' ');

/** Filters cases while somebody types: every word must occur, give or take a slip. The order stays. */
export const createMatcher = (cases: readonly CaseSummary[]): ((typed: string) => readonly CaseSummary[]) => {
  const indexed: Indexed[] = cases.map((one) => ({ one, text: textOf(one) }));
  let fuse: Fuse<Indexed> | undefined;
  return (typed) => {
    const words = typed.trim().split(/\s+/).filter(Boolean);
    if (words.length === 0) return cases;
    fuse ??= new Fuse(indexed, OPTIONS);
    const hits = words.map((word) => {
      // What stands there letter by letter is meant; only where nothing does, a slip is looked for.
      const exact = indexed.filter(({ text }) => text.toLowerCase().includes(word.toLowerCase()));
      return new Set((exact.length > 0 ? exact : fuse!.search(word).map(({ item }) => item)).map(({ one }) => one.id));
    });
    return cases.filter(({ id }) => hits.every((set) => set.has(id)));
  };
};
