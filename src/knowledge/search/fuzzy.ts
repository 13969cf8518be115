/** Edit distance with swaps (Damerau, optimal alignment), given up above `most`. */
export const distance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length]!;
};

/** Words of a vocabulary that a mistyped word may have meant: same first letter, one slip, two in long words. */
export const nearWords = (vocabulary: Iterable<string>): ((word: string) => string[]) => {
  const shelves = new Map<string, string[]>();
  for (const word of vocabulary) {
    if (word.length < 4 || !/^[a-z]/.test(word)) continue;
    const key = `${word[0]}${word.length}`;
    const shelf = shelves.get(key);
    if (shelf) shelf.push(word);
    else shelves.set(key, [word]);
  }
  return (word) => {
    if (word.length < 5 || !/^[a-z]+$/.test(word)) return [];
    const most = word.length >= 8 ? 2 : 1;
    let best: string[] = [];
    let least = most;
    for (let length = word.length - most; length <= word.length + most; length++) {
      for (const candidate of shelves.get(`${word[0]}${length}`) ?? []) {
        const far = distance(word, candidate, least);
        if (far < least) best = [];
        if (far <= least) best.push(candidate);
        least = Math.min(least, far);
      }
    }
    return best.slice(0, 3);
  };
};
