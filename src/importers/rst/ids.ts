const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŧ: 't',
  ƀ: 'b',
  ƃ: 'b',
  ƈ: 'c',
  ƌ: 'd',
  ƒ: 'f',
  ƙ: 'k',
  ƚ: 'l',
  ƞ: 'n',
  ƥ: 'p',
  ƫ: 't',
  ƭ: 't',
  ƴ: 'y',
  ƶ: 'z',
  ǥ: 'g',
  ȥ: 'z',
  ȡ: 'd',
  ȴ: 'l',
  ȵ: 'n',
  ȷ: 'j',
  ɇ: 'e',
  ɍ: 'r',
  ɏ: 'y',
  ß: 'sz',
  æ: 'ae',
  œ: 'oe',
  ȸ: 'db',
  ȹ: 'qp',
};

/** An anchor as docutils makes it of a name (`docutils.nodes.make_id`): `What's new?` is `what-s-new`. Empty when nothing Latin is in it. */
export const makeId = (name: string): string =>
  [...name.toLowerCase()]
    .map((char) => LETTERS[char] ?? char)
    .join('')
    .normalize('NFKD')
    .replace(/[^\0-\x7f]/g, '')
    .split(/\s+/)
    .join(' ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '');

export type Ids = {
  /** The anchor of something with that name: the second of its name, and one without a name, is `id1`, `id2`, … */
  readonly take: (name?: string) => string;
};

/** Anchors of one page, in the order in which docutils gives them with Sphinx's settings. */
export const createIds = (): Ids => {
  const taken = new Set<string>();
  let last = 0;
  const auto = (): string => {
    do last += 1;
    while (taken.has(`id${last}`));
    return `id${last}`;
  };
  return {
    take: (name = '') => {
      const wanted = makeId(name);
      const id = wanted === '' || taken.has(wanted) ? auto() : wanted;
      taken.add(id);
      return id;
    },
  };
};
