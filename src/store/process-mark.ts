import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import type { CaseSummary, Holder } from '../model/case-record.ts';
import type { Environment } from './case-place.ts';

/** When a process was started, in ticks since boot (proc(5), field 22): numbers of processes come again. Empty where there is no /proc. */
const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

/** This process, so that another one on this machine can tell whether it is still there. */
export const processMark = (): string => `${process.pid}:${startOf(process.pid)}`;

const isAlive = (mark: string): boolean => {
  const [pid, start] = mark.split(':');
  try {
    process.kill(Number(pid), 0);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return start === '' || startOf(Number(pid)) === start;
};

/** Whether a holder of a case is certainly gone: a process of this machine that was killed. Of other machines nothing is known. */
export const isGone = (holder: Holder): boolean => holder.machine === hostname() && !isAlive(holder.process);

/** A case as it is for others: a holder that is certainly gone holds nothing. */
export const withoutGone = (one: CaseSummary): CaseSummary => {
  const { holder, ...rest } = one;
  return holder && isGone(holder) ? rest : one;
};

const systemUser = (): string | undefined => {
  try {
    return userInfo().username;
  } catch {
    return undefined;
  }
};

/** Who sits here: MAILMEDIC_USER, else the user of the system. */
export const whoIsThere = (env: Environment): string => env.MAILMEDIC_USER || systemUser() || env.USER || 'unknown';

export const thisHolder = (env: Environment, now: Date): Holder => ({
  who: whoIsThere(env),
  machine: hostname(),
  process: processMark(),
  since: now.toISOString(),
});
