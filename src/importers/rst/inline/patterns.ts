/** The rules for inline markup of the reStructuredText specification, "Inline markup recognition rules". */
const OPENERS = String.raw`"'\(<\[\{\p{Ps}\p{Pi}\p{Pf}`;
const CLOSERS = String.raw`"'\)>\]\}\p{Pe}\p{Pi}\p{Pf}`;
const DELIMITERS = String.raw`\-\/:\p{Pd}[\p{Po}--[\0-\x7f]]`;

/** What must stand before a start-string: the beginning, a space, an opening or a delimiting character. */
export const BEFORE = String.raw`(?<=^|[\s${OPENERS}${DELIMITERS}])`;
/** What must stand behind an end-string. */
export const BEHIND = String.raw`(?=$|[\s\0\\.,;!?${DELIMITERS}${CLOSERS}])`;

/** Letters and digits, with single `-._+:` between them: at most fifty times, so that a long row of them is not read again from each. */
export const SIMPLE_NAME = String.raw`[\p{L}\p{N}\p{M}]+(?:[\-._+:][\p{L}\p{N}\p{M}]+){0,50}`;

const START = String.raw`(?<start>\*\*|\*(?!\*)|\x60\x60|_\x60|\|(?!\|))(?!\s)`;
const REFERENCE = `(?<name>${SIMPLE_NAME})(?<anonymous>__?)${BEHIND}`;
const NOTE = String.raw`\[(?<note>[0-9]+|#(?:${SIMPLE_NAME})?|\*|${SIMPLE_NAME})\]_${BEHIND}`;
const BACKQUOTE = String.raw`(?<role>:${SIMPLE_NAME}:)?(?<backquote>\x60)(?!\x60)(?!\s)`;

/** The next thing that may be markup. */
export const INITIAL = new RegExp(`${BEFORE}(?:${START}|${NOTE}|${BACKQUOTE}|${REFERENCE})`, 'vd');

const ends = (end: string, before = String.raw`(?<![\s\0])`): RegExp => new RegExp(`${before}(${end})${BEHIND}`, 'v');

/** The end-strings, by what they end. */
export const ENDS: Readonly<Record<string, RegExp>> = {
  '**': ends(String.raw`\*\*`),
  '*': ends(String.raw`\*`),
  '``': ends('``', String.raw`(?<!\s)`),
  '_`': ends('`'),
  '|': ends(String.raw`\|_{0,2}`),
  '`': ends(String.raw`\x60(?::${SIMPLE_NAME}:|__?)?`, String.raw`(?<!(?<!\0)[\s\0])`),
};

/** `<address>` or `<name_>` at the end of a phrase. */
export const EMBEDDED = /(?:[ \n]+|^)<(?!\s)((?:[^<>\0]|\0[\s\S])+)(?<![\s\0])>$/;

const PAIRS = new Map<string, string>([
  ['»', '»«'],
  ['‘', '’‚'],
  ['’', '’'],
  ['‚', '‘’'],
  ['“', '”„'],
  ['„', '“”'],
  ['”', '”'],
  ['›', '›‹'],
  ['«', '»'],
  ['‹', '›'],
  ['"', '"'],
  ["'", "'"],
  ['(', ')'],
  ['<', '>'],
  ['[', ']'],
  ['{', '}'],
]);

/** Whether a start-string stands between an opening character and its match: `"*"`, `(*)`. */
export const isQuoted = (text: string, start: number, end: number): boolean => {
  if (start === 0) return false;
  const behind = text[end];
  return behind === undefined || (PAIRS.get(text[start - 1]!)?.includes(behind) ?? false);
};
