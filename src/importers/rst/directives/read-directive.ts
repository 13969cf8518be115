import { sanitise } from '../../../model/sanitise.ts';
import type { Draft } from '../draft.ts';
import { cut, type Line, placeOf, withText } from '../lines.ts';
import type { Scope, Sheet } from '../sheet.ts';
import { paragraphOf, type ReadDirective } from './directive.ts';
import { DIRECTIVES } from './index.ts';
import { describesObject, readObject } from './objects.ts';
import { splitDirective } from './split-directive.ts';

const DIRECTIVE = /^([\p{L}\p{N}\p{M}]+(?:[-._+:][\p{L}\p{N}\p{M}]+)*) ?::( +|$)/u;

/** A directive that nobody here knows: its words are kept as text. Options are text where they are more than a word. */
const readUnknown: ReadDirective = (use, sheet, scope) => {
  sheet.report('rst-unknown-directive', `the directive "${sanitise(use.name)}" is not known: its text is kept`, use.place);
  // What is written like a call describes an object of a domain that an extension brings.
  if (/^[\w.]+\(.*\)/.test(use.lines[0]!.text)) return readObject(use, sheet, scope);
  const { argument, options, content } = splitDirective(use.lines, 'text');
  const said = [...options].filter(([, value]) => /\S\s+\S/.test(value));
  const values = said.flatMap(([, value]) =>
    paragraphOf(
      value.split('\n').map((text) => withText(use.lines[0]!, text.trim())),
      use,
      sheet,
    ),
  );
  return [...paragraphOf(argument, use, sheet), ...values, ...sheet.body(content, scope)];
};

/** `.. name:: argument`, options and content. */
export const readDirective = (lines: readonly Line[], sheet: Sheet, scope: Scope): readonly Draft[] | undefined => {
  const match = DIRECTIVE.exec(lines[0]!.text);
  if (!match) return undefined;
  const name = match[1]!.toLowerCase();
  const use = { name, lines: [cut(lines[0]!, match[0].length), ...lines.slice(1)], place: placeOf(lines[0]!, -(lines[0]!.column > 3 ? 3 : 0)) };
  const known = DIRECTIVES.get(name);
  if (known) return known(use, sheet, scope);
  return describesObject(name) ? readObject(use, sheet, scope) : readUnknown(use, sheet, scope);
};
