import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { openCaseStore } from '../../store/cases.ts';
import { type CarriedCase, carriedFrom, takeIn } from '../../store/take-in.ts';
import { FINE, FOUND } from '../exit-codes.ts';
import { words } from '../words.ts';
import { readCarried } from './carried.ts';
import type { CaseAction, CaseCall } from './options.ts';
import { caseWords } from './words.ts';

/** How a file of SQLite begins (sqlite.org/fileformat2.html, 1.3). */
const SQLITE = 'SQLite format 3\0';
/** Ids of a store are read in pages, so that one torn page does not hide the rest. */
const PAGE = 500;

/** The cases of another store, each as far as it can be read; a damaged file gives what is left of it. */
const readStore = async (path: string, call: CaseCall): Promise<{ readonly cases: readonly CarriedCase[]; readonly lost: number }> => {
  const other = openCaseStore(path);
  const cases: CarriedCase[] = [];
  let lost = 0;
  try {
    for (let offset = 0; ; offset += PAGE) {
      const { cases: found } = await other.list({}, { offset, limit: PAGE, now: call.now.toISOString() });
      for (const { id } of found) {
        const one = await carriedFrom(id, other).catch(() => undefined);
        if (one && one.events.length > 0) cases.push(one);
        else lost++;
      }
      if (found.length < PAGE) return { cases, lost };
    }
  } finally {
    await other.close();
  }
};

const readSource = async (name: string, call: CaseCall): Promise<{ readonly cases: readonly CarriedCase[]; readonly lost: number } | string> => {
  const { io } = call;
  if (name === '-') {
    const read = readCarried(await readAll(io.stdin));
    return typeof read === 'string' ? read : { cases: read, lost: 0 };
  }
  const path = resolve(io.cwd, name);
  const bytes = await readFile(path);
  if (bytes.subarray(0, SQLITE.length).toString('latin1') === SQLITE) return readStore(path, call);
  const read = readCarried(bytes.toString('utf8'));
  return typeof read === 'string' ? read : { cases: read, lost: 0 };
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
    const taken = [];
    for (const one of read.cases) taken.push(await takeIn(one, store));
    if (options.json) out.json({ cases: taken, unreadable: read.lost });
    for (const { id, outcome } of taken) out.line(say.imported[outcome](id));
    if (read.lost > 0) out.note(say.unreadable(read.lost));
    return read.lost > 0 ? FOUND : FINE;
  },
};
