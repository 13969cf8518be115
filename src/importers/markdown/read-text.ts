import { type Draft, finishDrafts } from '../../knowledge/markdown/draft.ts';
import { isBlank, type Line } from '../../knowledge/markdown/lines.ts';
import type { Block } from '../../model/block.ts';
import type { Place, Problem } from '../../model/problem.ts';
import { sanitise } from '../../model/sanitise.ts';
import { abbreviationList, createAbbreviate } from './abbreviate.ts';
import { createAnchors } from './anchors.ts';
import type { Flavour } from './flavour.ts';
import { createInlineLexer } from './inline-lexer.ts';
import { readInlines } from './inlines.ts';
import { draftParagraph } from './paragraphs.ts';
import { readPieces } from './read-blocks.ts';
import type { Abbreviation, Note, Sheet } from './sheet.ts';
import { weave } from './weave.ts';

export type TextSource = {
  readonly file: string;
  readonly lines: readonly Line[];
  readonly flavour: Flavour;
  readonly resolve: (href: string) => string;
  /** Definitions that stand in files which are appended to every page. */
  readonly appended?: readonly Line[];
};

/** Deeper nesting than anybody writes is kept as text, so that a line of ten thousand `>` costs nothing. */
const DEEPEST = 32;

/** marked's own key of a link definition. */
const labelKey = (label: string): string => label.toLowerCase().replace(/\s+/g, ' ');

/** Numbers of the notes in the order in which the text refers to them; abbreviations are notes as well. */
const createNotes = (sheet: () => Sheet) => {
  const numbers = new Map<string, number>();
  const next = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return number;
  };
  return {
    numbers,
    numberOf: (label: string): number | undefined => (sheet().notes.has(label) ? next(`^${label}`) : undefined),
    abbreviation: (short: string): number => next(`*${short}`),
  };
};

const textBlocks = (text: string, place: Draft['place']): Block[] => (text === '' ? [] : [{ type: 'paragraph', place, children: [{ type: 'text', text }] }]);

/** What is nested deeper than anybody nests: its lines as one paragraph. */
const flatText = (lines: readonly Line[], sheet: Sheet): Draft[] => {
  const said = lines.filter((line) => !isBlank(line));
  return said.length > 0 ? [draftParagraph(said, sheet)] : [];
};

/** Notes that nothing refers to come last, so that no text is lost. */
const finishNotes = (sheet: Sheet, notes: ReturnType<typeof createNotes>): Block[] => {
  const done = new Map<string, Block[]>();
  const finish = (): void => {
    // Notes may refer to notes: a map visits what is added while it is walked.
    for (const key of notes.numbers.keys()) {
      if (done.has(key)) continue;
      done.set(key, []);
      const abbreviation = key.startsWith('*') ? sheet.abbreviations.get(key.slice(1)) : undefined;
      const note = sheet.notes.get(key.slice(1));
      done.set(key, abbreviation ? textBlocks(sanitise(abbreviation.long), abbreviation.place) : finishDrafts(note?.drafts ?? []));
    }
  };
  finish();
  for (const label of sheet.notes.keys()) notes.numberOf(label);
  finish();
  const first = [...sheet.notes.values()][0]?.place ?? [...sheet.abbreviations.values()][0]?.place;
  if (notes.numbers.size === 0 || !first) return [];
  const all = [...notes.numbers].map(([key, number]) => ({ label: sanitise(key.slice(1)), number, blocks: done.get(key) ?? [] }));
  return [{ type: 'footnotes', notes: all, place: first }];
};

/**
 * Blocks of one page, from its lines. Every character of its text ends up in a block; what cannot be read as it was meant
 * comes as a problem with its place. Never throws on content.
 */
export const readText = (source: TextSource): { blocks: Block[]; problems: Problem[] } => {
  const { file, flavour, resolve } = source;
  const lexer = createInlineLexer(flavour);
  const problems: Problem[] = [];
  const anchors = createAnchors(flavour.anchors);
  const abbreviations = new Map<string, Abbreviation>();
  let sheet: Sheet;
  const notes = createNotes(() => sheet);
  const seen = new Set<string>();
  const missing = (what: 'footnote' | 'reference', label: string, place: Place): void => {
    const key = `${what} ${label} ${place.line}`;
    if (seen.has(key)) return;
    seen.add(key);
    const said = sanitise(label);
    const mend = what === 'footnote' ? `add a line "[^${said}]: …"` : `add a line "[${said}]: address"`;
    problems.push({ rule: `missing-${what}`, severity: 'warning', message: `the ${what} "${said}" is not defined`, mend, place });
  };
  const context = { lexer, flavour, resolve, numberOf: notes.numberOf, missing };
  let depth = 0;
  let abbreviate: ReturnType<typeof createAbbreviate> | undefined;
  sheet = {
    file,
    flavour,
    problems,
    notes: new Map<string, Note>(),
    abbreviations,
    resolve,
    anchor: anchors.make,
    reserve: anchors.reserve,
    define: (label, href, title) => {
      lexer.tokens.links[labelKey(label)] ??= { href, title: title ?? '' };
    },
    inlines: (prose, where = 'text') => {
      const inlines = readInlines(prose, context);
      if (where === 'heading' || abbreviations.size === 0) return inlines;
      abbreviate ??= createAbbreviate(abbreviations, notes.abbreviation);
      return abbreviate(inlines);
    },
    pieces: (lines) => {
      if (depth >= DEEPEST) return flatText(lines, sheet);
      depth++;
      const pieces = readPieces(lines, sheet);
      depth--;
      return pieces;
    },
    read: (lines) => weave(sheet.pieces(lines), sheet),
  };
  // What is appended defines words and links for the page; its own text would be the same on every page.
  if (source.appended) sheet.read(source.appended);
  const foreign = new Set(abbreviations.keys());
  const drafts = sheet.read(source.lines);
  const blocks = finishDrafts(drafts);
  const footnotes = finishNotes(sheet, notes);
  const unused = [...abbreviations.values()].filter(({ short }) => !foreign.has(short) && !notes.numbers.has(`*${short}`));
  return { blocks: [...blocks, ...abbreviationList(unused), ...footnotes], problems };
};
