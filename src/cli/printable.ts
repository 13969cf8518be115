import { sanitise } from '../model/sanitise.ts';

/** Text from a log, a file or a server on one line, without anything that a terminal would obey. */
export const printable = (text: string): string => sanitise(text).replace(/\s+/g, ' ').trim();
