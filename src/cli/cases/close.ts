import type { CaseSummary } from '../../model/case-record.ts';
import { CLOSE_AS, type CloseAs } from '../../model/event.ts';
import { FINE } from '../exit-codes.ts';
import { addEvent } from './add-event.ts';
import { findCase } from './find-case.ts';
import type { CaseAction } from './options.ts';
import { caseWords } from './words.ts';

/** What the case itself says about how it ended. */
const usual = ({ kind, result }: CaseSummary): CloseAs => {
  if (result === 'helped') return 'solved';
  return kind === 'hand-over' ? 'handed-over' : 'not-solved';
};

export const closeAction: CaseAction = {
  words: 'id',
  run: async (call) => {
    const { out, options, language, words } = call;
    const say = caseWords[language];
    if (words[0] === undefined) return out.misuse({ message: say.needsId('close') });
    const asked = options.as;
    const as = CLOSE_AS.find((one) => one === asked);
    if (asked !== undefined && as === undefined) return out.misuse(say.badValue('--as', asked, CLOSE_AS));
    const found = await findCase(words[0], call);
    if ('misuse' in found) return out.misuse(found.misuse);
    const ended = as ?? usual(found.one);
    const added = await addEvent(found.one, { type: 'closed', as: ended }, 'close', call);
    if ('misuse' in added) return out.misuse(added.misuse);
    if (options.json) out.json(added.event);
    out.line(say.closed(found.one.id, say.closeAs[ended]));
    return FINE;
  },
};
