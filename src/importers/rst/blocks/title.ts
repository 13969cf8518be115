import { sanitise } from '../../../model/sanitise.ts';
import type { Draft, Phrase } from '../draft.ts';
import { cut, indentOf, isBlank, type Line, placeOf } from '../lines.ts';
import { normaliseName, type Target } from '../names.ts';
import type { Reader, Scope, Sheet } from '../sheet.ts';

const LINE = /^([!-/:-@[-`{-~])\1* *$/;
const SHORTEST = 4;
const DEEPEST_HEADING = 6;

/** Whether the line is of one kind of punctuation, as under and over titles. */
export const isRule = (line: Line | undefined): boolean => line !== undefined && LINE.test(line.text);

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** Columns of a text in a fixed-width font: East Asian letters take two, combining marks none. */
export const columnsOf = (text: string): number => {
  let columns = 0;
  for (const char of text) columns += /\p{M}/u.test(char) ? 0 : WIDE.test(char) ? 2 : 1;
  return columns;
};

/** A style that was not used yet begins a level below the one that is open; docutils wants no level left out. */
const levelOf = (style: string, title: Line, sheet: Sheet): number => {
  const { titleStyles: styles, state } = sheet;
  const known = styles.indexOf(style);
  if (known >= 0) return known + 1;
  if (styles.length === state.level) {
    styles.push(style);
    return styles.length;
  }
  const mend = `use ${sanitise(styles[state.level] ?? '')} for a section at this level`;
  sheet.report('rst-title-style', `the title "${sanitise(title.text.trim())}" has a style that is new, but not of the deepest level`, placeOf(title), mend);
  return state.level + 1;
};

/** The name of a title is a name to refer to, and a label where targets stand before it. */
const register = (phrase: Phrase, sheet: Sheet): string => {
  const id = sheet.ids.take(phrase.text);
  const target: Target = { kind: 'internal', anchor: id, title: phrase };
  const name = normaliseName(phrase.text);
  if (!sheet.names.implicit.has(name)) sheet.names.implicit.set(name, target);
  for (const waiting of sheet.names.pending) {
    waiting.anchor = id;
    waiting.title = phrase;
  }
  sheet.names.pending = [];
  return id;
};

const section = (title: Line, style: string, sheet: Sheet, scope: Scope): Draft => {
  const own = cut(title, indentOf(title));
  const place = placeOf(own);
  const phrase = sheet.phrase([own]);
  if (!scope.titles) {
    const message = `the title "${sanitise(own.text)}" stands inside another block, where no section can begin`;
    sheet.report('rst-title-inside', message, place, 'move it out, or make it strong text');
    return () => [{ type: 'paragraph', children: [{ type: 'strong', children: phrase.finish() }], place }];
  }
  const level = levelOf(style, own, sheet);
  sheet.state.level = level;
  const id = register(phrase, sheet);
  sheet.state.title ??= phrase.text;
  return () => [{ type: 'heading', level: Math.min(level, DEEPEST_HEADING), id, children: phrase.finish(), place }];
};

const tooShort = (what: string, title: Line, sheet: Sheet): void =>
  sheet.report(
    'rst-short-title-line',
    `the line ${what} the title "${sanitise(title.text.trim())}" is too short`,
    placeOf(title),
    'make it as long as the title',
  );

/** A title with a line under it. A line that is too short is text when it has less than four characters. */
export const underlinedTitle = (lines: readonly Line[], at: number, sheet: Sheet, scope: Scope): ReturnType<Reader> => {
  const [title, under] = [lines[at]!, lines[at + 1]];
  if (!under || !isRule(under)) return undefined;
  if (columnsOf(title.text) > under.text.length) {
    if (under.text.length < SHORTEST) return undefined;
    tooShort('under', title, sheet);
  }
  return { drafts: [section(title, under.text[0]!, sheet, scope)], next: at + 2 };
};

const rule = (line: Line): ReturnType<Reader> & object => ({ drafts: [() => [{ type: 'rule', place: placeOf(line) }]], next: 0 });

/** A line of punctuation: over a title, or a transition; less than four characters that are neither are text. */
export const readOverlined: Reader = (lines, at, sheet, scope) => {
  const [over, title, under] = [lines[at]!, lines[at + 1], lines[at + 2]];
  if (!isRule(over) || over.text === '::') return undefined;
  const isShort = over.text.length < SHORTEST;
  if (isBlank(title)) return isShort ? undefined : { ...rule(over), next: at + 1 };
  const matches = isRule(under) && under!.text[0] === over.text[0] && !isRule(title);
  if (matches && (!isShort || under!.text === over.text)) {
    const isTooShort = columnsOf(title!.text) > over.text.length;
    if (isTooShort && isShort) return undefined;
    if (isTooShort || under!.text !== over.text) tooShort('over or under', title!, sheet);
    return { drafts: [section(title!, over.text[0]!.repeat(2), sheet, scope)], next: at + 3 };
  }
  if (isShort) return undefined;
  sheet.report(
    'rst-title-line',
    'a line of punctuation that is neither around a title nor between paragraphs',
    placeOf(over),
    'put a blank line behind it, or the same line under the title',
  );
  return { ...rule(over), next: at + 1 };
};
