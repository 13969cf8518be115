import { FINE } from '../exit-codes.ts';
import { addEvent } from './add-event.ts';
import { findCase } from './find-case.ts';
import type { CaseAction } from './options.ts';
import { caseWords } from './words.ts';

export const noteAction: CaseAction = {
  words: 'id text…',
  run: async (call) => {
    const { out, options, language, words } = call;
    const say = caseWords[language];
    const [wanted, ...rest] = words;
    if (wanted === undefined) return out.misuse({ message: say.needsId('note') });
    const found = await findCase(wanted, call);
    if ('misuse' in found) return out.misuse(found.misuse);
    const text = rest.join(' ').trim();
    if (text === '') return out.misuse({ message: say.noteNeedsText });
    const added = await addEvent(found.one, { type: 'note', text }, 'note', call);
    if ('misuse' in added) return out.misuse(added.misuse);
    if (options.json) out.json(added.event);
    out.line(say.noteAdded);
    return FINE;
  },
};
