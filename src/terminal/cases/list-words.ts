import type { Language } from '../../model/language.ts';

const en = {
  title: 'Cases',
  count: (shown: number, total: number) => (shown === total ? `${total}` : `${shown} of ${total}`),
  states: { all: 'all', open: 'open', waiting: 'waiting', closed: 'closed' },
  hint: 'type to filter: words, a product, a name',
  none: 'No cases are kept yet.',
  noneSuch: 'No case fits. Type less, or tab to another state.',
  until: (moment: string) => `remind ${moment}`,
  last: (moment: string) => `last touched ${moment}`,
  heldBy: (who: string, since: string) => `${who} has it open since ${since}`,
  more: (count: number) => `↓ ${count} more`,
  keys: { choose: 'choose', open: 'open', state: 'state', clear: 'clear', leave: 'leave' },
};

const de: typeof en = {
  title: 'Fälle',
  count: (shown, total) => (shown === total ? `${total}` : `${shown} von ${total}`),
  states: { all: 'alle', open: 'offen', waiting: 'warten', closed: 'zu' },
  hint: 'tippen filtert: Wörter, ein Produkt, ein Name',
  none: 'Noch sind keine Fälle aufgehoben.',
  noneSuch: 'Kein Fall passt. Tipp weniger, oder mit Tab in einen anderen Zustand.',
  until: (moment) => `erinnern ${moment}`,
  last: (moment) => `zuletzt angefasst ${moment}`,
  heldBy: (who, since) => `${who} hat ihn seit ${since} offen`,
  more: (count) => `↓ ${count} weitere`,
  keys: { choose: 'wählen', open: 'öffnen', state: 'Zustand', clear: 'leeren', leave: 'gehen' },
};

/** What the list of cases says. */
export const listWords: Readonly<Record<Language, typeof en>> = { en, de };
