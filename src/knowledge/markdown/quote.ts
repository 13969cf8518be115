import { cut, type Line, lazy } from './lines.ts';

const MARK = /^ {0,3}>/;
const NO_PARAGRAPH = /^(?: {0,3}>)* ?(?: {4}|\t| {0,3}(?:#{1,6}(?:[ \t]|$)|```|~~~|(?:[-*_][ \t]*){3,}$|\|)|[ \t]*$)/;
const BLOCK_START =
  /^ {0,3}(?:#{1,6}(?:[ \t]|$)|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|```|~~~|(?:[-*_][ \t]*){3,}$|<|!!! ?[A-Za-z]|\?\?\?\+? ?[A-Za-z]|===[+!]*[ \t]+"|\[\^[^\]\s]+\]:)/;
const FENCE = /^(?: {0,3}>)+ {0,4}(`{3,}|~{3,})/;

/** Raw text of a block quote at the beginning of `source`, with the lines that lazily continue its last paragraph. */
export const quoteRaw = (source: string): string | undefined => {
  if (!MARK.test(source)) return undefined;
  let end = 0;
  let at = 0;
  let fence: string | undefined;
  let paragraph = false;
  while (at < source.length) {
    const feed = source.indexOf('\n', at);
    const stop = feed < 0 ? source.length : feed;
    const text = source.slice(at, stop);
    if (MARK.test(text)) {
      const mark = FENCE.exec(text)?.[1]?.slice(0, 3);
      if (fence === undefined) fence = mark;
      else if (mark === fence) fence = undefined;
      paragraph = fence === undefined && mark === undefined && !NO_PARAGRAPH.test(text);
    } else if (!paragraph || text.trim() === '' || BLOCK_START.test(text)) break;
    end = stop;
    at = stop + 1;
  }
  return source.slice(0, end);
};

/** The quoted lines without their mark. */
export const quoteContent = (lines: readonly Line[]): Line[] =>
  lines.map((line) => {
    const mark = /^ {0,3}>( ?)/.exec(line.text);
    if (!mark) return lazy(line);
    const rest = cut(line, mark[0].length);
    if (mark[1] !== '' || !rest.text.startsWith('\t')) return rest;
    // A tab behind the mark is three columns of content.
    return { text: `  ${rest.text.slice(1)}`, line: rest.line, column: rest.column - 1 };
  });
