import type { Localized } from '../model/language.ts';

/** What a person can do besides choosing and typing. */
export type Command =
  | 'back'
  | 'forward'
  | 'stop'
  | 'why'
  | 'terms'
  | 'article'
  | 'copy'
  | 'note'
  | 'export'
  | 'change'
  | 'evidence'
  | 'history'
  | 'tab'
  | 'details'
  | 'search'
  | 'language'
  | 'scroll'
  | 'help'
  | 'close'
  | 'leave';

export type Binding = {
  readonly command: Command;
  /** Names as `readKeys` gives them; the first is shown. */
  readonly keys: readonly string[];
  /** How the key is shown where its name is no letter. */
  readonly sign?: string;
  /** For the line of keys below the screen. */
  readonly short: Localized;
  /** For the help. */
  readonly long: Localized;
  /** Named in the help only. */
  readonly quiet?: true;
};

/** Every key, in the order in which keys are shown. The help and the line of keys are drawn from it. */
export const KEYS: readonly Binding[] = [
  { command: 'stop', keys: ['s'], short: { en: 'stop', de: 'anhalten' }, long: { en: 'stop the check that is running', de: 'die laufende Prüfung anhalten' } },
  {
    command: 'evidence',
    keys: ['enter'],
    sign: '↵',
    short: { en: 'what was seen', de: 'was zu sehen war' },
    long: { en: 'on a finished step: the raw answer', de: 'auf einem früheren Schritt: die rohe Antwort' },
  },
  {
    command: 'change',
    keys: ['c'],
    short: { en: 'change', de: 'ändern' },
    long: { en: 'on a finished step: answer it again', de: 'auf einem früheren Schritt: neu beantworten' },
  },
  {
    command: 'copy',
    keys: ['c'],
    short: { en: 'copy', de: 'kopieren' },
    long: { en: 'copy the commands or the summary', de: 'die Befehle oder die Zusammenfassung kopieren' },
  },
  {
    command: 'scroll',
    keys: ['space', 'pagedown', 'pageup', 'home', 'end'],
    sign: '␣',
    short: { en: 'more', de: 'weiter' },
    long: { en: 'scroll (also PgUp, PgDn, Home, End)', de: 'blättern (auch Bild↑, Bild↓, Pos1, Ende)' },
  },
  {
    command: 'tab',
    keys: ['t'],
    short: { en: 'other way', de: 'anderer Weg' },
    long: { en: 'show the next tab of a text', de: 'den nächsten Reiter eines Textes zeigen' },
  },
  {
    command: 'details',
    keys: ['o'],
    short: { en: 'details', de: 'Einzelheiten' },
    long: { en: 'open or close the details of a text', de: 'Einzelheiten eines Textes auf- oder zuklappen' },
  },
  {
    command: 'back',
    keys: ['b', 'left'],
    short: { en: 'back', de: 'zurück' },
    long: { en: 'take back the last answer', de: 'die letzte Antwort zurücknehmen' },
  },
  {
    command: 'forward',
    keys: ['f', 'right'],
    short: { en: 'forward', de: 'vor' },
    long: { en: 'undo a step back', de: 'einen Schritt zurück wieder aufheben' },
  },
  {
    command: 'why',
    keys: ['w'],
    short: { en: 'why this', de: 'warum das' },
    long: { en: 'why this is asked, and how likely each cause is', de: 'warum das gefragt wird und wie wahrscheinlich jede Ursache ist' },
  },
  {
    command: 'terms',
    keys: ['g'],
    short: { en: 'words', de: 'Wörter' },
    long: { en: 'words on this screen, explained', de: 'Wörter auf diesem Bild, erklärt' },
  },
  {
    command: 'article',
    keys: ['a'],
    short: { en: 'article', de: 'Artikel' },
    long: { en: 'read the article that fits here', de: 'den Artikel lesen, der hier passt' },
  },
  { command: 'note', keys: ['n'], short: { en: 'note', de: 'Notiz' }, long: { en: 'write a note into this case', de: 'eine Notiz in diesen Fall schreiben' } },
  {
    command: 'history',
    keys: ['x'],
    short: { en: 'earlier answers', de: 'frühere Antworten' },
    long: { en: 'earlier steps: look at them, change them (also ↑)', de: 'frühere Schritte ansehen und ändern (auch ↑)' },
    quiet: true,
  },
  {
    command: 'export',
    keys: ['e'],
    short: { en: 'export', de: 'sichern' },
    long: { en: 'save a summary of this case to a file', de: 'eine Zusammenfassung des Falls in eine Datei sichern' },
    quiet: true,
  },
  {
    command: 'search',
    keys: ['/'],
    short: { en: 'search', de: 'suchen' },
    long: { en: 'search problems and articles', de: 'Probleme und Artikel suchen' },
    quiet: true,
  },
  {
    command: 'close',
    keys: ['escape', 'q', 'b', 'left'],
    sign: 'esc',
    short: { en: 'close', de: 'schließen' },
    long: { en: 'close what lies above the conversation', de: 'schließen, was über dem Gespräch liegt' },
  },
  { command: 'help', keys: ['?'], short: { en: 'keys', de: 'Tasten' }, long: { en: 'these keys', de: 'diese Tasten' } },
  { command: 'language', keys: ['l'], short: { en: 'Deutsch', de: 'English' }, long: { en: 'the same in German', de: 'dasselbe auf Englisch' } },
  {
    command: 'leave',
    keys: ['q'],
    short: { en: 'leave', de: 'gehen' },
    long: { en: 'leave; the case is kept (also Ctrl-C)', de: 'gehen; der Fall bleibt erhalten (auch Strg-C)' },
  },
];

export const bindingOf = (command: Command): Binding => KEYS.find((one) => one.command === command)!;

/** The key of a command as it is shown. A letter that a choice has taken moves to its capital. */
export const signOf = (binding: Binding, taken: ReadonlySet<string>): string => {
  const first = binding.keys[0]!;
  return binding.sign ?? (taken.has(first) ? first.toUpperCase() : first);
};

/** The command that a key means where these are offered. */
export const commandOf = (key: string, offered: readonly Command[], taken: ReadonlySet<string>): Command | undefined =>
  KEYS.find(({ command, keys }) => offered.includes(command) && keys.some((one) => (taken.has(one) ? one.toUpperCase() : one) === key))?.command;
