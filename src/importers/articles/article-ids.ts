const FOLDED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', å: 'a', ł: 'l' };
const LONGEST = 56;

/** Kebab-case of at most 56 characters, cut between words. */
export const idOf = (text: string): string => {
  const folded = text
    .toLowerCase()
    .replace(/[äöüßæøœåł]/g, (letter) => FOLDED[letter]!)
    .normalize('NFKD')
    .replace(/[’'`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (folded.length <= LONGEST) return folded;
  const cut = folded.slice(0, LONGEST + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), LONGEST / 2)).replace(/-+$/, '');
};

/** Gives ids that nobody has: the wanted one, else with what it stands under, else with a number. */
export const createArticleIds = (taken: Iterable<string>): { keep(id: string): boolean; make(title: string, under: string): string } => {
  const used = new Set(taken);
  const take = (id: string): string => {
    used.add(id);
    return id;
  };
  return {
    keep: (id) => !used.has(id) && used.add(id) !== undefined,
    make: (title, under) => {
      const wanted = idOf(title) || idOf(under) || 'page';
      if (!used.has(wanted)) return take(wanted);
      const longer = idOf(`${under} ${title}`);
      if (longer !== '' && !used.has(longer)) return take(longer);
      for (let count = 2; ; count++) if (!used.has(`${wanted}-${count}`)) return take(`${wanted}-${count}`);
    },
  };
};
