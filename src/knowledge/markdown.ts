import type { Block } from '../model/block.ts';
import type { Place, Problem } from '../model/problem.ts';
import { sanitise } from '../model/sanitise.ts';
import { draftBlocks } from './markdown/blocks.ts';
import { createLexer } from './markdown/dialect.ts';
import { finishDrafts, type Note, type Sheet } from './markdown/draft.ts';
import { linesOf } from './markdown/lines.ts';
import { createIds, slug } from './markdown/slug.ts';

/** Numbers notes in the order in which the text refers to them. */
const createNumbers = (notes: ReadonlyMap<string, Note>, problems: Problem[]) => {
  const numbers = new Map<string, number>();
  const missing = new Set<string>();
  const numberOf = (label: string, place: Place): number | undefined => {
    const known = numbers.get(label);
    if (known !== undefined) return known;
    if (!notes.has(label)) {
      const message = `the footnote "${sanitise(label)}" is not defined`;
      if (!missing.has(label)) problems.push({ rule: 'missing-footnote', severity: 'error', message, mend: `add a line "[^${sanitise(label)}]: …"`, place });
      missing.add(label);
      return undefined;
    }
    numbers.set(label, numbers.size + 1);
    return numbers.size;
  };
  return { numbers, numberOf };
};

/** Notes that nothing refers to come last, so that no text is lost. */
const finishNotes = (sheet: Sheet, numbers: ReadonlyMap<string, number>): Block[] => {
  if (sheet.notes.size === 0) return [];
  const blocksOf = new Map<string, Block[]>();
  // Notes may refer to notes: a map visits what is added while it is walked.
  const finish = (): void => {
    for (const label of numbers.keys()) if (!blocksOf.has(label)) blocksOf.set(label, finishDrafts(sheet.notes.get(label)!.drafts));
  };
  finish();
  for (const { label, place } of sheet.notes.values()) {
    if (numbers.has(label)) continue;
    const message = `nothing refers to the footnote "${sanitise(label)}"`;
    sheet.problems.push({ rule: 'unused-footnote', severity: 'warning', message, mend: `write [^${sanitise(label)}] where it belongs`, place });
    sheet.inlines.numberOf(label, place);
    finish();
  }
  const notes = [...numbers].map(([label, number]) => ({ label: sanitise(label), number, blocks: blocksOf.get(label) ?? [] }));
  return [{ type: 'footnotes', notes, place: [...sheet.notes.values()][0]!.place }];
};

/**
 * Reads Mailmedic's Markdown: CommonMark with tables, task lists and strikethrough, and from MkDocs Material admonitions, tabs,
 * footnotes and attribute lists. HTML is text, comments are nothing. `at.line` is the line of the file on which `text` begins.
 * Never throws; every block, item, tab and link knows its place in the file.
 */
export const readMarkdown = (text: string, at: { file: string; line: number }): { blocks: Block[]; problems: Problem[] } => {
  const problems: Problem[] = [];
  const notes = new Map<string, Note>();
  const ids = createIds();
  const lexer = createLexer();
  const { numbers, numberOf } = createNumbers(notes, problems);
  const missingReference = (label: string, place: Place): void => {
    const mend = `add a line "[${sanitise(label)}]: address"`;
    problems.push({ rule: 'missing-reference', severity: 'warning', message: `the link reference "${sanitise(label)}" is not defined`, mend, place });
  };
  const makeId = (title: string): string => ids.make(slug(title));
  const sheet: Sheet = { file: at.file, lexer, problems, notes, inlines: { lexer, numberOf, missingReference }, reserveId: ids.reserve, makeId };
  const drafts = draftBlocks(linesOf(text, at.line), sheet);
  const blocks = finishDrafts(drafts);
  blocks.push(...finishNotes(sheet, numbers));
  return { blocks, problems };
};
