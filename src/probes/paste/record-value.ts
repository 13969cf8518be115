import type { DnsRecord, DnsType } from '../../model/host.ts';

const host = (name: string): string => name.replace(/(.)\.$/, '$1');

/** Character strings in quotes join without a space (RFC 7208, 3.3); what `\DDD` and `\"` stand for is put in. */
export const joinStrings = (text: string): string => {
  const chunks = [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, chunk]) => chunk!);
  return (chunks.length > 0 ? chunks.join('') : text.trim()).replace(/\\(\d{3})|\\(.)/g, (_, code?: string, sign?: string) =>
    code === undefined ? sign! : String.fromCharCode(Number(code)),
  );
};

/** The value of a record as tools print it, in the shape of `DnsRecord`. */
export const recordValue = (type: DnsType, text: string): Pick<DnsRecord, 'value' | 'priority' | 'weight' | 'port' | 'flags' | 'tag'> => {
  const fields = text.trim().split(/\s+/);
  switch (type) {
    case 'TXT':
      return { value: joinStrings(text) };
    case 'MX':
      return { value: host(fields[1] ?? ''), priority: Number(fields[0]) };
    case 'SRV':
      return { value: host(fields[3] ?? ''), priority: Number(fields[0]), weight: Number(fields[1]), port: Number(fields[2]) };
    case 'CAA':
      return { value: joinStrings(fields.slice(2).join(' ')), flags: Number(fields[0]), tag: fields[1] ?? '' };
    case 'TLSA':
      return { value: `${fields.slice(0, 3).join(' ')} ${fields.slice(3).join('').toLowerCase()}` };
    case 'DS':
    case 'DNSKEY':
    case 'SOA':
      return { value: fields.map(host).join(' ') };
    default:
      return { value: host(fields[0] ?? '') };
  }
};
