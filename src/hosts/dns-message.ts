import type { Answer, Packet } from 'dns-packet';
import type { DnsQuestion, DnsRecord, DnsType, Got } from '../model/host.ts';
import { DNS_TYPES } from '../model/host.ts';
import { failure } from './failure.ts';

/** A name as it goes on the wire: ASCII, without the last dot. Undefined where it is no name (RFC 1035, 2.3.4). */
export const wireName = async (name: string): Promise<string | undefined> => {
  const bare = name.trim().replace(/\.$/, '');
  const { domainToASCII } = await import('node:url');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the point is to find what is not ASCII
  const ascii = /^[\x00-\x7f]*$/.test(bare) ? bare : domainToASCII(bare);
  const labels = ascii.split('.');
  const fits = ascii.length > 0 && ascii.length <= 253 && labels.every((label) => /^[\w-]{1,63}$/.test(label));
  return fits ? ascii : ascii === '' && name.trim() === '.' ? '.' : undefined;
};

type DnsPacket = typeof import('dns-packet');

export const encodeQuestion = (dns: DnsPacket, id: number, name: string, question: DnsQuestion, edns: boolean): Uint8Array =>
  dns.encode({
    type: 'query',
    id,
    flags: dns.RECURSION_DESIRED | (question.dnssec ? dns.AUTHENTIC_DATA : 0) | (question.unchecked ? dns.CHECKING_DISABLED : 0),
    questions: [{ name, type: question.type, class: 'IN' }],
    // 1232 bytes pass every path unfragmented (DNS flag day 2020).
    additionals: edns
      ? [
          {
            type: 'OPT',
            name: '.',
            udpPayloadSize: 1232,
            extendedRcode: 0,
            ednsVersion: 0,
            flags: question.dnssec ? dns.DNSSEC_OK : 0,
            flag_do: question.dnssec === true,
            options: [],
          },
        ]
      : [],
  });

export type DnsMessage = { readonly rcode: string; readonly authentic: boolean; readonly truncated: boolean; readonly records: readonly DnsRecord[] };

/** Reads an answer; one with another id or question is not ours. */
export const decodeMessage = (dns: DnsPacket, bytes: Uint8Array, id: number, name: string, type: DnsType): Got<DnsMessage> => {
  try {
    const packet = dns.decode(Buffer.from(bytes)) as Packet & { rcode?: string; flag_ad?: boolean; flag_tc?: boolean };
    const asked = packet.questions?.[0];
    const ours =
      packet.id === id && packet.type === 'response' && (asked === undefined || (asked.name.toLowerCase() === name.toLowerCase() && asked.type === type));
    if (!ours) return failure('odd-answer', { en: 'an answer to another question', de: 'eine Antwort auf eine andere Frage' });
    return {
      ok: true,
      value: {
        rcode: packet.rcode ?? 'NOERROR',
        authentic: packet.flag_ad === true,
        truncated: packet.flag_tc === true,
        records: (packet.answers ?? []).map(recordOf).filter((record) => record !== undefined),
      },
    };
  } catch {
    return failure('odd-answer', { en: 'an unreadable DNS answer', de: 'eine unlesbare DNS-Antwort' }, 'EBADRESP');
  }
};

const isDnsType = (type: string): type is DnsType => (DNS_TYPES as readonly string[]).includes(type);

const recordOf = (answer: Answer): DnsRecord | undefined => {
  if (!isDnsType(answer.type)) return undefined;
  const { name, ttl } = answer as { name: string; ttl?: number };
  return { name, type: answer.type, ttl: ttl ?? 0, ...valueFor(answer.type, (answer as { data: unknown }).data) };
};

type Value = Pick<DnsRecord, 'value' | 'priority' | 'weight' | 'port' | 'flags' | 'tag'>;

const hex = (bytes: unknown): string => (bytes instanceof Uint8Array ? Buffer.from(bytes).toString('hex') : '');

const valueFor = (type: DnsType, data: unknown): Value => {
  const fields = data as Record<string, never>;
  switch (type) {
    case 'TXT':
      // Chunks join without a space (RFC 7208, 3.3).
      return { value: Buffer.concat([data].flat().map((chunk) => Buffer.from(chunk as Uint8Array))).toString('utf8') };
    case 'MX':
      return { value: nameOf(fields.exchange), priority: fields.preference ?? 0 };
    case 'SRV':
      return { value: nameOf(fields.target), priority: fields.priority ?? 0, weight: fields.weight ?? 0, port: fields.port ?? 0 };
    case 'CAA':
      return { value: String(fields.value ?? ''), flags: fields.flags ?? 0, tag: fields.tag ?? '' };
    case 'DS':
      return { value: `${fields.keyTag} ${fields.algorithm} ${fields.digestType} ${hex(fields.digest)}` };
    case 'DNSKEY':
      return { value: `${fields.flags} ${fields.algorithm} ${hex(fields.key)}` };
    case 'TLSA':
      return { value: `${fields.usage} ${fields.selector} ${fields.matchingType} ${hex(fields.certificate)}` };
    case 'SOA':
      return { value: `${fields.mname} ${fields.rname} ${fields.serial}` };
    default:
      return { value: type === 'A' || type === 'AAAA' ? String(data) : nameOf(data) };
  }
};

/** Host names without their last dot; the root stays `.`, as null MX and null SRV write it. */
const nameOf = (data: unknown): string => String(data ?? '').replace(/(.)\.$/, '$1') || '.';
