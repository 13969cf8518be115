import type { Failure } from '../../model/host.ts';
import type { Look } from '../define-probe.ts';
import { ask, recordsOf } from '../dns/ask.ts';
import { type Ip, reversed } from '../ip.ts';
import type { Blocklist } from './lists.ts';

export type ListAnswer =
  | { readonly state: 'clean' }
  | { readonly state: 'listed' | 'policy'; readonly code: string; readonly reason: string }
  /** `refused`: the list does not talk to this resolver; `dead`: it fails its own test entries. */
  | { readonly state: 'untold'; readonly why: 'refused' | 'dead' | 'silent'; readonly failure?: Failure };

type Asking = Pick<Look, 'host' | 'signal' | 'log'>;

/**
 * Answers that mean "I do not talk to you", never "listed": 127.255.255.252 to .255 (Spamhaus: typing error,
 * public resolver, excessive number of queries), and 127.0.0.1, which no list may use for a listing (RFC 5782, 2.1).
 */
const REFUSAL = /^(127\.255\.255\.\d+|127\.0\.0\.1|127\.0\.1\.255)$/;

const codes = async (look: Asking, name: string): Promise<{ readonly values: readonly string[] } | { readonly failure: Failure }> => {
  const reply = await ask(look, { name, type: 'A' });
  return reply.ok ? { values: recordsOf(reply.value, 'A').map(({ value }) => value) } : { failure: reply };
};

/** Asks one list: first its health pair (127.0.0.2 is listed, 127.0.0.1 is not; RFC 5782, 5), then for the address. */
export const askList = async (look: Asking, list: Blocklist, ip: Ip): Promise<ListAnswer> => {
  const name = `${reversed(ip)}.${list.zone}`;
  const [positive, negative, answer] = await Promise.all([codes(look, `2.0.0.127.${list.zone}`), codes(look, `1.0.0.127.${list.zone}`), codes(look, name)]);
  const failed = [positive, negative, answer].find((one) => 'failure' in one);
  if (failed && 'failure' in failed) return { state: 'untold', why: failed.failure.reason === 'refused' ? 'refused' : 'silent', failure: failed.failure };
  const [alive, false_, found] = [positive, negative, answer].map((one) => ('values' in one ? one.values : []));
  const judged = judgeList(list, alive!, false_!, found!);
  return 'code' in judged ? { ...judged, reason: await reasonOf(look, name) } : judged;
};

/** What a list says, from its three answers: to its own test entry, to the one that must not be there, and to the address. */
export const judgeList = (list: Blocklist, alive: readonly string[], falsely: readonly string[], found: readonly string[]): ListAnswer => {
  if ([...alive, ...found].some((code) => REFUSAL.test(code))) return { state: 'untold', why: 'refused' };
  if (alive.length === 0 || falsely.length > 0) return { state: 'untold', why: 'dead' };
  const hit = found.find((code) => list.listed.test(code)) ?? found.find((code) => list.policy?.test(code));
  if (hit === undefined) return found.length === 0 ? { state: 'clean' } : { state: 'untold', why: 'dead' };
  return { state: list.listed.test(hit) ? 'listed' : 'policy', code: hit, reason: '' };
};

const reasonOf = async (look: Asking, name: string): Promise<string> => {
  const reply = await ask(look, { name, type: 'TXT' });
  return reply.ok ? (recordsOf(reply.value, 'TXT')[0]?.value ?? '') : '';
};
