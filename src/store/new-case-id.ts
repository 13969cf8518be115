import { randomInt } from 'node:crypto';

// Crockford's base 32 without its letters that look like digits: an id is read aloud on the phone.
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id, for example `261121-k7m2q`: the day, and 25 random bits. */
export const newCaseId = (now: Date): string =>
  `${now.toISOString().slice(2, 10).replaceAll('-', '')}-${Array.from({ length: 5 }, () => LETTERS[randomInt(32)]).join('')}`;
