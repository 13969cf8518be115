import type { DnsRecord, DnsType } from '../../model/host.ts';
import { DNS_TYPES } from '../../model/host.ts';
import type { PastedAnswer } from './pasted-answer.ts';
import { recordValue } from './record-value.ts';

const bare = (name: string): string => name.replace(/(.)\.$/, '$1').toLowerCase();
const isType = (type: string | undefined): type is DnsType => (DNS_TYPES as readonly string[]).includes(type ?? '');

/** PowerShell's error ids are the same in every language; the name stands at the start of the message. */
const FAILED =
  /Resolve-DnsName\s*:\s*(\S+)\s*:[\s\S]*?(DNS_ERROR_RCODE_NAME_ERROR|DNS_ERROR_RCODE_SERVER_FAILURE|DNS_ERROR_RCODE_REFUSED|DNS_INFO_NO_RECORDS|ERROR_TIMEOUT)/g;
const STATUS: Readonly<Record<string, string>> = {
  DNS_ERROR_RCODE_NAME_ERROR: 'NXDOMAIN',
  DNS_ERROR_RCODE_SERVER_FAILURE: 'SERVFAIL',
  DNS_ERROR_RCODE_REFUSED: 'REFUSED',
  DNS_INFO_NO_RECORDS: 'NOERROR',
};

/** `Resolve-DnsName … | Format-List`: blocks of `Key : value`, long values going on in indented lines. */
export const readResolveDnsName = (text: string): readonly PastedAnswer[] => {
  const failed = [...text.matchAll(FAILED)].map(
    ([, name, id]): PastedAnswer => ({ name: bare(name!), type: 'ANY', status: STATUS[id!] ?? 'TIMEOUT', records: [] }),
  );
  const records = blocksOf(text).flatMap((block): DnsRecord[] => {
    const type = block.get('type')?.toUpperCase();
    const name = block.get('name');
    const value = isType(type) ? valueIn(block, type) : undefined;
    return isType(type) && name && value ? [{ name: bare(name), type, ttl: Number(block.get('ttl') ?? 0), ...recordValue(type, value) }] : [];
  });
  const answered = records.filter(({ type }) => type !== 'SOA');
  // A name without such a record answers with its zone's SOA alone.
  const empty = answered.length === 0 ? records.map(({ name }): PastedAnswer => ({ name, type: 'ANY', status: 'NOERROR', records: [] })) : [];
  const names = [...new Set(answered.map(({ name }) => name))];
  return [
    ...failed,
    ...empty,
    ...names.map((name): PastedAnswer => ({ name, type: 'ANY', status: 'NOERROR', records: answered.filter((one) => one.name === name || names[0] === name) })),
  ];
};

const blocksOf = (text: string): readonly ReadonlyMap<string, string>[] =>
  text.split(/\n\s*\n/).flatMap((part) => {
    const block = new Map<string, string>();
    let last: string | undefined;
    for (const line of part.split('\n')) {
      const [, key, value] = /^(\w+)\s*:\s?(.*)$/.exec(line) ?? [];
      if (key !== undefined) {
        last = key.toLowerCase();
        block.set(last, value!.trim());
      } else if (last !== undefined && /^\s{4,}\S/.test(line)) block.set(last, `${block.get(last)}${line.trim()}`);
    }
    return block.has('name') && block.has('type') ? [block] : [];
  });

const valueIn = (block: ReadonlyMap<string, string>, type: DnsType): string | undefined => {
  if (type === 'MX') return `${block.get('preference') ?? '0'} ${block.get('nameexchange') ?? block.get('exchange') ?? ''}`;
  if (type === 'TXT') {
    const strings = block.get('strings');
    // A list that PowerShell cut short ends with dots: it does not tell the whole record.
    return strings === undefined || /(\.\.\.|…)\}?$/.test(strings)
      ? undefined
      : `"${strings
          .replace(/^\{|\}$/g, '')
          .replaceAll(/,\s(?=\S{40,})/g, '')
          .replaceAll('"', '')}"`;
  }
  if (type === 'SRV') return `${block.get('priority')} ${block.get('weight')} ${block.get('port')} ${block.get('nametarget') ?? block.get('target')}`;
  return block.get('ipaddress') ?? block.get('ip4address') ?? block.get('ip6address') ?? block.get('namehost') ?? (type === 'SOA' ? 'soa' : undefined);
};
