import type { Line } from '../../knowledge/markdown/lines.ts';

/** A part of a file: lines from and to, counted from 1, or a section that comments in it begin and end. */
export type Excerpt = { readonly from?: number; readonly to?: number; readonly section?: string };

const named = (mark: string, name: string): RegExp => new RegExp(`8<[-\\s]*\\[\\s*${mark}\\s*:\\s*${name}\\s*\\]`);

/** The lines of that part; undefined where the file has no such section. */
export const excerpt = (lines: readonly Line[], part: Excerpt): Line[] | undefined => {
  if (part.section !== undefined) {
    const start = lines.findIndex((line) => named('start', part.section!).test(line.text));
    if (start < 0) return undefined;
    const end = lines.findIndex((line, index) => index > start && named('end', part.section!).test(line.text));
    return lines.slice(start + 1, end < 0 ? undefined : end);
  }
  return lines.slice((part.from ?? 1) - 1, part.to);
};
