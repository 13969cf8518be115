import type { Localized } from '../../model/language.ts';

/** What separates candidates, asked in words. */
export const QUESTIONS = {
  flow: { en: 'These belong together; the next questions tell which it is.', de: 'Die gehören zusammen; die nächsten Fragen zeigen, welches es ist.' },
  product: { en: 'Which mail server do you run?', de: 'Welchen Mailserver betreibst du?' },
  direction: { en: 'Which way does mail fail?', de: 'In welche Richtung hakt es?' },
  place: { en: 'Where does it fail?', de: 'Wo hakt es?' },
  area: { en: 'What is it about?', de: 'Worum geht es?' },
} as const satisfies Record<string, Localized>;

export const WAYS = {
  outgoing: { en: 'my mail does not get out', de: 'meine Mails gehen nicht hinaus' },
  incoming: { en: 'mail to me does not arrive', de: 'Mails an mich kommen nicht an' },
} as const satisfies Record<string, Localized>;

export const PLACES = {
  home: { en: 'only from one network (at home, in the office)', de: 'nur aus einem Netz (zu Hause, im Büro)' },
  everywhere: { en: 'everywhere', de: 'überall' },
} as const satisfies Record<string, Localized>;

export const OTHER: Localized = { en: 'something else', de: 'etwas anderes' };
