import { indentOf } from '../../knowledge/markdown/lines.ts';

const MARKER = /^([ \t]*)([-+*]|(\d{1,9})([.)]))(?=[ \t]|$)([ \t]*)/;

/** The mark of a list item. */
export type Marker = {
  /** Columns in front of it. */
  readonly indent: number;
  /** Column behind it. */
  readonly end: number;
  /** Characters up to and with the mark. */
  readonly length: number;
  /** `-`, `+`, `*`, `.` or `)`: a list ends where it changes. */
  readonly kind: string;
  readonly number?: number;
  readonly empty: boolean;
};

export const markerOf = (text: string): Marker | undefined => {
  const match = MARKER.exec(text);
  if (!match) return undefined;
  const indent = indentOf(match[1]!);
  const length = match[1]!.length + match[2]!.length;
  return {
    indent,
    end: indent + match[2]!.length,
    length,
    kind: match[4] ?? match[2]!,
    ...(match[3] === undefined ? {} : { number: Number(match[3]) }),
    empty: match[0].length === text.length,
  };
};
