import { definitionContent, readDefinition } from '../../knowledge/markdown/footnotes.ts';
import { indentOf, isBlank, type Line, placeOfLine } from '../../knowledge/markdown/lines.ts';
import type { BlockReader, Sheet } from './sheet.ts';
import { ABBREVIATION, FOOTNOTE, lazyAfter } from './starts.ts';

const LINK = /^ {0,3}\[((?:[^\]\\]|\\.)+)\]:[ \t]*(?:<([^<>]*)>|(\S+))?[ \t]*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\))?[ \t]*$/;
const TITLE = /^[ \t]*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')[ \t]*$/;

/** `[label]: address "title"`; address and title may stand on lines of their own. */
export const readLinkDefinition: BlockReader = (lines, at, sheet) => {
  const match = lines[at]!.text.startsWith('    ') ? null : LINK.exec(lines[at]!.text);
  if (!match || match[1]!.startsWith('^')) return undefined;
  let next = at + 1;
  let href = match[2] ?? match[3];
  if (href === undefined) {
    href = /^[ \t]*(\S+)[ \t]*$/.exec(lines[next]?.text ?? '')?.[1];
    if (href === undefined) return undefined;
    next++;
  }
  let title = match[4] ?? match[5] ?? match[6];
  const below = title === undefined ? TITLE.exec(lines[next]?.text ?? '') : null;
  if (below) {
    title = below[1] ?? below[2];
    next++;
  }
  sheet.define(match[1]!, href, title);
  return { next, pieces: [] };
};

export const readAbbreviation: BlockReader = (lines, at, sheet) => {
  const match = sheet.flavour.python ? ABBREVIATION.exec(lines[at]!.text) : null;
  if (!match) return undefined;
  sheet.abbreviations.set(match[1]!, { short: match[1]!, long: match[2]!.trim(), place: placeOfLine(lines[at]!, sheet.file) });
  return { next: at + 1, pieces: [] };
};

const noteEnd = (lines: readonly Line[], at: number, sheet: Sheet): number => {
  const outer = indentOf(lines[at]!.text);
  let end = at + 1;
  for (let index = at + 1; index < lines.length; index++) {
    if (isBlank(lines[index]!)) continue;
    const inside = indentOf(lines[index]!.text) - outer >= 2;
    if (!inside && (index > end || !lazyAfter(lines[index - 1]!, lines, index, sheet.flavour))) break;
    end = index + 1;
  }
  return end;
};

/** `[^label]: …` with its indented paragraphs. Notes are set aside; they stand at the end of the page. */
export const readFootnote: BlockReader = (lines, at, sheet) => {
  if (!FOOTNOTE.test(lines[at]!.text)) return undefined;
  const end = noteEnd(lines, at, sheet);
  const own = lines.slice(at, end);
  const definition = readDefinition(own[0]!.text);
  if (!definition) return undefined;
  const drafts = sheet.read(definitionContent(own));
  const earlier = sheet.notes.get(definition.label);
  if (earlier) earlier.drafts.push(...drafts);
  else sheet.notes.set(definition.label, { label: definition.label, place: placeOfLine(own[0]!, sheet.file), drafts });
  return { next: end, pieces: [] };
};
