/** Words that say nothing in either language. Folded, not stemmed. */
const EMPTY = new Set(
  `a about after again all also always am an and any anyone anything are as at be because been before being bit both but by can come could did do dos doing done
  each else ever every everything few for from further get gets getting got had has have having he help hello hi him his how i if in into is it its itself just know
  let like m maybe me might more most much my need never new no nor not now of off on once one only or other our out own please possible problem re really s same see
  seem seems she should so some somebody someone something still such sure t tell than thank thanks that the their them then there these they thing things think this
  those though through to too try tried trying two under until up upon us use used using very via want was way we well were what when where whether which while who why
  will with without would yes yet you your issue question following since cant cannot doesnt dont isnt ive im
  aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bitte da dabei dadurch damit dann das dass dein dem den denn der des deshalb
  die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines einfach er es etwas euch fur ganz gar gern gerne guten habe haben hallo hat
  hatte hier ich ihr ihm ihn ihnen im immer in ins irgendwas ist ja jede jedem jeden jeder jemand jetzt kann kein keine keinen konnen konnte leider man mehr mein meine
  meinem meinen meiner meines mich mir mit muss mussen nach nicht nichts noch nun nur ob oder ohne schon sehr sein seine seit sich sie sind so soll sollte sondern sonst tag
  tun uber um und uns unser unter viel vielen vom von vor wann war waren warum was weil welche wenn wer werde werden wie wieder will wir wird wo wurde zu zum zur zwar
  folgende gibt geht dazu davon gemacht mal`.split(/\s+/),
);

const UMLAUTS: Readonly<Record<string, string>> = {
  ä: 'a',
  ö: 'o',
  ü: 'u',
  ß: 'ss',
  à: 'a',
  á: 'a',
  â: 'a',
  é: 'e',
  è: 'e',
  ê: 'e',
  ç: 'c',
  ñ: 'n',
  í: 'i',
  ó: 'o',
  ô: 'o',
  ú: 'u',
};

/** One spelling for `ä`, `ae` and `a`, whatever the case. */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßàáâéèêçñíóôú]/g, (letter) => UMLAUTS[letter]!)
    .replace(/(?<![aeiouq])([aou])e(?![iu])/g, '$1');

const SUFFIXES = ['ungen', 'ings', 'ung', 'ing', 'ern', 'est', 'ied', 'ies', 'ely', 'en', 'em', 'er', 'ed', 'es', 'ly', 'st', 'e', 'n', 's', 't', 'y'];

const strip = (word: string, suffixes: readonly string[]): string => {
  const suffix = word.endsWith('ss') ? undefined : suffixes.find((end) => word.endsWith(end) && word.length - end.length >= (end.length > 1 ? 3 : 4));
  if (!suffix) return word;
  const bare = word.slice(0, -suffix.length);
  return /([bdgklmnprt])\1$/.test(bare) ? bare.slice(0, -1) : bare;
};

/** Names whose s is no plural. */
const WHOLE = new Set(['smtps', 'imaps', 'https', 'rdns', 'alias', 'status', 'series', 'fehler']);

/** A light stem that serves English and German alike: what is left need not be a word. */
export const stem = (folded: string): string => {
  if (/\d/.test(folded) || folded.length < 4 || WHOLE.has(folded)) return folded;
  if (folded.length === 4) return folded.endsWith('s') && !folded.endsWith('ss') ? folded.slice(0, 3) : folded;
  const once = strip(folded, SUFFIXES);
  // A plural s hides the ending of the singular.
  return folded.endsWith('s') && once.length === folded.length - 1 && once.length > 4 ? strip(once, SUFFIXES) : once;
};

const stems = new Map<string, string>();

/** Stem of a word as written, remembered. */
export const stemOf = (word: string): string => {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size > 50_000) stems.clear();
  const result = stem(fold(word));
  stems.set(word, result);
  return result;
};

const isEmpty = (word: string): boolean => EMPTY.has(fold(word));

/** Codes and short numbers (ports, replies) are words; ids, hashes and long numbers are not. */
const isNoise = (word: string): boolean =>
  word.length > 40 || /^\d{6,}$/.test(word) || (/^[0-9a-f]{8,}$/i.test(word) && /\d/.test(word)) || (word.length === 1 && !/\d/.test(word));

export type Word = { readonly folded: string; readonly stem: string; readonly empty: boolean };

const WORD = /\d\.\d\.\d{1,2}(?![\d.])|[\p{L}\d]+(?:'[a-z]+)?/gu;

/** Words of a text in order, empty ones marked: phrases need them, the index does not. */
export const wordsOf = (text: string): Word[] => {
  const found: Word[] = [];
  for (const [match] of text.matchAll(WORD)) {
    const word = match.replaceAll("'", '');
    if (word === '' || isNoise(word)) continue;
    found.push({ folded: fold(word), stem: stemOf(word), empty: isEmpty(word) });
  }
  return found;
};
