/** One tag of HTML or JSX. */
export type Tag = {
  readonly name: string;
  readonly closing: boolean;
  readonly empty: boolean;
  /** Literal values only; what JSX would compute is left out, and never run. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Values in braces that are no literals, as they were typed. */
  readonly computed: Readonly<Record<string, string>>;
  /** Offset behind the tag. */
  readonly end: number;
};

/** Longer expressions are no part of a text. */
const LONGEST_BRACES = 8000;

/** Behind a balanced `{…}`, minding strings, templates and comments. Undefined where it never ends. */
export const endOfBraces = (source: string, at: number): number | undefined => {
  let depth = 0;
  for (let index = at; index < Math.min(source.length, at + LONGEST_BRACES); index++) {
    const sign = source[index]!;
    if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return index + 1;
    else if (sign === '"' || sign === "'" || sign === '`') {
      const end = endOfString(source, index);
      if (end === undefined) return undefined;
      index = end - 1;
    } else if (sign === '/' && source[index + 1] === '*') {
      const end = source.indexOf('*/', index + 2);
      if (end < 0) return undefined;
      index = end + 1;
    }
  }
  return undefined;
};

const endOfString = (source: string, at: number): number | undefined => {
  const quote = source[at];
  for (let index = at + 1; index < source.length; index++) {
    if (source[index] === '\\') index++;
    else if (source[index] === quote) return index + 1;
    else if (source[index] === '\n' && quote !== '`') return undefined;
  }
  return undefined;
};

/** The text of `{'…'}`, `{"…"}` or a template without holes. Undefined for any other expression. */
export const literalOf = (braces: string): string | undefined => {
  const match = /^\{\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\$]|\\.)*)`)\s*\}$/.exec(braces);
  const text = match?.[1] ?? match?.[2] ?? match?.[3];
  return text?.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1');
};

const NAME = /<(\/?)([A-Za-z][\w.:-]*)/y;
const ATTRIBUTE = /\s+([^\s"'<>/={}]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(?=(\{))|([^\s"'=<>`{}]+)))?/y;
const END = /\s*(\/?)>/y;
const SPREAD = /\s*(?=\{)/y;

const match = (pattern: RegExp, source: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(source);
};

/** The tag that begins at an offset. Undefined where it is none, or never ends. */
export const readTag = (source: string, at: number): Tag | undefined => {
  const start = match(NAME, source, at);
  if (!start) return undefined;
  const attributes: Record<string, string> = {};
  const computed: Record<string, string> = {};
  let index = NAME.lastIndex;
  for (;;) {
    const end = match(END, source, index);
    if (end) return { name: start[2]!, closing: start[1] === '/', empty: end[1] === '/', attributes, computed, end: END.lastIndex };
    const attribute = match(ATTRIBUTE, source, index);
    const behind = attribute ? ATTRIBUTE.lastIndex : match(SPREAD, source, index) ? SPREAD.lastIndex : undefined;
    if (behind === undefined) return undefined;
    if (attribute && attribute[4] === undefined) {
      attributes[attribute[1]!] = attribute[2] ?? attribute[3] ?? attribute[5] ?? '';
      index = behind;
      continue;
    }
    const end2 = endOfBraces(source, behind);
    if (end2 === undefined) return undefined;
    const literal = attribute ? literalOf(source.slice(behind, end2)) : undefined;
    if (attribute && literal !== undefined) attributes[attribute[1]!] = literal;
    else if (attribute) computed[attribute[1]!] = source.slice(behind, end2);
    index = end2;
  }
};
