import { sanitise } from '../../../model/sanitise.ts';
import { pictureOf } from '../directives/picture.ts';
import { splitDirective } from '../directives/split-directive.ts';
import type { Draft, Phrase } from '../draft.ts';
import { NO_SPACE_BEFORE, NO_SPACE_BEHIND, textPart } from '../inline/part.ts';
import { cut, type Line, placeOf } from '../lines.ts';
import { normaliseName } from '../names.ts';
import type { Sheet } from '../sheet.ts';

const SUBSTITUTION = /^\|(?! )((?:[^|\\]|\\.)*[^|\\ ])\|(?: +([\p{L}\p{N}]+(?:[-._+:][\p{L}\p{N}]+)*) ?::(?: +|$))?/u;

/** `0x20ac`, `U+20AC`, `x20AC`, `&#x20ac;` or a decimal number is a character; anything else is text. */
const character = (code: string): string => {
  const match = /^(?:(?:0x|x|\\x|U\+|u|\\u)([0-9a-f]{1,6})|&#x([0-9a-f]{1,6});|([0-9]{1,7}))$/i.exec(code);
  if (!match) return code;
  const value = match[3] === undefined ? Number.parseInt((match[1] ?? match[2])!, 16) : Number(match[3]);
  return value > 0 && value <= 0x10ffff ? sanitise(String.fromCodePoint(value)) : code;
};

const KINDS: Readonly<Record<string, (lines: readonly Line[], sheet: Sheet, name: string) => Phrase>> = {
  replace: (lines, sheet) => sheet.phrase(lines),
  image: (lines, sheet, name) => {
    const { argument, options } = splitDirective(lines, 'text');
    return pictureOf(argument.map((line) => line.text.trim()).join(''), options, placeOf(lines[0]!), sheet, name);
  },
  unicode: (lines) => {
    const { argument, options } = splitDirective(lines, 'text');
    const codes = argument.map((line) => line.text).join(' ');
    const text = codes
      .replace(/(^|\s)\.\..*$/s, '')
      .trim()
      .split(/\s+/)
      .map(character)
      .join('');
    const before = options.has('trim') || options.has('ltrim') ? NO_SPACE_BEFORE : '';
    const behind = options.has('trim') || options.has('rtrim') ? NO_SPACE_BEHIND : '';
    return textPart(`${before}${text}${behind}`);
  },
  // The day on which the page is built: no day that could be written here is right.
  date: (lines) => textPart(`(${lines[0]!.text.trim() || 'date'})`),
};

/** `.. |name| replace:: text`, and `image`, `unicode`, `date`. */
export const readSubstitution = (lines: readonly Line[], sheet: Sheet): readonly Draft[] | undefined => {
  const first = lines[0]!;
  const match = SUBSTITUTION.exec(first.text);
  if (!match) return undefined;
  const [whole, name, kind] = [match[0], match[1]!, match[2]?.toLowerCase()];
  const own = [cut(first, whole.length), ...lines.slice(1)].filter((line, index) => index > 0 || line.text !== '');
  const make = kind === undefined ? undefined : KINDS[kind];
  if (!make || own.length === 0) {
    sheet.report('rst-substitution', `what |${sanitise(name)}| stands for cannot be read`, placeOf(first), 'write ".. |name| replace:: text"');
    return own.length === 0 ? [] : sheet.body(own);
  }
  const shown = own.filter((line) => line.text !== '' || kind !== 'replace');
  const text = make(shown, sheet, name);
  if (!sheet.substitutions.has(name)) sheet.substitutions.set(name, text);
  const lower = `lower:${normaliseName(name)}`;
  if (!sheet.substitutions.has(lower)) sheet.substitutions.set(lower, text);
  return [];
};
