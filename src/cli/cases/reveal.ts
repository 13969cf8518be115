import { redactorOf } from '../../engine/hand-over/redact-case.ts';
import { FINE } from '../exit-codes.ts';
import { printable } from '../printable.ts';
import { readTail } from '../read-tail.ts';
import { findCase } from './find-case.ts';
import { lookAt } from './look-at.ts';
import type { CaseAction } from './options.ts';
import { caseWords } from './words.ts';

const MOST_PIPED = 1024 * 1024;

/** Puts the real names back into what came from outside: the map is made anew from the case and never leaves. */
export const revealAction: CaseAction = {
  words: 'id text…|-',
  run: async (call) => {
    const { out, io, options, language, words, store } = call;
    const say = caseWords[language];
    const [wanted, ...rest] = words;
    if (wanted === undefined) return out.misuse({ message: say.needsId('reveal') });
    const found = await findCase(wanted, call);
    if ('misuse' in found) return out.misuse(found.misuse);
    const text = rest.length === 0 || rest[0] === '-' ? await readTail(io.stdin, MOST_PIPED) : rest.join(' ');
    const seen = await lookAt(await store.events(found.one.id), call);
    if ('misuse' in seen) return out.misuse(seen.misuse);
    const redactor = redactorOf(seen.looked.state, seen.looked.context);
    const revealed = redactor.reveal(text);
    if (options.json) out.json({ id: found.one.id, text: revealed, replaced: redactor.replaced() });
    for (const line of revealed.trimEnd().split('\n')) out.line(printable(line));
    return FINE;
  },
};
