/**
 * Bold text that CommonMark does not see: exporters nest and split it (`****Cause****:** text`), or leave no blank where
 * it ends (`**Note:**text`). Runs of stars are read as opening and closing marks by what stands beside them.
 */

const RUN = /(`+)(?!`)[\s\S]*?[^`]\1(?!`)|\\[\s\S]|\*{2,}/g;

type Cut = { readonly text: string; readonly from: number; readonly bold: boolean };

const isBlank = (sign: string | undefined): boolean => sign === undefined || /\s/.test(sign);
const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** The text in pieces that are bold or not, without the runs. Undefined where it is no such text. */
const cutAtRuns = (text: string): Cut[] | undefined => {
  const cuts: Cut[] = [];
  let depth = 0;
  let from = 0;
  let runs = 0;
  const push = (to: number): void => {
    if (to > from) cuts.push({ text: text.slice(from, to), from, bold: depth > 0 });
  };
  for (const found of text.matchAll(RUN)) {
    if (!found[0].startsWith('*')) continue;
    const before = text[found.index - 1];
    const after = text[found.index + found[0].length];
    // `2**3` is arithmetic, `/**` a path or a comment.
    if (depth === 0 && (before === '/' || after === '/' || (isWord(before) && isWord(after)))) return undefined;
    push(found.index);
    runs++;
    let marks = Math.floor(found[0].length / 2);
    const opens = isBlank(before) && !isBlank(after);
    while (marks-- > 0) {
      if (depth === 0 || opens) depth++;
      else depth--;
    }
    from = found.index + found[0].length - (found[0].length % 2);
  }
  push(text.length);
  return runs > 1 && depth === 0 ? cuts : undefined;
};

/** Blanks at the ends of bold pieces stand outside; neighbours that are bold become one. */
const merged = (cuts: readonly Cut[]): Cut[] => {
  const pieces: Cut[] = [];
  for (const cut of cuts) {
    const bare = cut.text.trim() === '';
    const last = pieces.at(-1);
    const bold = cut.bold && !bare;
    // A blank between two bold pieces is bold, too: it must not split them.
    if (last && (last.bold === bold || (bare && last.bold && cut.bold))) pieces[pieces.length - 1] = { ...last, text: last.text + cut.text };
    else pieces.push({ ...cut, bold });
  }
  return pieces;
};

export type Mended = {
  readonly text: string;
  /** Where a character of the mended text stands in the one that was typed. */
  readonly offset: (at: number) => number;
};

/** The same text with its bold parts between `<b>` and `</b>`. Undefined where there is nothing to mend. */
export const mendStars = (text: string): Mended | undefined => {
  const cuts = cutAtRuns(text);
  if (!cuts) return undefined;
  const pairs: { at: number; from: number }[] = [];
  let out = '';
  for (const piece of merged(cuts)) {
    const lead = piece.bold ? piece.text.length - piece.text.trimStart().length : 0;
    const trail = piece.bold ? piece.text.trimEnd().length : piece.text.length;
    out += piece.text.slice(0, lead);
    if (piece.bold) out += '<b>';
    pairs.push({ at: out.length - lead, from: piece.from });
    out += piece.text.slice(lead, trail);
    if (piece.bold) out += `</b>${piece.text.slice(trail)}`;
  }
  const offset = (at: number): number => {
    const pair = pairs.findLast((candidate) => candidate.at <= at) ?? { at: 0, from: 0 };
    return Math.min(pair.from + Math.max(0, at - pair.at), text.length);
  };
  return { text: out, offset };
};
