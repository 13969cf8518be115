/** Abbreviations whose full stop ends no sentence. */
const ABBREVIATED = /(?:\b(?:z|d|u|o|i|e|p|s|ca|ggf|bzw|vgl|usw|etc|evtl|inkl|ex|cf|approx|resp|vs|no|nr|abb|art)\.|\b[a-z]\.)$/i;

/** Sentences of a text on one line each. "z. B." and "e.g." end none. */
export const sentencesOf = (text: string): string[] => {
  const parts = text
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.!?])\s+(?=\p{Lu})/u);
  const found: string[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last !== undefined && ABBREVIATED.test(last)) found[found.length - 1] = `${last} ${part}`;
    else found.push(part);
  }
  return found;
};

export const firstSentence = (text: string): string => sentencesOf(text)[0] ?? '';
