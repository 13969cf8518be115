import { diffComm } from 'node-diff3';

/** One line of a difference: as it was, taken out, put in, or both within the line (`[-old-]{+new+}`). */
export type DiffLine = { readonly sign: ' ' | '-' | '+' | '~'; readonly text: string };

const wordsOf = (line: string): string[] => line.match(/\s+|[^\s]+/g) ?? [];

/** Two versions of a line in one. Undefined where they have little in common. */
const inOne = (before: string, after: string): string | undefined => {
  const parts = diffComm(wordsOf(before), wordsOf(after));
  const common = parts.flatMap((part) => part.common ?? []).join('').length;
  if (common < Math.max(before.length, after.length) * 0.4) return undefined;
  return parts
    .map((part) => {
      if (part.common) return part.common.join('');
      const [out, into] = [part.buffer1.join(''), part.buffer2.join('')];
      return `${out === '' ? '' : `[-${out}-]`}${into === '' ? '' : `{+${into}+}`}`;
    })
    .join('');
};

/** What is different between two texts, by lines, and by words where a line was only touched. Lines that stayed are left out but for one around. */
export const textDiff = (before: string, after: string): DiffLine[] => {
  const lines: DiffLine[] = [];
  const parts = diffComm(before.split('\n'), after.split('\n'));
  for (const [at, part] of parts.entries()) {
    if (part.common) {
      const kept = part.common.filter((line) => line.trim() !== '');
      if (at > 0 && kept.length > 0) lines.push({ sign: ' ', text: kept[0]! });
      if (at < parts.length - 1 && kept.length > 1) lines.push({ sign: ' ', text: kept.at(-1)! });
      continue;
    }
    const [out, into] = [part.buffer1.filter((line) => line.trim() !== ''), part.buffer2.filter((line) => line.trim() !== '')];
    const touched = out.length === into.length ? out.map((line, index) => inOne(line, into[index]!)) : [];
    if (touched.length > 0 && touched.every((line) => line !== undefined)) {
      lines.push(...touched.map((text): DiffLine => ({ sign: '~', text: text! })));
      continue;
    }
    lines.push(...out.map((text): DiffLine => ({ sign: '-', text })), ...into.map((text): DiffLine => ({ sign: '+', text })));
  }
  return lines;
};
