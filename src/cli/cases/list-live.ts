import type { CaseQuery } from '../../model/case-record.ts';
import { caseStorePlace } from '../../store/case-place.ts';
import { openCaseStore } from '../../store/cases.ts';
import { withoutGone } from '../../store/process-mark.ts';
import type { CaseList } from '../../terminal/cases/case-list.ts';
import { FINE } from '../exit-codes.ts';
import type { CaseCall } from './options.ts';
import { resumeCase } from './resume-case.ts';
import { welcomeBack } from './welcome-back.ts';

/** As many as are filtered while somebody types; older closed ones are found by `case list WORDS`. */
const MOST = 2000;

/** The list to choose from; after a case it comes back, until the person leaves it. */
export const listLive = async (call: CaseCall, query: CaseQuery): Promise<number> => {
  const { io, language } = call;
  const { runLiveCaseList } = await import('../../terminal/live-case-list.ts');
  let before: CaseList | undefined;
  for (;;) {
    // Others work on the same cases: read anew each time.
    const store = openCaseStore(caseStorePlace(io.env));
    try {
      await welcomeBack({ ...call, store });
      const listed = await store.list(query, { offset: 0, limit: MOST, now: new Date().toISOString() });
      const page = { ...listed, cases: listed.cases.map(withoutGone) };
      const end = await runLiveCaseList({ page, language, streams: io, env: io.env, signal: io.signal, ...(before ? { before } : {}) });
      if (end.id === undefined || io.signal.aborted) return FINE;
      before = end.list;
      await resumeCase({ ...call, store, words: [end.id], now: new Date() });
      if (io.signal.aborted) return FINE;
    } finally {
      await store.close();
    }
  }
};
