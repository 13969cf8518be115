import type { Query } from './read-query.ts';
import type { Candidate } from './score.ts';

const share = (value: number): string => `+${value.toFixed(2)}`;

/** What counted for a hit, the most first: message templates, concepts of the field, words; then what the text itself takes back. Names, not sentences. */
export const becauseOf = (candidate: Candidate, demoted: Query['demoted']): string[] => [
  ...[...candidate.signatures]
    .sort((a, b) => b.strength - a.strength)
    .map(({ pattern, template, strength }) => `signature /${pattern}/ ${share(strength)}: ${template.slice(0, 120)}`),
  ...candidate.terms.map(({ term, share: part }) => (term.startsWith('~') ? `concept ${term.slice(1)} ${share(part)}` : `word ${term} ${share(part)}`)),
  ...demoted.map(({ text, why }) => `counts less (${why}): ${text.slice(0, 80)}`),
];
