import { dedent, indentOf, isBlank, type Line } from '../../knowledge/markdown/lines.ts';

const mark = (name: string, end: boolean): RegExp => {
  const word = end ? 'end ?region' : 'region';
  return new RegExp(`^\\s*(?:<!--|/\\*|//|#|--|::|REM|"|;)?\\s*#?${word}(?:\\s+${name.replace(/[.*+?^$()|[\]\\]/g, '\\$&')})?\\b`, 'i');
};

/** What a heading begins, up to the next one that is as high. */
const underHeading = (lines: readonly Line[], id: string): Line[] | undefined => {
  const start = lines.findIndex(
    (line) =>
      /^#{1,6}\s/.test(line.text) &&
      line.text
        .toLowerCase()
        .replace(/^#+\s*/, '')
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '') === id.toLowerCase(),
  );
  if (start < 0) return undefined;
  const level = /^#+/.exec(lines[start]!.text)![0].length;
  const end = lines.findIndex((line, index) => index > start && /^#{1,6}\s/.test(line.text) && /^#+/.exec(line.text)![0].length <= level);
  return lines.slice(start, end < 0 ? undefined : end);
};

const dedented = (lines: readonly Line[]): Line[] => {
  const width = Math.min(...lines.filter((line) => !isBlank(line)).map((line) => indentOf(line.text)));
  return Number.isFinite(width) && width > 0 ? lines.map((line) => dedent(line, width)) : [...lines];
};

/** A region, or lines `3,7`, of a file; its last empty line is none. Undefined where the region is not there. */
export const fileRegion = (source: readonly Line[], region: string | undefined, range: string): readonly Line[] | undefined => {
  const lines = source.at(-1)?.text === '' ? source.slice(0, -1) : source;
  if (region !== undefined) {
    const start = lines.findIndex(
      (line) => mark(region, false).test(line.text) && new RegExp(`\\b${region.replace(/[.*+?^$()|[\]\\]/g, '\\$&')}`).test(line.text),
    );
    if (start < 0) return underHeading(lines, region);
    const end = lines.findIndex((line, index) => index > start && mark(region, true).test(line.text));
    return dedented(lines.slice(start + 1, end < 0 ? undefined : end));
  }
  const match = /^(\d*),?(\d*)$/.exec(range.trim());
  if (!match || range.trim() === '') return lines;
  const from = match[1] === '' ? 1 : Number(match[1]);
  return lines.slice(from - 1, match[2] !== '' ? Number(match[2]) : range.includes(',') ? undefined : from);
};
