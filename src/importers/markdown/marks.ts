import type { Inline } from '../../model/block.ts';
import type { Marks } from './flavour.ts';
import { joinTexts } from './html-inlines.ts';

const KEY_NAMES: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl',
  cmd: 'Cmd',
  alt: 'Alt',
  del: 'Del',
  esc: 'Esc',
  ins: 'Ins',
  win: 'Win',
  'page-up': 'Page Up',
  'page-down': 'Page Down',
};

const keyName = (key: string): string => {
  const bare = key.replace(/^["']|["']$/g, '');
  const known = KEY_NAMES[bare.toLowerCase()];
  if (known) return known;
  return bare === key ? bare.replace(/(?:^|-)[a-z]/g, (start) => start.replace('-', ' ').toUpperCase()) : bare;
};

const KEYS = /\+\+((?:[\w-]+|"[^"\n]+"|'[^'\n]+')(?:\+(?:[\w-]+|"[^"\n]+"|'[^'\n]+'))*)\+\+/g;

/** `++ctrl+alt+del++` as `Ctrl+Alt+Del`. */
const withKeys = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((inline): Inline[] => {
    if (inline.type !== 'text' || !inline.text.includes('++')) return [inline];
    const parts: Inline[] = [];
    let from = 0;
    for (const found of inline.text.matchAll(KEYS)) {
      parts.push({ type: 'text', text: inline.text.slice(from, found.index) });
      parts.push({ type: 'code', text: (found[1]!.match(/"[^"]+"|'[^']+'|[^+]+/g) ?? []).map(keyName).join('+') });
      from = found.index + found[0].length;
    }
    return [...parts, { type: 'text', text: inline.text.slice(from) }];
  });

type Part = Inline | { readonly mark: string };

const isMark = (part: Part): part is { readonly mark: string } => 'mark' in part;

const split = (inlines: readonly Inline[], pattern: RegExp): Part[] =>
  inlines.flatMap((inline): Part[] => {
    if (inline.type !== 'text' || !pattern.test(inline.text)) return [inline];
    return inline.text
      .split(pattern)
      .filter((part) => part !== '')
      .map((part): Part => (part === '==' || part === '^^' || part === '^' ? { mark: part } : { type: 'text', text: part }));
  });

const startsBlank = (part: Part | undefined, end: boolean): boolean => {
  if (part === undefined) return true;
  if (isMark(part) || part.type !== 'text') return false;
  return end ? /\s$/.test(part.text) : /^\s/.test(part.text);
};

/** What stands between two equal marks; a superscript and an insertion are only their text. */
const marked = (mark: string, children: readonly Inline[]): Inline[] => (mark === '==' ? [{ type: 'strong', children: joinTexts(children) }] : [...children]);

const paired = (parts: readonly Part[]): Inline[] => {
  const done: Inline[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]!;
    if (!isMark(part)) {
      done.push(part);
      continue;
    }
    const end = startsBlank(parts[at + 1], false)
      ? -1
      : parts.findIndex((other, index) => index > at + 1 && isMark(other) && other.mark === part.mark && !startsBlank(parts[index - 1], true));
    const inside = end < 0 ? [] : parts.slice(at + 1, end);
    // A superscript has no blanks: `2^10 and 2^20` is none.
    const blank = part.mark === '^' && inside.some((other) => !isMark(other) && other.type === 'text' && /\s/.test(other.text));
    if (end < 0 || blank) done.push({ type: 'text', text: part.mark });
    else {
      done.push(
        ...marked(
          part.mark,
          inside.map((other): Inline => (isMark(other) ? { type: 'text', text: other.mark } : other)),
        ),
      );
      at = end;
    }
  }
  return joinTexts(done);
};

/** Marks beyond CommonMark, found in the text of one level of inlines. */
export const readMarks = (inlines: readonly Inline[], marks: Marks): Inline[] => {
  let read: Inline[] = [...inlines];
  if (marks.keys) read = withKeys(read);
  if (!marks.highlight && !marks.caret) return joinTexts(read);
  const pattern = marks.highlight && marks.caret ? /(==|\^\^|\^)/ : marks.highlight ? /(==)/ : /(\^\^|\^)/;
  return read.some((inline) => inline.type === 'text' && pattern.test(inline.text)) ? paired(split(read, pattern)) : joinTexts(read);
};
