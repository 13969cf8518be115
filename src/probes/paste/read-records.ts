import type { DnsRecord, DnsType } from '../../model/host.ts';
import { DNS_TYPES } from '../../model/host.ts';
import type { PastedAnswer } from './pasted-answer.ts';
import { readNslookup } from './read-nslookup.ts';
import { readResolveDnsName } from './read-resolve-dns-name.ts';
import { recordValue } from './record-value.ts';

const bare = (name: string): string => name.replace(/(.)\.$/, '$1').toLowerCase();

/** Records stand one to a line; a line that does not begin as one does goes on with the one before (a narrow terminal). */
const RECORD = /^(\S+)\s+(\d+)\s+IN\s+([A-Z]+)\s+(\S.*?)\s*$/;

const unwrapped = (section: string): readonly string[] => {
  const lines: string[] = [];
  for (const line of section.split('\n').filter((one) => one.trim() !== '')) {
    if (RECORD.test(line) || lines.length === 0) lines.push(line);
    else lines[lines.length - 1] += line;
  }
  return lines;
};

const readDig = (text: string): readonly PastedAnswer[] =>
  text
    .split(/(?=->>HEADER<<-)/)
    .slice(1)
    .flatMap((part): PastedAnswer[] => {
      const status = /status: ([A-Z]+)/.exec(part)?.[1];
      const [, name, type] = /^;(\S+)\s+IN\s+([A-Z]+)\s*$/m.exec(part) ?? [];
      if (status === undefined || name === undefined || !isType(type)) return [];
      const section = /^;; ANSWER SECTION:\n((?:[^;\n].*\n?)*)/m.exec(part)?.[1] ?? '';
      const promised = Number(/ANSWER: (\d+)/.exec(part)?.[1] ?? Number.NaN);
      const records = unwrapped(section).flatMap((line): DnsRecord[] => {
        const [, owner, ttl, kind, value] = RECORD.exec(line) ?? [];
        return owner !== undefined && isType(kind) ? [{ name: bare(owner), type: kind, ttl: Number(ttl), ...recordValue(kind, value!) }] : [];
      });
      // Cut off while copying: the header promised more than what is left.
      if (promised > records.length && section.split('\n').filter((line) => /\sIN\s/.test(line)).length < promised) return [];
      return [{ name: bare(name), type, status, records, authentic: /^;; flags:[^;]*\bad\b/m.test(part) }];
    });

const isType = (type: string | undefined): type is DnsType => (DNS_TYPES as readonly string[]).includes(type ?? '');

export const readAnswers = (text: string): readonly PastedAnswer[] => [...readDig(text), ...readResolveDnsName(text), ...readNslookup(text)];

/** Records of one type for a name, aliases followed; undefined where the paste does not tell. `exists` is false for NXDOMAIN. */
export const pastedRecords = (
  text: string,
  name: string,
  type: DnsType,
): { readonly records: readonly DnsRecord[]; readonly exists: boolean; readonly authentic: boolean; readonly alias?: string } | undefined => {
  const answers = readAnswers(text).filter(
    (one) => one.name === bare(name) && (one.type === type || one.type === 'ANY') && /^(NOERROR|NXDOMAIN)$/.test(one.status),
  );
  if (answers.length === 0) return undefined;
  const all = answers.flatMap(({ records }) => records);
  const alias = all.find((record) => record.type === 'CNAME')?.value;
  return {
    records: all.filter((record) => record.type === type),
    exists: answers.some(({ status }) => status === 'NOERROR'),
    authentic: answers.every(({ authentic }) => authentic === true),
    ...(alias ? { alias } : {}),
  };
};

/** The status of a question that got no usable answer, for example SERVFAIL. */
export const pastedStatus = (text: string, name: string): string | undefined => readAnswers(text).find((one) => one.name === bare(name))?.status;
