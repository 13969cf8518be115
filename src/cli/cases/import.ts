import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import type { EngineContext } from '../../engine/context.ts';
import { foldAll } from '../../engine/fold.ts';
import { standingOf } from '../../engine/standing.ts';
import { viewOf } from '../../engine/view.ts';
import { type Salvaged, salvage } from '../../store/salvage.ts';
import { type CarriedCase, takeIn } from '../../store/take-in.ts';
import { FINE, FOUND } from '../exit-codes.ts';
import { words } from '../words.ts';
import { readCarried } from './carried.ts';
import { contextOf } from './look-at.ts';
import type { CaseAction, CaseCall } from './options.ts';
import { caseWords } from './words.ts';

/** How a file of SQLite begins (sqlite.org/fileformat2.html, 1.3). */
const SQLITE = 'SQLite format 3\0';
const readSource = async (name: string, { io }: CaseCall): Promise<Salvaged | string> => {
  if (name === '-') {
    const read = readCarried(await readAll(io.stdin));
    return typeof read === 'string' ? read : { cases: read, lost: 0 };
  }
  const path = resolve(io.cwd, name);
  const bytes = await readFile(path);
  if (bytes.subarray(0, SQLITE.length).toString('latin1') === SQLITE) return salvage(path);
  const read = readCarried(bytes.toString('utf8'));
  return typeof read === 'string' ? read : { cases: read, lost: 0 };
};

/** Where a case stands, for the list and the figures, if that was not written down with it. */
const withStanding = (one: CarriedCase, context: EngineContext): CarriedCase => {
  if (one.standing) return one;
  const state = foldAll(
    one.events.map(({ event }) => event),
    context,
  );
  return { ...one, standing: standingOf(viewOf(state, state.language, context)) };
};

export const importAction: CaseAction = {
  words: 'file|-',
  run: async (call) => {
    const { out, options, store, language } = call;
    const say = caseWords[language];
    const [name] = call.words;
    if (name === undefined) return out.misuse({ message: say.importNeedsFile });
    let read: Awaited<ReturnType<typeof readSource>>;
    try {
      read = await readSource(name, call);
    } catch (fault) {
      return out.misuse({ message: words[language].cannotRead(name, (fault as Error).message) });
    }
    if (typeof read === 'string') return out.misuse({ message: say.importBad(name, read), mend: say.importMend });
    const opened = read.cases.some(({ standing }) => !standing) ? await contextOf(call) : undefined;
    if (opened && 'misuse' in opened) return out.misuse(opened.misuse);
    const taken = [];
    for (const one of read.cases) taken.push(await takeIn(opened ? withStanding(one, opened.context) : one, store));
    if (options.json) out.json({ cases: taken, unreadable: read.lost });
    for (const { id, outcome } of taken) out.line(say.imported[outcome](id));
    if (read.lost > 0) out.note(say.unreadable(read.lost));
    return read.lost > 0 ? FOUND : FINE;
  },
};
