import { shellQuote } from '../../hosts/shell-quote.ts';
import type { DnsType } from '../../model/host.ts';
import type { Localized } from '../../model/language.ts';

export type Asked = readonly [name: string, type: DnsType];

/** `dig` in full: with its header, so that SERVFAIL and "no such record" are told apart. */
export const digs = (...asked: readonly Asked[]): string => asked.map(([name, type]) => `dig ${type} ${shellQuote(name)}`).join('; ');

/** The same in PowerShell, as a list, which does not cut long values off. */
export const psDigs = (...asked: readonly Asked[]): string =>
  asked.map(([name, type]) => `Resolve-DnsName -DnsOnly -Type ${type} ${psQuote(name)} | Format-List`).join('; ');

/** A word that PowerShell takes as it is. */
export const psQuote = (word: string): string => (/^[\w.:-]+$/.test(word) ? word : `'${word.replaceAll("'", "''")}'`);

export const digLooksLike: Localized = {
  en: 'for each question a block with "status:" and, where there is something, an "ANSWER SECTION"; paste all of it',
  de: 'zu jeder Frage ein Block mit "status:" und, wo es etwas gibt, einer "ANSWER SECTION"; füge alles ein',
};

/** `a.b.c`, `b.c`, `c`. */
export const nameAndParents = (name: string): readonly string[] => {
  const labels = name.replace(/\.$/, '').split('.');
  return labels.map((_, start) => labels.slice(start).join('.'));
};
