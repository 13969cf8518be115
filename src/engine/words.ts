import { DONE, HELPED, NOT_HELPED } from '../model/event.ts';
import type { Localized } from '../model/language.ts';
import type { CannotTellReason } from '../model/probe.ts';

type Words = {
  readonly unsure: string;
  readonly skipped: string;
  readonly somethingElse: string;
  readonly didNotHelp: string;
  readonly notMendedYet: string;
  readonly fixMade: string;
  readonly helped: string;
  readonly later: string;
  readonly choices: Readonly<Record<string, string>>;
  /** The same choices in a list of checks, which goes on whatever was mended. */
  readonly listChoices: Readonly<Record<string, string>>;
  readonly youSaid: string;
  readonly note: string;
  readonly flow: string;
  readonly nothingLeft: string;
  readonly reasons: Readonly<Record<CannotTellReason, string>>;
  readonly cannotTell: (reason: string) => string;
  readonly perhaps: string;
  readonly solvedFallback: string;
  readonly report: {
    readonly title: string;
    readonly case: string;
    readonly product: string;
    readonly lookedFrom: string;
    /** Hosts that are named in English only. */
    readonly places: Readonly<Record<string, string>>;
    readonly time: string;
    readonly topic: string;
    readonly solved: string;
    readonly certainty: Readonly<Record<string, string>>;
    readonly sections: Readonly<
      Record<'symptom' | 'conclusion' | 'found' | 'ruled-out' | 'fine' | 'tried' | 'open' | 'likely' | 'facts' | 'notes' | 'raw', string>
    >;
    readonly by: Readonly<Record<'person' | 'probe' | 'text', string>>;
    readonly redacted: string;
    readonly notRedacted: string;
  };
};

/** What the engine itself says; questions and fixes come from the pack. */
export const WORDS: Localized<Words> = {
  en: {
    unsure: 'I don’t know',
    skipped: 'not checked',
    somethingElse: 'something else',
    didNotHelp: 'did not help',
    notMendedYet: 'not mended yet',
    fixMade: 'done, checking again',
    helped: 'helped',
    later: 'later, keep this case',
    choices: { [DONE]: 'I did it: check again', [HELPED]: 'it helped', [NOT_HELPED]: 'it did not help', later: 'later, keep this case' },
    listChoices: { [HELPED]: 'I mended it: next check', [NOT_HELPED]: 'noted: next check' },
    youSaid: 'What you said',
    note: 'Note',
    flow: 'Topic',
    nothingLeft: 'I have nothing left to try here.',
    reasons: {
      'no-permission': 'no permission to look',
      'no-tool': 'the program needed for it is not here',
      'timed-out': 'no answer in time',
      refused: 'the answer was refused',
      'odd-answer': 'the answer made no sense',
      'missing-input': 'something needed for it is not known yet',
      'not-here': 'this cannot be seen from here',
      cancelled: 'stopped by you',
    },
    cannotTell: (reason) => `could not be told: ${reason}`,
    perhaps: 'Perhaps: ',
    solvedFallback: 'Solved.',
    report: {
      title: 'Mail server case',
      case: 'Case',
      product: 'Product',
      lookedFrom: 'Looked from',
      places: { person: 'the phone, through somebody there' },
      time: 'When',
      topic: 'Topic',
      solved: 'solved',
      certainty: { established: 'established', 'very-likely': 'very likely', likely: 'likely', possible: 'possible' },
      sections: {
        symptom: 'Symptom',
        conclusion: 'Conclusion',
        found: 'Found',
        'ruled-out': 'Ruled out, and why',
        fine: 'Looked fine',
        tried: 'Tried without success',
        open: 'Still open',
        likely: 'Causes that are left',
        facts: 'Known',
        notes: 'Notes',
        raw: 'Raw answers',
      },
      by: { person: 'told', probe: 'measured', text: 'from the text' },
      redacted: 'Host names, addresses and secrets that could be recognised are replaced by stable tokens; read it once before you pass it on.',
      notRedacted: 'Nothing is replaced in this document: names, addresses and secrets stand as they are.',
    },
  },
  de: {
    unsure: 'Weiß ich nicht',
    skipped: 'nicht geprüft',
    somethingElse: 'etwas anderes',
    didNotHelp: 'hat nicht geholfen',
    notMendedYet: 'noch nicht behoben',
    fixMade: 'erledigt, prüfe noch einmal',
    helped: 'hat geholfen',
    later: 'später, Fall behalten',
    choices: { [DONE]: 'Erledigt: prüf noch einmal', [HELPED]: 'Es hat geholfen', [NOT_HELPED]: 'Es hat nicht geholfen', later: 'Später, Fall behalten' },
    listChoices: { [HELPED]: 'Behoben: weiter mit der nächsten Prüfung', [NOT_HELPED]: 'Notiert: weiter mit der nächsten Prüfung' },
    youSaid: 'Was du gesagt hast',
    note: 'Notiz',
    flow: 'Thema',
    nothingLeft: 'Hier weiß ich nichts mehr zu versuchen.',
    reasons: {
      'no-permission': 'keine Berechtigung, nachzusehen',
      'no-tool': 'das nötige Programm fehlt hier',
      'timed-out': 'keine Antwort in der Zeit',
      refused: 'die Antwort wurde verweigert',
      'odd-answer': 'die Antwort ergab keinen Sinn',
      'missing-input': 'etwas dafür Nötiges ist noch nicht bekannt',
      'not-here': 'das ist von hier aus nicht zu sehen',
      cancelled: 'von dir abgebrochen',
    },
    cannotTell: (reason) => `ließ sich nicht feststellen: ${reason}`,
    perhaps: 'Vielleicht: ',
    solvedFallback: 'Gelöst.',
    report: {
      title: 'Mailserver-Fall',
      case: 'Fall',
      product: 'Produkt',
      lookedFrom: 'Geprüft von',
      places: { 'this machine': 'diesem Rechner aus', person: 'jemandem dort, am Telefon' },
      time: 'Zeit',
      topic: 'Thema',
      solved: 'gelöst',
      certainty: { established: 'festgestellt', 'very-likely': 'sehr wahrscheinlich', likely: 'wahrscheinlich', possible: 'möglich' },
      sections: {
        symptom: 'Symptom',
        conclusion: 'Ergebnis',
        found: 'Gefunden',
        'ruled-out': 'Ausgeschlossen, und warum',
        fine: 'War in Ordnung',
        tried: 'Ohne Erfolg versucht',
        open: 'Noch offen',
        likely: 'Ursachen, die bleiben',
        facts: 'Bekannt',
        notes: 'Notizen',
        raw: 'Rohe Antworten',
      },
      by: { person: 'gesagt', probe: 'gemessen', text: 'aus dem Text' },
      redacted: 'Erkannte Hostnamen, Adressen und Geheimnisse sind durch gleichbleibende Platzhalter ersetzt; lies es einmal durch, bevor du es weitergibst.',
      notRedacted: 'In diesem Dokument ist nichts ersetzt: Namen, Adressen und Geheimnisse stehen da, wie sie sind.',
    },
  },
};
