import { plainText } from '../../model/block.ts';
import type { Heading } from './outline.ts';

const VAGUE =
  /^(?:introduction|overview|general|usage|example|examples|notes?|details?|technical details|background|summary|conclusion|docker|compose|linux|windows|network|system|server|client|host|container|debugging|troubleshooting|faq|configuration|installation|setup|einleitung|einführung|übersicht|allgemein(?:es)?|beispiele?|hinweise?|wiederherstellung|konfiguration|présentation|généralités|exemples?|configuration|index|problems?|issues?|fix|other|misc|sonstiges|references?|testing|tests?|resources?|links|recommended|minimum|maximum|options?|settings|volumes?|kernel|firewall|logs?)$/i;

/** Without numbers, marks and remarks that only make sense on the page: "(see #2672)". */
export const cleanTitle = (text: string): string => {
  const clean = text
    .replace(/\s+/g, ' ')
    .replace(/\s*\((?:see|siehe|voir|cf\.?)[^()]*(?:\([^()]*\)[^()]*)?\)\s*\.?/gi, '')
    .replace(/^(?:\d+\\?[.)]\d*\s+|(?:step|schritt|étape)\s+\d+\s*[:.-]?\s*)/i, '')
    .replace(/\s*(?:¶|#)$/, '')
    .replace(/[\s:;,]+$/, '')
    .replace(/(?<![.\d])\.$/, '')
    .trim();
  return clean === '' ? text.trim() : clean;
};

export const headingTitle = (heading: Heading): string => cleanTitle(plainText(heading.children));

/** A title that can stand alone: one that says nothing by itself takes along what it stands under. */
export const standingTitle = (title: string, under: readonly string[]): string => {
  if (!VAGUE.test(title) && title.length > 3) return title;
  const around = under.findLast((one) => one !== '' && one !== title);
  return around === undefined ? title : `${around}: ${title}`;
};

/** `b_n_r-backup.en.md` as a title, where a page has none. */
export const fileTitle = (file: string): string => {
  const parts = file.split('/');
  const name = parts.at(-1)!.replace(/\..*$/, '');
  const wanted = /^(?:index|readme)$/i.test(name) && parts.length > 1 ? parts.at(-2)! : name;
  const words = wanted.replace(/[_-]+/g, ' ').trim();
  return words === '' ? file : words[0]!.toUpperCase() + words.slice(1);
};
