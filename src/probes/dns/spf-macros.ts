import { type Ip, reversed } from '../ip.ts';

export type SpfMacroValues = { readonly ip: Ip; readonly sender: string; readonly domain: string };

/**
 * Macros (RFC 7208, 7): those that a check without a sender address can fill; `%{s}` and `%{l}` stand for postmaster,
 * as receivers do for the empty sender.
 */
export const expandMacros = (text: string, about: SpfMacroValues): string =>
  text.replace(/%(?:%|_|-|\{([slodiphcrtv])(\d*)(r?)([.\-+,/_=]*)\})/gi, (whole, letter?: string, digits = '', reverse = '', delimiters = '') => {
    if (letter === undefined) return { '%%': '%', '%_': ' ', '%-': '%20' }[whole as '%%'];
    const parts = macro(about, letter.toLowerCase()).split(delimiters === '' ? '.' : new RegExp(`[${delimiters.replace(/[\]\\^-]/g, '\\$&')}]`));
    const ordered = reverse === '' ? parts : parts.toReversed();
    return ordered.slice(digits === '' ? 0 : -Number(digits)).join('.');
  });

const macro = ({ ip, sender, domain }: SpfMacroValues, letter: string): string => {
  const known: Readonly<Record<string, string>> = {
    s: `postmaster@${sender}`,
    l: 'postmaster',
    o: sender,
    d: domain,
    i: reversed(ip).split('.').reverse().join('.'),
    v: ip.family === 4 ? 'in-addr' : 'ip6',
    h: sender,
    p: 'unknown',
  };
  return known[letter] ?? 'unknown';
};
