import type { Language, Localized } from '../../model/language.ts';
import type { Statement } from './statement.ts';

/** What a draft says around the words of the documentation. */
type FlowWords = {
  readonly so: (text: string) => string;
  readonly whether: (text: string) => string;
  readonly order: (text: string) => string;
  readonly that: (text: string) => string;
  /** Names of causes that a clause describes. */
  readonly named: Readonly<Record<Statement['check'], (text: string) => string>>;
  readonly yes: string;
  readonly no: string;
  readonly inOrder: string;
  readonly notInOrder: string;
  readonly unsure: string;
  readonly whyCause: string;
  readonly message: string;
  readonly whyMessage: string;
  readonly isIt: (title: string) => string;
  readonly whyIsIt: string;
  readonly stepDone: string;
  readonly stepSolved: string;
  readonly handOver: string;
  readonly nothingElse: string;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const en: FlowWords = {
  so: (text) => `Does this hold here: “${text}”?`,
  whether: (text) => `Look whether ${text}. Is it so?`,
  order: (text) => `Is this in order here: “${text}”?`,
  that: (text) => `Is it so that ${text}?`,
  named: { so: (text) => text, whether: capital, order: (text) => `Not in order: “${text}”`, that: (text) => `It is not so that ${text}` },
  yes: 'Yes, that is so',
  no: 'No, that is not so',
  inOrder: 'Yes, that is in order',
  notInOrder: 'No, that is not in order',
  unsure: 'I don’t know',
  whyCause: 'the documentation names it as something that may be wrong.',
  message: 'Do you see a message like this one?',
  whyMessage: 'the message tells this problem from others that look like it.',
  isIt: (title) => `Is this what you see: “${title}”?`,
  whyIsIt: 'the documentation describes this one problem; another one needs another answer.',
  stepDone: 'Done, and it is as before',
  stepSolved: 'It works now',
  handOver: 'What the documentation says about this does not help here. Somebody should look at the server.',
  nothingElse: 'Pass on the summary below.',
};

const de: FlowWords = {
  so: (text) => `Trifft das hier zu: „${text}“?`,
  whether: (text) => `Sieh nach, ob ${text}. Ist es so?`,
  order: (text) => `Ist das hier in Ordnung: „${text}“?`,
  that: (text) => `Ist es so, dass ${text}?`,
  named: {
    so: (text) => text,
    whether: (text) => `Es ist so, dass ${text}`,
    order: (text) => `Nicht in Ordnung: „${text}“`,
    that: (text) => `Es ist nicht so, dass ${text}`,
  },
  yes: 'Ja, das trifft zu',
  no: 'Nein, das trifft nicht zu',
  inOrder: 'Ja, das ist in Ordnung',
  notInOrder: 'Nein, das ist nicht in Ordnung',
  unsure: 'Ich weiß es nicht',
  whyCause: 'Die Dokumentation nennt das als etwas, woran es liegen kann.',
  message: 'Siehst du eine Meldung wie diese?',
  whyMessage: 'Die Meldung unterscheidet dieses Problem von ähnlichen.',
  isIt: (title) => `Ist es das, was du siehst: „${title}“?`,
  whyIsIt: 'Die Dokumentation beschreibt dieses eine Problem; ein anderes braucht eine andere Antwort.',
  stepDone: 'Erledigt, und es ist wie vorher',
  stepSolved: 'Jetzt geht es',
  handOver: 'Was die Dokumentation dazu sagt, hilft hier nicht. Jemand sollte sich den Server ansehen.',
  nothingElse: 'Gib die Zusammenfassung unten weiter.',
};

export const FLOW_WORDS: Localized<FlowWords> = { en, de };

export const askFor = (statement: Statement, language: Language): string => FLOW_WORDS[language][statement.check](statement.text);
