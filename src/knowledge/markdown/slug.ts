/** Id of a heading as GitHub makes it: lower case, punctuation away, blanks to hyphens; letters of every script stay. */
export const slug = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{Letter}\p{Mark}\p{Number}\p{Connector_Punctuation} -]/gu, '')
    .replace(/ /g, '-') || 'section';

/** Gives every wanted id once; repeats get `-1`, `-2`, … */
export const createIds = (): { reserve(id: string): boolean; make(wanted: string): string } => {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return {
    reserve: (id) => {
      if (taken.has(id)) return false;
      taken.add(id);
      return true;
    },
    make: (wanted) => {
      let id = wanted;
      let count = counts.get(wanted) ?? 0;
      while (taken.has(id)) id = `${wanted}-${++count}`;
      counts.set(wanted, count);
      taken.add(id);
      return id;
    },
  };
};
