import type { DnsQuestion, DnsRecord, DnsReply, DnsType, Got } from '../../model/host.ts';
import type { Look } from '../define-probe.ts';

type Asking = Pick<Look, 'host' | 'signal' | 'log'>;

/** Asks once and keeps the answer as evidence. */
export const ask = async (look: Asking, question: DnsQuestion): Promise<Got<DnsReply>> => {
  const reply = await look.host.query(question, { signal: look.signal });
  look.log(`${question.name} ${question.type} ${reply.ok ? sayReply(reply.value) : (reply.code ?? reply.message.en)}`);
  return reply;
};

const sayReply = ({ exists, records, resolver }: DnsReply): string =>
  `${!exists ? 'NXDOMAIN' : records.length === 0 ? '(no such record)' : records.map(sayRecord).join(' | ')} @${resolver}`;

const sayRecord = ({ type, value, priority, port, ttl }: DnsRecord): string =>
  `${type} ${[priority, port].filter((number) => number !== undefined).join(' ')}${priority === undefined ? '' : ' '}${type === 'TXT' ? JSON.stringify(value) : value} (${ttl} s)`;

export const recordsOf = (reply: DnsReply, type: DnsType): readonly DnsRecord[] => reply.records.filter((record) => record.type === type);

/**
 * Asks again before it says that something is absent: reverse zones and young records flap
 * (Mail-in-a-Box saw reverse DNS come and go for years). The first answer with a record wins.
 */
export const askSurely = async (look: Asking, question: DnsQuestion): Promise<Got<DnsReply>> => {
  let reply = await ask(look, question);
  for (let again = 0; again < 2 && reply.ok && recordsOf(reply.value, question.type).length === 0; again += 1) {
    await pause(200, look.signal);
    const next = await ask(look, question);
    if (next.ok) reply = next;
  }
  return reply;
};

/** Milliseconds; ends early with the signal. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });

export type Addresses = {
  readonly v4: readonly string[];
  readonly v6: readonly string[];
  readonly all: readonly string[];
  readonly alias?: string;
  readonly resolver: string;
};

/** Addresses of a name from DNS alone, never from /etc/hosts. `alias` is the first CNAME on the way. */
export const addressesOf = async (look: Asking, name: string, surely = false): Promise<Got<Addresses>> => {
  const both = (asking: typeof ask) => Promise.all([asking(look, { name, type: 'A' }), asking(look, { name, type: 'AAAA' })]);
  const empty = (reply: Got<DnsReply>, type: DnsType): boolean => reply.ok && recordsOf(reply.value, type).length === 0;
  const first = await both(ask);
  // Most names have one family only; it is asked again when there is none at all.
  const [a, aaaa] = surely && empty(first[0], 'A') && empty(first[1], 'AAAA') ? await both(askSurely) : first;
  // One broken half must not hide the other, but nothing found in one half does not say "absent" either.
  if (!a.ok && (!aaaa.ok || recordsOf(aaaa.value, 'AAAA').length === 0)) return a;
  if (!aaaa.ok && a.ok && recordsOf(a.value, 'A').length === 0) return aaaa;
  const v4 = a.ok ? recordsOf(a.value, 'A').map(({ value }) => value) : [];
  const v6 = aaaa.ok ? recordsOf(aaaa.value, 'AAAA').map(({ value }) => value) : [];
  const reply = a.ok ? a.value : aaaa.ok ? aaaa.value : undefined;
  const alias = reply && recordsOf(reply, 'CNAME')[0]?.value;
  return { ok: true, value: { v4, v6, all: [...v4, ...v6], resolver: reply?.resolver ?? '', ...(alias ? { alias } : {}) } };
};
