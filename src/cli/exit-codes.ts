/** Nothing is wrong. */
export const FINE = 0;
/** Problems were found. */
export const FOUND = 1;
/** Misuse, bad content, or a fault of Mailmedic. */
export const MISUSE = 2;
