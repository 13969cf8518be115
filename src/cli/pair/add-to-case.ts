import { addEvent } from '../cases/add-event.ts';
import { findCase } from '../cases/find-case.ts';
import type { Call } from '../define-command.ts';
import type { Misuse } from '../output.ts';
import { withStore } from './known-of-case.ts';
import type { Reply } from './reply.ts';
import { pairWords } from './words.ts';

/** What was seen outside goes into the case as found there, with its vantage, and a note says by whom. Nodes that ask the same are answered by it. */
export const addToCase = (
  id: string,
  reply: Reply,
  fingerprint: string,
  call: Pick<Call, 'language' | 'options' | 'io' | 'out' | 'words'>,
): Promise<{ readonly misuse: Misuse } | undefined> =>
  withStore(call, async (caseCall) => {
    const found = await findCase(id, caseCall);
    if ('misuse' in found) return found;
    let one = found.one;
    for (const { probe, params, result } of reply.seen) {
      const added = await addEvent(one, { type: 'found', probe, params, result }, 'join', caseCall);
      if ('misuse' in added) return added;
      one = { ...one, events: added.event.seq };
    }
    const noted = await addEvent(one, { type: 'note', text: pairWords[call.language].note(reply.seen.length, fingerprint) }, 'join', caseCall);
    return 'misuse' in noted ? noted : undefined;
  });
