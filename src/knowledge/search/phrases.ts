import { fold, stemOf, type Word } from './words.ts';

/**
 * Phrases of the field, as data: name -> phrases, with commas between. A phrase is words in a row; `a|b` are alternatives, `..` is a gap of up to five
 * words, `word*` also takes what begins like it. Words match by their stem, in whatever spelling.
 */
export type PhraseTable = Readonly<Record<string, string>>;

type Step = { readonly stems: ReadonlySet<string>; readonly starts: readonly string[] /** Words that may stand before it. */; readonly gap: number };
type Phrase = { readonly name: string; readonly steps: readonly Step[] };

const GAP = 5;

const stepOf = (alternatives: string, gap: number): Step => {
  const words = alternatives.split('|');
  const starts = words.filter((word) => word.endsWith('*')).map((word) => fold(word.slice(0, -1)));
  return { stems: new Set(words.filter((word) => !word.endsWith('*')).map(stemOf)), starts, gap };
};

/** `http_bind` is two words to the reader of texts, so it is two steps. */
const stepsOf = (phrase: string): Step[] => {
  const steps: Step[] = [];
  let gap = 0;
  for (const part of phrase.split(/\s+/)) {
    if (part === '..') {
      gap = GAP;
      continue;
    }
    const pieces = part.match(/\d\.\d\.\d{1,2}|[\p{L}\d|']+\*?/gu) ?? [];
    // Single letters are no words to the reader either.
    for (const piece of pieces.filter((one) => one.length > 1 || /\d/.test(one))) {
      steps.push(stepOf(piece.replaceAll("'", ''), gap));
      gap = 0;
    }
  }
  return steps;
};

const fits = (step: Step, word: Word): boolean => step.stems.has(word.stem) || step.starts.some((start) => word.folded.startsWith(start));

const follows = (phrase: Phrase, words: readonly Word[], from: number): number => {
  let at = from;
  for (const step of phrase.steps.slice(1)) {
    let next = at + 1;
    const last = Math.min(words.length - 1, at + 1 + step.gap);
    while (next <= last && !fits(step, words[next]!)) next++;
    if (next > last) return -1;
    at = next;
  }
  return at;
};

export type Found = { readonly name: string; readonly from: number; readonly to: number };

/** A table made ready: finds every phrase in a row of words. */
export const phraseFinder = (table: PhraseTable): ((words: readonly Word[]) => Found[]) => {
  const byStem = new Map<string, Phrase[]>();
  const byStart = new Map<string, Phrase[]>();
  const put = (map: Map<string, Phrase[]>, key: string, phrase: Phrase) => map.set(key, [...(map.get(key) ?? []), phrase]);
  for (const [name, texts] of Object.entries(table)) {
    for (const text of texts.split(', ')) {
      const phrase = { name, steps: stepsOf(text) };
      for (const stem of phrase.steps[0]!.stems) put(byStem, stem, phrase);
      for (const start of phrase.steps[0]!.starts) put(byStart, start.slice(0, 2), phrase);
    }
  }
  return (words) => {
    const found: Found[] = [];
    words.forEach((word, from) => {
      for (const phrase of [...(byStem.get(word.stem) ?? []), ...(byStart.get(word.folded.slice(0, 2)) ?? [])]) {
        if (!fits(phrase.steps[0]!, word)) continue;
        const to = follows(phrase, words, from);
        if (to >= 0) found.push({ name: phrase.name, from, to });
      }
    });
    return found;
  };
};
