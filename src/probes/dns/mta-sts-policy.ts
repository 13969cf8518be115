import type { Localized } from '../../model/language.ts';

export type MtaStsPolicy = { readonly mode: 'enforce' | 'testing' | 'none'; readonly exchanges: readonly string[]; readonly maxAge: number };

/** A policy file, or what is wrong with it (RFC 8461, 3.2). Keys that are not known are left out of account. */
export const readPolicy = (text: string): MtaStsPolicy | { readonly wrong: Localized } => {
  const fields = text.split(/\r?\n/).flatMap((line): (readonly [string, string])[] => {
    const found = /^\s*([a-z_]+)\s*:\s*(.*?)\s*$/i.exec(line);
    return found ? [[found[1]!.toLowerCase(), found[2]!]] : [];
  });
  const value = (key: string): string | undefined => fields.find(([name]) => name === key)?.[1];
  const mode = value('mode');
  const maxAge = Number(value('max_age') ?? Number.NaN);
  if (value('version') !== 'STSv1') return { wrong: { en: 'it does not say version: STSv1', de: 'es fehlt version: STSv1' } };
  if (mode !== 'enforce' && mode !== 'testing' && mode !== 'none')
    return { wrong: { en: `mode: ${mode ?? ''} is unknown`, de: `mode: ${mode ?? ''} ist unbekannt` } };
  // At most a year, in seconds.
  if (!(maxAge >= 0 && maxAge <= 31_557_600)) return { wrong: { en: 'max_age is missing or too large', de: 'max_age fehlt oder ist zu groß' } };
  const exchanges = fields.filter(([key]) => key === 'mx').map(([, name]) => name.toLowerCase());
  if (exchanges.length === 0 && mode !== 'none') return { wrong: { en: 'it names no mx', de: 'es nennt keinen mx' } };
  return { mode, exchanges, maxAge };
};

/** `*.example.org` stands for exactly one label (RFC 8461, 4.1). */
export const covers = (patterns: readonly string[], host: string): boolean =>
  patterns.some((pattern) => pattern === host.toLowerCase() || (pattern.startsWith('*.') && pattern.slice(1) === host.toLowerCase().replace(/^[^.]+/, '')));
