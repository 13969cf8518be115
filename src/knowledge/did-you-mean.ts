/** Edits (insert, delete, replace, swap of neighbours) from one word to the other. */
export const editDistance = (from: string, to: string): number => {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let best = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) best = Math.min(best, before[column - 2]! + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[to.length]!;
};

/** The candidate that was probably meant, or undefined when none is near: at most one edit in three characters. */
export const didYouMean = (word: string, candidates: Iterable<string>): string | undefined => {
  const wanted = word.toLowerCase().slice(0, 100);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (Math.abs(other.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, other);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
};

/** The mend for a word that is not one of the known ones: the nearest, or all of a short list. */
export const mendWord = (word: string, candidates: Iterable<string>): string | undefined => {
  const known = [...candidates];
  const meant = didYouMean(word, known);
  if (meant !== undefined) return `did you mean "${meant}"?`;
  return known.length > 0 && known.length <= 12 ? `use ${known.length > 1 ? 'one of ' : ''}${known.join(', ')}` : undefined;
};
