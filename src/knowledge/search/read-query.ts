import type { Product } from '../../model/article.ts';
import { clausesOf } from './clauses.ts';
import { directionOf } from './direction.ts';
import { conceptsOf } from './read-terms.ts';
import { type Line, readText } from './read-text.ts';
import { withHoles } from './templates.ts';
import { type Word, wordsOf } from './words.ts';

export type Query = {
  readonly lines: readonly Line[];
  /** Stems and concepts with how much they count. */
  readonly terms: ReadonlyMap<string, number>;
  /** Products that the text names. */
  readonly products: readonly Product[];
  /** Terms that stand where something works, was tried or is set up already: less likely to be the cause. */
  readonly denied: ReadonlySet<string>;
  /** Such clauses in short, for `because`. */
  readonly demoted: readonly { readonly text: string; readonly why: string }[];
};

const PRODUCT_MARKS: readonly (readonly [Product, RegExp])[] = [
  ['mailcow', /mail-?cow/i],
  ['mailu', /\bmailu\b|TLS_FLAVOR/i],
  ['docker-mailserver', /docker-?mail-?server|\bDMS\b|setup\.sh|SSL_TYPE/i],
  ['bluemind', /blue-?mind|\bbm-(?:cli|core|lmtpd|node)/i],
];

export const productsIn = (text: string): Product[] => PRODUCT_MARKS.filter(([, mark]) => mark.test(text)).map(([product]) => product);

/** How much a word in the first line counts: people put the complaint there. Hand-set. */
const HEAD = 1.4;
/** A word of a log line against a word that a person chose. Hand-set. */
const LOGGED = 0.7;
/** A word of a file that was pasted whole. */
const LISTED = 0.15;
/** What saying it again adds. */
const AGAIN = 0.15;

/** First address of a network that Docker makes: the client's own address is lost behind it. */
const GATEWAY = /\b(?:172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.1|fd[0-9a-f]{2}:[0-9a-f:]{2,30}::1)\b(?!\d|\.)/i;

/** How much and how long: no ports. */
const QUANTITY =
  /\b\d+(?:[.,]\d+)?(?:\s?[-–]\s?\d+)?\s?(?:%|percent|prozent|[kmgt]i?b\b|ms\b|s\b|sec\w*|sek\w*|min\w*|h\b|hours?|stunden?|days?|tagen?|weeks?|wochen?|users?|times?|mal\b|mailbox\w*|mails\b)|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}:\d\d(?::\d\d)?\b(?!\d)/gi;

const HOLES = /<\w+>/g;

export const readQuery = (text: string): Query => {
  const lines = readText(text);
  const terms = new Map<string, number>();
  const denied = new Set<string>();
  const demoted: { text: string; why: string }[] = [];
  const add = (term: string, weight: number) => {
    const known = terms.get(term);
    terms.set(term, known === undefined ? weight : Math.max(known, weight) + AGAIN * Math.min(known, weight));
  };
  const addAll = (words: readonly Word[], weight: number) => {
    for (const stem of new Set(words.filter((word) => !word.empty).map((word) => word.stem))) add(stem, weight);
    for (const concept of conceptsOf(words)) add(concept, weight);
  };
  lines.forEach((line, at) => {
    if (line.kind !== 'said') {
      addAll(wordsOf(withHoles(line.template).replace(HOLES, ' ')), line.kind === 'listing' ? LISTED : LOGGED * line.weight);
      return;
    }
    for (const clause of clausesOf(withHoles(line.text).replace(HOLES, ' ').replace(QUANTITY, ' '))) {
      addAll(clause.words, (at === 0 ? HEAD : 1) * clause.weight);
      if (clause.why && clause.why !== 'setting') {
        for (const word of clause.words) if (!word.empty) denied.add(word.stem);
        for (const concept of conceptsOf(clause.words)) denied.add(concept);
      }
      if (clause.why) demoted.push({ text: clause.words.map((word) => word.folded).join(' '), why: clause.why });
    }
  });
  if (GATEWAY.test(text)) add('~docker-gateway', 1);
  const said = lines.filter(({ kind }) => kind === 'said').map((line) => line.text);
  for (const token of directionOf(said.join('\n'))) add(token, HEAD);
  return { lines, terms, products: productsIn(text), denied, demoted };
};
