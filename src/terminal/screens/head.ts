import type { Language } from '../../model/language.ts';
import { productName } from '../../model/product-name.ts';
import { sanitise } from '../../model/sanitise.ts';
import { type Line, span } from '../render/line.ts';
import { shorten, textWidth } from '../render/text-width.ts';
import type { Words } from '../words/en.ts';
import { WIDEST } from './text.ts';

/** What the head line tells: what is looked at, from where, in which language. */
export type Head = { readonly product?: string | undefined; readonly version?: string | undefined; readonly host: string; readonly language: Language };

export const isHere = (host: string): boolean => host === 'this machine' || host === 'local';

/** Hosts name themselves in English; this machine and a person are said in the reader's language. */
export const hostName = (host: string, words: Words): string => (isHere(host) ? words.here : host === 'person' ? words.onPhone : sanitise(host));

/** The name of the program on the left, the place on the right; one below the other where it is narrow. */
export const headLines = (head: Head, words: Words, width: number): Line[] => {
  const most = Math.min(width, WIDEST);
  const product = [head.product === undefined ? undefined : productName(head.product), head.version]
    .filter((part) => part !== undefined)
    .map((part) => sanitise(part))
    .join(' ');
  const place = [product, hostName(head.host, words), head.language.toUpperCase()].filter((part) => part !== '').join(' · ');
  const gap = most - textWidth(words.name) - textWidth(place);
  if (gap >= 2) return [[span(words.name, 'chosen'), span(' '.repeat(gap)), span(place, 'dim')]];
  return [[span(words.name, 'chosen')], [span(shorten(place, most), 'dim')]];
};
