import type { JournalProblem } from '../engine/ledger.ts';
import type { Words } from './words/en.ts';

/** Why the case is not kept where it should be, and what that means for it. */
export const sayJournalProblem = ({ reason, instead }: JournalProblem, words: Words): string =>
  instead === undefined ? words.journalBroken(reason) : words.keptElsewhere(reason, instead);
