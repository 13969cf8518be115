import type { Draft } from '../draft.ts';
import { readable, withEscapes } from '../inline/escape.ts';
import { addressOf } from '../inline/references.ts';
import { behindMarker, cut, isBlank, type Line, trimBlank, withText } from '../lines.ts';
import { normaliseName, type Target } from '../names.ts';
import type { Reader, Sheet } from '../sheet.ts';

/** `name_` or `` `a name`_ `` as a whole. */
const REFERENCE = /^(?:`((?!`)[\s\S]+)(?<![\s\0])`_|([\p{L}\p{N}\p{M}]+(?:[-._+:][\p{L}\p{N}\p{M}]+)*)_)$/u;

/** Where lines behind a target's name lead; undefined for what follows the target. */
const targetOf = (lines: readonly Line[]): Target | undefined => {
  const text = withEscapes(
    trimBlank(lines)
      .map((line) => line.text.trim())
      .join('\n'),
  );
  if (text === '') return undefined;
  const reference = REFERENCE.exec(text.replaceAll('\n', ' '));
  if (reference) return { kind: 'indirect', name: normaliseName(readable(reference[1] ?? reference[2]!)) };
  return { kind: 'external', href: addressOf(text) };
};

/** Targets that wait for a block lead where an address behind them leads. */
const register = (name: string | undefined, target: Target | undefined, sheet: Sheet): void => {
  const id = sheet.ids.take(name);
  const own: Target = target ?? { kind: 'internal', anchor: id };
  if (name === undefined) sheet.names.anonymous.push(own);
  else sheet.names.add(normaliseName(name), own);
  if (own.kind === 'internal') sheet.names.pending.push(own);
  else {
    for (const waiting of sheet.names.pending) waiting.instead = own;
    sheet.names.pending = [];
  }
};

/** Lines that a name may go over. */
const LONGEST_NAME = 10;

/** The name of a target, with the lines behind its colon. A name in backquotes may hold colons and go over lines. */
const nameOf = (lines: readonly Line[]): { name: string; rest: Line[] } | undefined => {
  for (let count = 1; count <= Math.min(lines.length, LONGEST_NAME) && !isBlank(lines[count - 1]); count += 1) {
    const text = withEscapes(
      lines
        .slice(0, count)
        .map((line) => line.text.trim())
        .join(' '),
    );
    const match = /^_(?![ _])(?:`((?!`)[^`]+)`|((?:[^:\0]|\0[\s\S]|:(?! |$))+?)) ?:(?: +|$)/.exec(text);
    if (!match) continue;
    const behind = withText(lines[count - 1]!, text.slice(match[0].length).replaceAll('\0', '\\'));
    return { name: readable(match[1] ?? match[2]!), rest: [behind, ...lines.slice(count)] };
  }
  return undefined;
};

/** `.. _name:` before a block, `.. _name: address`, `.. _name: other_`, and `.. __:` without a name. */
export const readTarget = (lines: readonly Line[], sheet: Sheet): readonly Draft[] | undefined => {
  const first = lines[0]!.text;
  if (!/^_(?! |$)/.test(first)) return undefined;
  const anonymous = /^__:(?: +|$)/.exec(first);
  if (anonymous) {
    register(undefined, targetOf([cut(lines[0]!, anonymous[0].length), ...lines.slice(1)]), sheet);
    return [];
  }
  const found = nameOf(lines);
  if (!found) return undefined;
  register(found.name, targetOf(found.rest), sheet);
  return [];
};

/** `__ address`. */
export const readAnonymousTarget: Reader = (lines, at, sheet) => {
  const match = /^__( +|$)/.exec(lines[at]!.text);
  if (!match) return undefined;
  const part = behindMarker(lines, at, match[0].length);
  register(undefined, targetOf(part.lines), sheet);
  return { drafts: [], next: part.next };
};
