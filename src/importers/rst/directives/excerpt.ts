import { cut, indentOf, isBlank, type Line } from '../lines.ts';
import type { Options } from './split-directive.ts';

const MOST_LINES = 1_000_000;

/** `1,3-5,8-` as whether a line, counted from 1, is among them. */
const chosen = (lines: readonly Line[], ranges: string): Line[] =>
  ranges.split(',').flatMap((range) => {
    const match = /^\s*(\d*)\s*(-?)\s*(\d*)\s*$/.exec(range);
    if (!match) return [];
    const from = match[1] === '' ? 1 : Math.min(Number(match[1]), MOST_LINES);
    const to = match[2] === '' ? from : match[3] === '' ? lines.length : Number(match[3]);
    return lines.slice(from - 1, to);
  });

const indexOf = (lines: readonly Line[], text: string | undefined, from = 0): number =>
  text === undefined || text === '' ? -1 : lines.findIndex((line, at) => at >= from && line.raw.includes(text));

const dedented = (lines: readonly Line[], width: string): readonly Line[] => {
  const least = Math.min(...lines.filter((line) => !isBlank(line)).map(indentOf));
  const columns = /^\d+$/.test(width) ? Math.min(Number(width), Number.isFinite(least) ? least : 0) : least;
  return Number.isFinite(columns) ? lines.map((line) => (isBlank(line) ? line : cut(line, columns))) : lines;
};

/** The lines of a file that the options of `include` and `literalinclude` choose. */
export const excerpt = (lines: readonly Line[], options: Options): readonly Line[] => {
  let part = lines;
  const [startLine, endLine] = [options.get('start-line'), options.get('end-line')];
  if (startLine !== undefined || endLine !== undefined)
    part = part.slice(Number(startLine ?? 0) || 0, endLine === undefined ? undefined : Number(endLine) || undefined);
  if (options.has('lines')) part = chosen(part, options.get('lines')!);
  const after = indexOf(part, options.get('start-after'));
  const from = after >= 0 ? after + 1 : Math.max(0, indexOf(part, options.get('start-at')));
  const before = indexOf(part, options.get('end-before'), from);
  const last = indexOf(part, options.get('end-at'), from);
  part = part.slice(from, before >= 0 ? before : last >= 0 ? last + 1 : undefined);
  return options.has('dedent') ? dedented(part, options.get('dedent')!) : part;
};
