import { randomInt } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { ConnectTarget, DnsQuestion, DnsReply, Failure, Got, Limits } from '../model/host.ts';
import { askByStream, askByUdp } from './ask-server.ts';
import { type DnsMessage, decodeMessage, encodeQuestion, wireName } from './dns-message.ts';
import { abortFailure, failure } from './failure.ts';
import { serverOf } from './resolv-conf.ts';

export type DnsClientOptions = {
  readonly servers: (limits: Limits) => Promise<Got<readonly string[]>>;
  readonly connect: (target: ConnectTarget, limits: Limits) => Promise<Got<Duplex>>;
  /** Where a server really is, for one that stands for another. */
  readonly reroute?: (target: ConnectTarget) => ConnectTarget;
  /** False where only streams get through, as over ssh. */
  readonly udp: boolean;
  /** Milliseconds for one try at one server (default 2000). */
  readonly timeoutMs?: number;
  readonly tries?: number;
};

type Query = (question: DnsQuestion, limits: Limits) => Promise<Got<DnsReply>>;

/**
 * A stub resolver of its own. `node:dns` hides the AD flag and the response code, cannot ask over ssh,
 * and `dns.lookup` reads /etc/hosts. Names are always fully qualified: no search list.
 * NOERROR and NXDOMAIN are answers; SERVFAIL, REFUSED, silence and nonsense are failures, after every server was tried.
 */
export const createDnsClient = (options: DnsClientOptions): Query => {
  const { timeoutMs = 2_000, tries = 2 } = options;
  return async (question, limits) => {
    const name = await wireName(question.name);
    if (name === undefined)
      return failure('odd-answer', { en: `"${question.name}" is not a DNS name`, de: `„${question.name}“ ist kein DNS-Name` }, 'EBADNAME');
    const servers = question.server ? ({ ok: true, value: [question.server] } as const) : await options.servers(limits);
    if (!servers.ok) return servers;
    let last: Failure = failure('odd-answer', { en: 'there is no resolver to ask', de: 'es gibt keinen Resolver, der gefragt werden könnte' });
    for (let attempt = 0; attempt < tries; attempt += 1) {
      for (const server of servers.value) {
        if (limits.signal.aborted) return abortFailure(limits.signal);
        const answer = await askOne(options, { ...question, name }, server, { signal: limits.signal, timeoutMs });
        if (answer.ok) return answer;
        last = answer;
      }
    }
    return last;
  };
};

const askOne = async (options: DnsClientOptions, question: DnsQuestion, server: string, limits: Limits): Promise<Got<DnsReply>> => {
  const first = await exchange(options, question, server, true, limits);
  // Old servers do not know EDNS and say so with FORMERR (RFC 6891, 7).
  const message = first.ok && first.value.rcode === 'FORMERR' ? await exchange(options, question, server, false, limits) : first;
  if (!message.ok) return message;
  const { rcode, records, authentic } = message.value;
  if (rcode === 'NOERROR' || rcode === 'NXDOMAIN') return { ok: true, value: { exists: rcode === 'NOERROR', records, authentic, resolver: server } };
  return failure(
    rcode === 'REFUSED' ? 'refused' : 'odd-answer',
    {
      en: `the resolver ${server} answers ${rcode} for ${question.type} ${question.name}`,
      de: `der Resolver ${server} antwortet ${rcode} auf ${question.type} ${question.name}`,
    },
    rcode,
  );
};

const exchange = async (options: DnsClientOptions, question: DnsQuestion, server: string, edns: boolean, limits: Limits): Promise<Got<DnsMessage>> => {
  const dns = (await import('dns-packet')).default;
  const id = randomInt(0x10000);
  const packet = encodeQuestion(dns, id, question.name, question, edns);
  const read = (bytes: Uint8Array) => decodeMessage(dns, bytes, id, question.name, question.type);
  const named = serverOf(server);
  const target = options.reroute?.(named) ?? named;
  if (options.udp && question.transport !== 'tcp') {
    const bytes = await askByUdp(packet, target, (answer) => answer[0] === id >> 8 && answer[1] === (id & 0xff), limits);
    if (!bytes.ok) return atServer(bytes, server);
    const message = read(bytes.value);
    if (!message.ok || !message.value.truncated || question.transport === 'udp') return message;
  }
  const stream = await options.connect(named, limits);
  if (!stream.ok) return atServer(stream, server);
  const bytes = await askByStream(packet, stream.value, limits);
  return bytes.ok ? read(bytes.value) : atServer(bytes, server);
};

const atServer = (found: Failure, server: string): Failure => ({
  ...found,
  message: { en: `the resolver ${server} does not answer (${found.message.en})`, de: `der Resolver ${server} antwortet nicht (${found.message.de})` },
});
