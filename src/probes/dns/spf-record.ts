/** One mechanism or modifier of an SPF record, or what is wrong with it (RFC 7208, 12). */
export type SpfTerm =
  | {
      readonly type: 'mechanism';
      readonly qualifier: '+' | '-' | '~' | '?';
      readonly name: string;
      readonly value?: string;
      readonly bits4: number;
      readonly bits6: number;
      readonly text: string;
    }
  | { readonly type: 'modifier'; readonly name: string; readonly value: string; readonly text: string };

export const isSpf = (text: string): boolean => /^v=spf1( |$)/i.test(text);

const NEEDS_VALUE = ['include', 'exists', 'ip4', 'ip6'];
const MECHANISMS = ['all', 'include', 'a', 'mx', 'ptr', 'ip4', 'ip6', 'exists'];

/** Terms of a record; the first that is no term is returned as `wrong`. */
export const readSpf = (text: string): { readonly terms: readonly SpfTerm[] } | { readonly wrong: string } => {
  const terms: SpfTerm[] = [];
  for (const word of text.trim().split(/ +/).slice(1)) {
    const term = readTerm(word);
    if (term === undefined) return { wrong: word };
    terms.push(term);
  }
  const once = ['redirect', 'exp'].find((name) => terms.filter((term) => term.type === 'modifier' && term.name === name).length > 1);
  return once === undefined ? { terms } : { wrong: `${once}=` };
};

const readTerm = (text: string): SpfTerm | undefined => {
  const modifier = /^([a-z][\w.-]*)=(.*)$/i.exec(text);
  if (modifier) return { type: 'modifier', name: modifier[1]!.toLowerCase(), value: modifier[2]!, text };
  const mechanism = /^([+\-~?]?)([a-z0-9]+)(?::([^/]*(?:\/(?![\d/])[^/]*)*))?(?:\/(\d{1,2}))?(?:\/\/(\d{1,3}))?$/i.exec(text) ?? addressTerm(text);
  if (!mechanism) return undefined;
  const [, sign, rawName = '', value, first, second] = mechanism;
  const name = rawName.toLowerCase();
  if (!MECHANISMS.includes(name) || (NEEDS_VALUE.includes(name) && !value) || (name === 'all' && value !== undefined)) return undefined;
  const bits4 = Number(first ?? 32);
  const bits6 = Number((name === 'ip6' ? first : second) ?? 128);
  if ((name !== 'ip6' && bits4 > 32) || bits6 > 128) return undefined;
  return { type: 'mechanism', qualifier: (sign || '+') as '+', name, ...(value === undefined ? {} : { value }), bits4, bits6, text };
};

/** `ip6:` values are full of colons. */
const addressTerm = (text: string): RegExpExecArray | null => /^([+\-~?]?)(ip6):([0-9a-f:.]+)(?:\/(\d{1,3}))?$/i.exec(text);
