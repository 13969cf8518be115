export type DigAnswer = { readonly name: string; readonly type: string; readonly status: string; readonly values: readonly string[] };

const bare = (name: string): string => name.replace(/\.$/, '').toLowerCase();

/** Answers in what `dig` printed, in their order; each has a header with its status, its question and perhaps records. */
export const readDig = (text: string): readonly DigAnswer[] =>
  text
    .split(/(?=->>HEADER<<-)/)
    .slice(1)
    .flatMap((part) => {
      const status = /status: ([A-Z]+)/.exec(part)?.[1];
      const [, name, type] = /^;(\S+)\s+IN\s+([A-Z]+)\s*$/m.exec(part) ?? [];
      if (status === undefined || name === undefined || type === undefined) return [];
      const answer = /^;; ANSWER SECTION:\n((?:[^;\n].*\n?)*)/m.exec(part)?.[1] ?? '';
      const records = answer.split('\n').map((line) => /^\S+\s+\d+\s+IN\s+([A-Z]+)\s+(.+?)\s*$/.exec(line));
      return [{ name: bare(name), type, status, values: records.flatMap((one) => (one?.[1] === type ? [one[2]!] : [])) }];
    });

/** The answer to one question. Undefined where it was not asked or the status says nothing about the name. */
export const digAnswer = (answers: readonly DigAnswer[], name: string, type: string): readonly string[] | undefined =>
  answers.find((one) => one.name === bare(name) && one.type === type && /^(NOERROR|NXDOMAIN)$/.test(one.status))?.values;
