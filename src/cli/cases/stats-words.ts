import type { Language } from '../../model/language.ts';

const en = {
  cases: (count: number) => `${count} ${count === 1 ? 'case' : 'cases'}`,
  states: { open: 'open', waiting: 'waiting', closed: 'closed' } as Readonly<Record<string, string>>,
  medians: (questions: string, minutes: string) => `half of them took at most ${questions} questions and ${minutes}`,
  conclusions: 'What they came to',
  conclusion: (cases: number, helped: number, not: number, open: number) =>
    `${cases} ${cases === 1 ? 'case' : 'cases'}: helped ${helped}, did not help ${not}, not said ${open}`,
  left: 'Where people left',
  loops: 'Questions that came three times or more',
  times: (times: number) => `up to ${times} times`,
  none: 'What nothing here fitted',
  handedOver: 'What had to be handed over',
  notSaid: 'nothing said',
  odds: 'Odds: what is written, and what the cases say',
  fits: 'as written',
  tooFew: (cases: number, needed: number) => `too few solved cases to say (${cases}, at least ${needed} are needed)`,
  differs: (cases: number) => `${cases} cases say otherwise; a patch: mailmedic case stats --odds`,
  cause: (node: string, cases: number, written: string, estimate: string, low: string, high: string) =>
    `${node}: ${cases} ${cases === 1 ? 'case' : 'cases'}, written ${written}, more likely ${estimate} (${low} to ${high})`,
  somethingElse: 'something else',
  conditional: (nodes: readonly string[]) => `left out, because they hold only under a condition: ${nodes.join(', ')}`,
  noPatch: 'No odds are doubted by enough cases.',
  more: (count: number) => `and ${count} more`,
};

const de: typeof en = {
  cases: (count) => `${count} ${count === 1 ? 'Fall' : 'Fälle'}`,
  states: { open: 'offen', waiting: 'warten', closed: 'abgeschlossen' },
  medians: (questions, minutes) => `die Hälfte brauchte höchstens ${questions} Fragen und ${minutes}`,
  conclusions: 'Wohin sie führten',
  conclusion: (cases, helped, not, open) => `${cases} ${cases === 1 ? 'Fall' : 'Fälle'}: half ${helped}, half nicht ${not}, nicht gesagt ${open}`,
  left: 'Wo Leute gegangen sind',
  loops: 'Fragen, die dreimal oder öfter kamen',
  times: (times) => `bis zu ${times}-mal`,
  none: 'Wozu hier nichts passte',
  handedOver: 'Was übergeben werden musste',
  notSaid: 'nichts gesagt',
  odds: 'Gewichte: was geschrieben steht und was die Fälle sagen',
  fits: 'wie geschrieben',
  tooFew: (cases, needed) => `zu wenige gelöste Fälle, um etwas zu sagen (${cases}, nötig sind ${needed})`,
  differs: (cases) => `${cases} Fälle sagen etwas anderes; als Patch: mailmedic case stats --odds`,
  cause: (node, cases, written, estimate, low, high) =>
    `${node}: ${cases} ${cases === 1 ? 'Fall' : 'Fälle'}, geschrieben ${written}, eher ${estimate} (${low} bis ${high})`,
  somethingElse: 'etwas anderes',
  conditional: (nodes) => `ausgelassen, weil sie nur unter einer Bedingung gelten: ${nodes.join(', ')}`,
  noPatch: 'An keinem Gewicht lassen genug Fälle zweifeln.',
  more: (count) => `und ${count} weitere`,
};

/** What `case stats` says. */
export const statsWords: Readonly<Record<Language, typeof en>> = { en, de };
