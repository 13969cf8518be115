import type { FactValue } from '../model/fact.ts';
import { type AskNode, type AskType, GIVEN, UNSURE } from '../model/flow.ts';
import type { Localized } from '../model/language.ts';
import { sanitise } from '../model/sanitise.ts';

export type ReadAnswer = { readonly value: FactValue; readonly invalid?: undefined } | { readonly invalid: Localized; readonly value?: undefined };

// RFC 1035 section 2.3.4: labels of at most 63, names of at most 253 characters; underscores occur in mail DNS names.
const LABEL = /^(?!-)[\p{L}\p{N}_-]{1,63}(?<!-)$/u;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

const isName = (text: string, labels: number): boolean => {
  const parts = text.split('.');
  return text.length <= 253 && parts.length >= labels && parts.every((part) => LABEL.test(part));
};

const isIpv6 = (text: string): boolean => {
  const halves = text.split('::');
  if (halves.length > 2 || !/^[0-9a-f:.]+$/i.test(text)) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const tail = groups.at(-1) ?? '';
  const count = groups.length + (IPV4.test(tail) ? 1 : 0);
  const sound = groups.every((group, at) => /^[0-9a-f]{1,4}$/i.test(group) || (at === groups.length - 1 && IPV4.test(group)));
  return sound && (halves.length === 2 ? count < 8 : count === 8);
};

export const isIp = (text: string): boolean => IPV4.test(text) || isIpv6(text);

const domainOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '');

const CHECKS: Readonly<Record<Exclude<AskType, 'choice' | 'several'>, (text: string) => ReadAnswer>> = {
  text: (text) => (text === '' ? { invalid: { en: 'Please type something.', de: 'Bitte gib etwas ein.' } } : { value: text }),
  paste: (text) => (text === '' ? { invalid: { en: 'Please paste the text.', de: 'Bitte füg den Text ein.' } } : { value: text }),
  number: (text) =>
    /^-?\d+(?:[.,]\d+)?$/.test(text)
      ? { value: Number(text.replace(',', '.')) }
      : { invalid: { en: 'Please type a number, for example 3.', de: 'Bitte gib eine Zahl ein, zum Beispiel 3.' } },
  port: (text) =>
    /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535
      ? { value: Number(text) }
      : { invalid: { en: 'A port is a number from 1 to 65535, for example 587.', de: 'Ein Port ist eine Zahl von 1 bis 65535, zum Beispiel 587.' } },
  domain: (text) => {
    const domain = domainOf(text.includes('@') ? text.slice(text.lastIndexOf('@') + 1) : text);
    return isName(domain, 2) && !isIp(domain)
      ? { value: domain }
      : { invalid: { en: 'That is not a domain. It looks like example.org.', de: 'Das ist keine Domain. Sie sieht aus wie example.org.' } };
  },
  host: (text) => {
    const host = domainOf(text);
    return isIp(host) || isName(host, 1)
      ? { value: host }
      : { invalid: { en: 'That is not a host name. It looks like mail.example.org.', de: 'Das ist kein Hostname. Er sieht aus wie mail.example.org.' } };
  },
  ip: (text) =>
    isIp(text)
      ? { value: text.toLowerCase() }
      : {
          invalid: {
            en: 'That is not an IP address. It looks like 192.0.2.1 or 2001:db8::1.',
            de: 'Das ist keine IP-Adresse. Sie sieht aus wie 192.0.2.1 oder 2001:db8::1.',
          },
        },
  address: (text) =>
    /^[^\s@]{1,64}@[^\s@]+$/.test(text) && isName(domainOf(text.slice(text.lastIndexOf('@') + 1)), 1)
      ? { value: text }
      : {
          invalid: { en: 'That is not a mail address. It looks like anna@example.org.', de: 'Das ist keine Mailadresse. Sie sieht aus wie anna@example.org.' },
        },
};

/** A typed answer, checked and normalised, or what is wrong with it in words for the person. */
export const readAnswer = (ask: AskType, typed: string): ReadAnswer => {
  const text = sanitise(typed).trim();
  if (ask === 'choice') return { value: text };
  if (ask === 'several') return { value: text.split(/[\s,]+/).filter((part) => part !== '') };
  return CHECKS[ask](text);
};

/** Longest line that a pattern looks at, in characters. */
const LONGEST_LINE = 4000;

const lineThatTells = (patterns: AskNode['reads'][string], lines: readonly string[]): string | undefined => {
  for (const { pattern, flags } of patterns) {
    const expression = new RegExp(pattern, flags);
    const line = lines.find((one) => expression.test(one.slice(0, LONGEST_LINE)));
    if (line !== undefined) return line;
  }
  return undefined;
};

/** The outcome that a pasted text stands for, and the line that tells it: the first pattern that matches, a line at a time. */
export const readPaste = (node: AskNode, text: string): { readonly outcome: string; readonly line?: string } => {
  const lines = text.split(/\r?\n/);
  for (const [outcome, patterns] of Object.entries(node.reads)) {
    const line = lineThatTells(patterns, lines);
    if (line !== undefined) return { outcome, line };
  }
  if (node.go && Object.hasOwn(node.go, 'else')) return { outcome: 'else' };
  return { outcome: node.go && Object.hasOwn(node.go, GIVEN) ? GIVEN : UNSURE };
};
