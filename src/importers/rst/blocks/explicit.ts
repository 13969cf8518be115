import { readDirective } from '../directives/read-directive.ts';
import { behindMarker, isBlank, type Line } from '../lines.ts';
import type { Reader, Sheet } from '../sheet.ts';
import { readNote } from './footnotes.ts';
import { readSubstitution } from './substitutions.ts';
import { readTarget } from './targets.ts';

type Explicit = (own: readonly Line[], sheet: Sheet, scope: Parameters<Reader>[3]) => readonly import('../draft.ts').Draft[] | undefined;

/** What may stand behind `..`; when it is none of them, it is a comment. */
const KINDS: readonly Explicit[] = [readNote, readTarget, readSubstitution, readDirective];

/** `.. ` begins a footnote, a target, a substitution, a directive or a comment. Comments say nothing. */
export const readExplicit: Reader = (lines, at, sheet, scope) => {
  const match = /^\.\.( +|$)/.exec(lines[at]!.text);
  if (!match) return undefined;
  if (lines[at]!.text === '..' && isBlank(lines[at + 1])) return { drafts: [], next: at + 1 };
  const part = behindMarker(lines, at, match[0].length);
  for (const kind of KINDS) {
    const drafts = kind(part.lines, sheet, scope);
    if (drafts) return { drafts, next: part.next };
  }
  return { drafts: [], next: part.next };
};
