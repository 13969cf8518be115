import { hangs } from '../../rules/regex/hangs.ts';
import { parseRegex } from '../../rules/regex/parse-regex.ts';
import { sampleText } from '../../rules/regex/sample.ts';

type Wanted = { readonly id: string; readonly patterns: readonly string[]; readonly related: readonly string[] };
type Candidate = { readonly owner: Wanted; readonly pattern: string; readonly regex: RegExp; readonly sample: string };

/** A pattern that compiles, hangs on no text and matches what it was made for. */
const candidate = (owner: Wanted, pattern: string): Candidate[] => {
  try {
    const parsed = parseRegex(pattern, '');
    if (hangs(parsed)) return [];
    const regex = new RegExp(pattern);
    const sample = sampleText(parsed);
    return regex.test(sample) ? [{ owner, pattern, regex, sample }] : [];
  } catch {
    return [];
  }
};

const areRelated = (a: Wanted, b: Wanted): boolean => a.related.includes(b.id) || b.related.includes(a.id);

/**
 * Of the patterns that articles want, those that lead to one article. Where two articles quote the same message the first keeps it;
 * where one pattern covers what another article is about, the wider one goes.
 */
export const vetSignatures = (wanted: readonly Wanted[]): readonly (readonly string[])[] => {
  const all = wanted.flatMap((owner) => owner.patterns.flatMap((pattern) => candidate(owner, pattern)));
  const dropped = new Set<Candidate>();
  for (const [at, one] of all.entries()) {
    for (const other of all.slice(at + 1)) {
      if (dropped.has(one) || dropped.has(other)) continue;
      const [covers, covered] = [one.regex.test(other.sample), other.regex.test(one.sample)];
      if (one.owner === other.owner) {
        if (covers) dropped.add(other);
        else if (covered) dropped.add(one);
      } else if (!areRelated(one.owner, other.owner)) {
        if (covers && !covered) dropped.add(one);
        else if (covered) dropped.add(other);
      }
    }
  }
  return wanted.map((owner) => all.filter((one) => one.owner === owner && !dropped.has(one)).map(({ pattern }) => pattern));
};
