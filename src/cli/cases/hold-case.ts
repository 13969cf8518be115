import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import type { CaseSummary, Holder } from '../../model/case-record.ts';
import { isGone, thisHolder } from '../../store/process-mark.ts';
import { sayMoment } from '../../terminal/cases/case-words.ts';
import type { Misuse } from '../output.ts';
import { isStoreFault } from '../store-fault.ts';
import type { CaseCall } from './options.ts';
import { caseWords } from './words.ts';

export type Held = { readonly token: string } | { readonly misuse: Misuse };

const ask = async (question: string, { io, language }: CaseCall): Promise<boolean> => {
  const asking = createInterface({ input: io.stdin, output: io.stdout });
  try {
    return caseWords[language].takeYes.includes((await asking.question(`${question} `, { signal: io.signal })).trim().toLowerCase());
  } catch {
    // Ctrl-C or the end of the input: no.
    return false;
  } finally {
    asking.close();
  }
};

/** Who has the case, unless it is now held by `token`. A store that can only be read holds nothing for anybody: the walk will say so. */
const otherThan = async (token: string, id: string, mine: Holder, { store, options }: CaseCall): Promise<Holder | undefined> => {
  try {
    return await store.hold(id, token, mine, options.take);
  } catch (fault) {
    if (!isStoreFault(fault)) throw fault;
    return undefined;
  }
};

/** Takes a case for this process. Who has it is said; it is taken from them only where the person says so. */
export const holdCase = async ({ id }: CaseSummary, action: string, call: CaseCall): Promise<Held> => {
  const { store, io, options, language, now, out } = call;
  const say = caseWords[language];
  const token = randomUUID();
  const mine = thisHolder(io.env, now);
  const other = await otherThan(token, id, mine, call);
  if (!other) return { token };
  // A process of this machine that was killed has nothing any more.
  if (isGone(other)) {
    await store.hold(id, token, mine, true);
    return { token };
  }
  const message = say.heldBy(id, other.who, other.machine, sayMoment(other.since));
  const person = io.stdin.isTTY === true && io.stdout.isTTY === true && !options.json && !options.plain;
  if (!person) return { misuse: { message, mend: say.takeMend(action, id) } };
  out.line(message);
  if (!(await ask(say.takeAsk, call))) return { misuse: { message: say.takeMend(action, id) } };
  await store.hold(id, token, mine, true);
  return { token };
};
