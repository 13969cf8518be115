import type { Language } from '../../model/language.ts';

const en = {
  needsDocs: 'drift needs the folder of a documentation: mailmedic drift DOCS --pack PACK',
  reading: (done: number, file: string) => `reading ${done}: ${file}`,
  since: (doc: string, from: string | undefined, to: string | undefined, read: string) =>
    `${doc}: as imported on ${read}${from ? ` (${from.slice(0, 12)})` : ''}, compared with ${to ? to.slice(0, 12) : 'the folder as it is'}`,
  what: { changed: 'changed', moved: 'moved', gone: 'gone', new: 'new' },
  from: (section: string) => `stood at ${section}`,
  languages: (languages: readonly string[]) => `in ${languages.join(', ')}`,
  article: 'article',
  flow: 'flow',
  nodes: 'nodes',
  walks: (ends: readonly string[]) => `walks that end at ${ends.join(', ')}`,
  noFlow: 'no flow rests on it',
  none: 'No section has changed.',
  sum: (counts: readonly (readonly [string, number])[]) => counts.map(([what, count]) => `${count} ${what}`).join(', '),
  take: (docs: string, pack: string) => `Take it over: mailmedic import ${docs} -o ${pack}`,
  andMore: (count: number) => `… ${count} more lines: --full`,
  handWritten: (count: number, doc: string) => `Hand-written articles that name ${doc} as their source: ${count}`,
  traced: {
    same: 'the section reads as it did',
    changed: 'the section reads otherwise now',
    untold: 'the section is there; whether it changed cannot be told, no hash was kept',
    moved: 'the section stands on another page now',
    gone: 'the page is there, the section is not',
    'page-gone': 'neither page nor section is there',
    elsewhere: 'the source is no part of this documentation (an issue, another site): not compared',
  },
  hashHelp: 'A hash in a source lets the next comparison tell: mailmedic drift … --json lists it for each.',
};

export type DriftWords = typeof en;

const de: DriftWords = {
  needsDocs: 'drift braucht den Ordner einer Dokumentation: mailmedic drift DOCS --pack PACK',
  reading: (done, file) => `lese ${done}: ${file}`,
  since: (doc, from, to, read) =>
    `${doc}: wie am ${read} importiert${from ? ` (${from.slice(0, 12)})` : ''}, verglichen mit ${to ? to.slice(0, 12) : 'dem Ordner, wie er ist'}`,
  what: { changed: 'geändert', moved: 'verschoben', gone: 'weg', new: 'neu' },
  from: (section) => `stand in ${section}`,
  languages: (languages) => `in ${languages.join(', ')}`,
  article: 'Artikel',
  flow: 'Ablauf',
  nodes: 'Knoten',
  walks: (ends) => `Testwege, die bei ${ends.join(', ')} enden`,
  noFlow: 'kein Ablauf beruht darauf',
  none: 'Kein Abschnitt hat sich geändert.',
  sum: (counts) => counts.map(([what, count]) => `${count} ${what}`).join(', '),
  take: (docs, pack) => `Übernehmen: mailmedic import ${docs} -o ${pack}`,
  andMore: (count) => `… ${count} weitere Zeilen: --full`,
  handWritten: (count, doc) => `Von Hand geschriebene Artikel, die ${doc} als Quelle nennen: ${count}`,
  traced: {
    same: 'der Abschnitt liest sich wie damals',
    changed: 'der Abschnitt liest sich jetzt anders',
    untold: 'der Abschnitt ist da; ob er sich geändert hat, ist nicht zu sagen, es wurde kein Hash aufgehoben',
    moved: 'der Abschnitt steht jetzt auf einer anderen Seite',
    gone: 'die Seite ist da, der Abschnitt nicht',
    'page-gone': 'weder die Seite noch der Abschnitt ist da',
    elsewhere: 'die Quelle gehört nicht zu dieser Dokumentation (ein Issue, eine andere Site): nicht verglichen',
  },
  hashHelp: 'Ein Hash in der Quelle macht den nächsten Vergleich möglich: mailmedic drift … --json nennt ihn für jede.',
};

export const driftWords: Readonly<Record<Language, DriftWords>> = { en, de };
