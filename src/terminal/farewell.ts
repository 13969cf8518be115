import type { Session } from '../engine/session.ts';
import { sayJournalProblem } from './journal-problem.ts';
import { renderBlocks } from './render/blocks.ts';
import { line } from './render/line.ts';
import { type Palette, paint, WEIGHTS } from './render/paint.ts';
import { WIDEST } from './screens/text.ts';
import { WORDS } from './words.ts';

/** What stays on the screen when a person leaves: the fix they were reading, and how to come back. Nothing when nothing was begun. */
export const farewell = (session: Session, palette: Palette, columns: number): string[] => {
  const view = session.view();
  const words = WORDS[view.language];
  // A walk without an id is kept nowhere.
  if (view.done.length === 0 || session.id === '') return [];
  const { current } = view;
  const options = {
    width: Math.min(columns, WIDEST),
    language: view.language,
    ticks: palette === WEIGHTS,
    plain: false,
    details: true,
    tab: 0,
    facts: session.facts(),
  };
  const fix = current.kind === 'conclude' ? renderBlocks(current.fix, options) : [];
  const problem = session.journalProblem();
  const taken = session.taken();
  const where = problem ? sayJournalProblem(problem, words) : words.kept(session.id);
  const last = taken ? words.taken(taken.who, taken.machine) : view.state === 'closed' && !problem ? words.closed : where;
  // A blank line of its own would take no room in Ink, so each part brings its own.
  return [...(fix.length > 0 ? [`\n${paint(fix, palette)}`] : []), `\n${paint([line(last, 'dim')], palette)}`];
};
