import type { DnsRecord, DnsType } from '../../model/host.ts';
import type { PastedAnswer } from './pasted-answer.ts';
import { joinStrings, recordValue } from './record-value.ts';

const bare = (name: string): string => name.replace(/(.)\.$/, '$1').toLowerCase();

/** `nslookup` on Linux and Windows: it names the record in words and not what was asked. Only its own lines count, in any language. */
const LINES: readonly (readonly [RegExp, DnsType, (found: RegExpExecArray) => string])[] = [
  [/^(\S+)\s+mail exchanger = (\d+ \S+)/i, 'MX', (found) => found[2]!],
  [/^(\S+)\s+MX preference = (\d+), mail exchanger = (\S+)/i, 'MX', (found) => `${found[2]} ${found[3]}`],
  [/^(\S+)\s+(?:canonical name = )(\S+)/i, 'CNAME', (found) => found[2]!],
  [/^(\S+)\s+name = (\S+)/i, 'PTR', (found) => found[2]!],
  [/^(\S+)\s+rdata_257 = (.+)$/i, 'CAA', (found) => found[2]!],
  [/^(\S+)\s+service = (\d+ \d+ \d+ \S+)/i, 'SRV', (found) => found[2]!],
  [/^(\S+)\s+text =\s*(".*")\s*$/i, 'TXT', (found) => found[2]!],
];

/** `** server can't find x: NXDOMAIN`, `*** dns.example can't find x: Non-existent domain`, and the same in German. */
const ABSENT = /^\*{2,3} .*?\b([\w-]+(?:\.[\w-]+)+)\.?(?:: | wurde nicht|: No answer)?.*?(NXDOMAIN|Non-existent domain|No answer|nicht gefunden)/i;

export const readNslookup = (text: string): readonly PastedAnswer[] => {
  // Its first lines are the resolver; without them it is not nslookup.
  if (!/^\s*Server:\s+\S/m.test(text) || !/^Address(?:es)?:\s+\S/m.test(text)) return [];
  const lines = joined(text).split('\n');
  const found = new Map<string, DnsRecord[]>();
  const add = (name: string, type: DnsType, value: string): void => {
    const key = bare(name);
    found.set(key, [...(found.get(key) ?? []), { name: key, type, ttl: 0, ...recordValue(type, type === 'TXT' ? `"${joinStrings(value)}"` : value) }]);
  };
  let name: string | undefined;
  for (const line of lines) {
    for (const [pattern, type, value] of LINES) {
      const match = pattern.exec(line);
      if (match) {
        add(match[1]!, type, value(match));
        break;
      }
    }
    name = /^Name:\s+(\S+)/i.exec(line)?.[1] ?? (line.trim() === '' ? undefined : name);
    const address = /^(?:Address(?:es)?:)?\s+([\da-f.:]*[.:][\da-f.:]+)\s*$/i.exec(line)?.[1];
    if (name && address) add(name, address.includes(':') ? 'AAAA' : 'A', address);
  }
  const answers: PastedAnswer[] = [...found].map(([key, records]) => ({ name: key, type: 'ANY', status: 'NOERROR', records }));
  for (const line of lines) {
    const absent = ABSENT.exec(line);
    if (absent && !found.has(bare(absent[1]!)))
      answers.push({ name: bare(absent[1]!), type: 'ANY', status: /answer/i.test(absent[2]!) ? 'NOERROR' : 'NXDOMAIN', records: [] });
  }
  return answers;
};

/** Windows prints the strings of a TXT record below its name. */
const joined = (text: string): string =>
  text.replace(
    /text =[^\S\n]*\n(?:[^\S\n]*\n)?((?:[^\S\n]*".*"[^\S\n]*(?:\n|$))+)/gi,
    (_, strings: string) =>
      `text = ${strings
        .trim()
        .split('\n')
        .map((one) => one.trim())
        .join('')}\n`,
  );
