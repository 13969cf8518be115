import { cut, dedent, indentOf, isBlank, type Line, lazy } from './lines.ts';

const DEFINITION = /^( {0,3}\[\^([^\]\s]+)\]:[ \t]*)(.*)$/;
const BLOCK_START =
  /^ {0,3}(?:#{1,6}[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t]|```|~~~|!!! ?[A-Za-z]|\?\?\?\+? ?[A-Za-z]|===[+!]*[ \t]+"|\[\^[^\]\s]+\]:|\[[^\]]+\]:)/;

/** A reference to a note, at the beginning of a text. */
export const FOOTNOTE = /^\[\^([^\]\s[]+)\]/;

export const readDefinition = (text: string): { label: string; header: number } | undefined => {
  const match = DEFINITION.exec(text);
  return match ? { label: match[2]!, header: match[1]!.length } : undefined;
};

/** A line without indent still belongs to the first paragraph when nothing else begins with it. */
const continues = (text: string): boolean => !BLOCK_START.test(text);

/** Raw text of a definition at the beginning of `source`, with its indented paragraphs. */
export const definitionRaw = (source: string): string | undefined => {
  const feed = source.indexOf('\n');
  const first = feed < 0 ? source : source.slice(0, feed);
  if (!readDefinition(first)) return undefined;
  const outer = indentOf(first);
  let end = first.length;
  let at = feed < 0 ? source.length : feed + 1;
  let afterBlank = false;
  while (at < source.length) {
    const next = source.indexOf('\n', at);
    const stop = next < 0 ? source.length : next;
    const text = source.slice(at, stop);
    if (text.trim() === '') afterBlank = true;
    else {
      const indented = indentOf(text) - outer >= 2;
      if (!indented && (afterBlank || !continues(text))) break;
      end = stop;
    }
    at = stop + 1;
  }
  return source.slice(0, end);
};

/** Content of a definition: what stands behind the colon, then the lines below, dedented. */
export const definitionContent = (lines: readonly Line[]): Line[] => {
  const [first, ...rest] = lines;
  const outer = indentOf(first!.text);
  const width = Math.min(4, ...rest.filter((line) => !isBlank(line) && indentOf(line.text) - outer >= 2).map((line) => indentOf(line.text) - outer));
  return [
    cut(first!, readDefinition(first!.text)!.header),
    ...rest.map((line) => (indentOf(line.text) - outer < 2 && !isBlank(line) ? lazy(line) : dedent(line, outer + width))),
  ];
};
