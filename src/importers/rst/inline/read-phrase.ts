import { sanitise } from '../../../model/sanitise.ts';
import type { Phrase } from '../draft.ts';
import type { Line } from '../lines.ts';
import type { Sheet } from '../sheet.ts';
import { asWritten, readable, withEscapes } from './escape.ts';
import { joined, literal, textPart } from './part.ts';
import { ENDS, INITIAL, isQuoted } from './patterns.ts';
import { type Prose, proseOf } from './prose.ts';
import { inlineTarget, noteReference, phraseReference, simpleReference, substitutionReference } from './references.ts';
import { readRole } from './roles.ts';
import { splitStandalone } from './standalone.ts';

const NAMES: Readonly<Record<string, string>> = {
  '**': 'strong text',
  '*': 'emphasis',
  '``': 'literal',
  '_`': 'target',
  '|': 'substitution',
  '`': 'interpreted text or reference',
};

/** Text without markup, and the addresses in it. `at` is its offset in the prose. */
const plainParts = (text: string, at: number, prose: Prose): Phrase[] =>
  splitStandalone(text).map((piece) => {
    const shown = readable(piece.text);
    if (piece.href === undefined) return textPart(shown);
    return literal({ type: 'link', href: piece.href, children: [{ type: 'text', text: shown }], place: prose.placeAt(at + piece.at) }, shown);
  });

type Found = { readonly start: string; readonly at: number; readonly text: string; readonly end: string; readonly role?: string | undefined };

const spanPart = ({ start, at, text, end, role }: Found, prose: Prose, sheet: Sheet): Phrase => {
  const place = prose.placeAt(at);
  const children = [{ type: 'text', text: readable(text) }] as const;
  switch (start) {
    case '**':
      return literal({ type: 'strong', children }, readable(text));
    case '*':
      return literal({ type: 'emphasis', children }, readable(text));
    case '``': {
      const code = asWritten(text).replace(/[ \t]*\n[ \t]*/g, ' ');
      return literal({ type: 'code', text: code }, code);
    }
    case '_`':
      return inlineTarget(text, sheet);
    case '|':
      return substitutionReference(text, end.slice(1), place, sheet);
    default:
      if (end.endsWith('_')) return phraseReference(text, end.endsWith('__'), place, sheet);
      return readRole(role ?? (end.length > 1 ? end.slice(2, -1) : sheet.state.defaultRole), text, place, sheet);
  }
};

/** Finds the end of what begins; once there is none for a kind, none is looked for again: the text is read in linear time. */
const createEnds = () => {
  const none = new Set<string>();
  return (start: string, rest: string): { text: string; end: string } | undefined => {
    if (none.has(start)) return undefined;
    const found = (ENDS[start] as RegExp).exec(rest);
    if (!found) none.add(start);
    return found && found.index > 0 ? { text: rest.slice(0, found.index), end: found[1]! } : undefined;
  };
};

/** Reads the inline markup of lines, at once; references are looked up when the phrase is finished. */
export const readPhrase = (lines: readonly Line[], sheet: Sheet): Phrase => {
  const prose = proseOf(lines);
  const whole = withEscapes(prose.text);
  if (!/[*`_|@:\0\n]/.test(whole)) return textPart(whole);
  const parts: Phrase[] = [];
  const endOf = createEnds();
  /** Start of text that is not yet a part, and of what is to be read. */
  let [plain, at] = [0, 0];
  const push = (part: Phrase, from: number, to: number): void => {
    if (from > plain) parts.push(...plainParts(whole.slice(plain, from), plain, prose));
    parts.push(part);
    plain = to;
    at = to;
  };
  while (at < whole.length) {
    const rest = whole.slice(at);
    const match = INITIAL.exec(rest);
    if (!match) break;
    const { start: simple, note, backquote, role, name, anonymous } = match.groups as Record<string, string | undefined>;
    const [from, to] = [at + match.index, at + match.index + match[0].length];
    if (name !== undefined) push(simpleReference(name, anonymous === '__', prose.placeAt(from), sheet), from, to);
    else if (note !== undefined) push(noteReference(note, prose.placeAt(from), sheet), from, to);
    else {
      const start = (simple ?? backquote) as string;
      at = to;
      if (isQuoted(rest, match.index, match.index + match[0].length)) continue;
      const end = endOf(start, whole.slice(to));
      if (!end) {
        const message = `the ${NAMES[start]} that begins with ${start} has no end`;
        sheet.report('rst-inline-without-end', message, prose.placeAt(from), `close it, or write \\${start} where it is text`);
        continue;
      }
      const found = { start, at: from, ...end, role: role?.slice(1, -1) };
      // A role before and one behind, or a role and a reference, is an error: the text stays as it was written.
      if (role !== undefined && end.end.length > 1) {
        sheet.report('rst-role-twice', `"${sanitise(role)}" with "${sanitise(end.end)}" behind its text: only one can be meant`, prose.placeAt(from));
        continue;
      }
      push(spanPart(found, prose, sheet), from, to + end.text.length + end.end.length);
    }
  }
  if (plain < whole.length) parts.push(...plainParts(whole.slice(plain), plain, prose));
  return joined(parts);
};
