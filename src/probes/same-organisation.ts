/** Second-level labels under which others register (`co.uk`, `com.au`). */
const SECOND_LEVEL = ['co', 'com', 'net', 'org', 'gov', 'edu', 'ac', 'or', 'ne'];

/** The part of a name that somebody registered, near enough to tell one operator from another. */
export const registeredPart = (name: string): string => {
  const labels = name.toLowerCase().replace(/\.$/, '').split('.');
  const deep = labels.length > 2 && labels.at(-1)!.length === 2 && SECOND_LEVEL.includes(labels.at(-2)!);
  return labels.slice(deep ? -3 : -2).join('.');
};

export const sameOrganisation = (a: string, b: string): boolean => registeredPart(a) === registeredPart(b);
