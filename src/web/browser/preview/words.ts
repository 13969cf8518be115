import type { Language } from '../../../model/language.ts';

const en = {
  choose: 'Choose a topic on the left, and its flow appears here.',
  graph: 'The flow',
  both: 'Both languages',
  findings: 'Findings',
  noFindings: 'Nothing to mend in the files of this flow.',
  outcomes: 'Let the probe have found:',
  screens: 'All screens',
  walk: 'Back to the walk',
  broken: 'This file cannot be read now; its last good version is shown:',
  gone: 'The preview has ended. Start it again, and this page goes on.',
  saved: (version: string) => `as saved, ${version}`,
  inRank: 'comes up only as evidence of a rank',
};
const de: typeof en = {
  choose: 'Wähle links ein Thema, dann erscheint hier sein Ablauf.',
  graph: 'Der Ablauf',
  both: 'Beide Sprachen',
  findings: 'Funde',
  noFindings: 'In den Dateien dieses Ablaufs ist nichts zu verbessern.',
  outcomes: 'Die Prüfung soll gefunden haben:',
  screens: 'Alle Bildschirme',
  walk: 'Zurück zum Gang',
  broken: 'Diese Datei lässt sich gerade nicht lesen; gezeigt wird ihre letzte gute Fassung:',
  gone: 'Die Vorschau ist beendet. Starte sie neu, dann geht es auf dieser Seite weiter.',
  saved: (version) => `wie gespeichert, ${version}`,
  inRank: 'kommt nur als Beleg einer Rangliste vor',
};

export const PREVIEW_WORDS: Readonly<Record<Language, typeof en>> = { en, de };
