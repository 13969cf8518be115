import type { Draft } from '../../knowledge/markdown/draft.ts';
import { attachAttributes } from '../../knowledge/markdown/leaves.ts';
import { indentOf, isBlank, type Line } from '../../knowledge/markdown/lines.ts';
import { readAdmonition, readTabs } from './admonitions.ts';
import { readFence, readFormula, readIndentedCode } from './code.ts';
import { readContainer } from './colons.ts';
import { readDefinitionList } from './definition-lists.ts';
import { readAbbreviation, readFootnote, readLinkDefinition } from './definitions.ts';
import { readHtml } from './html-blocks.ts';
import { readList } from './lists.ts';
import { readElement } from './markup.ts';
import { readModule } from './mdx.ts';
import { readHeading, readParagraph, readRule } from './paragraphs.ts';
import { readQuote } from './quotes.ts';
import { type BlockReader, isFragment, type Piece, type Sheet, type Taken } from './sheet.ts';
import { readSlashes } from './slashes.ts';
import { readTable } from './tables.ts';

/** In this order: the first that knows a line takes it. */
const READERS: readonly BlockReader[] = [
  readFence,
  readFormula,
  readModule,
  readElement,
  readHtml,
  readHeading,
  readRule,
  readAdmonition,
  readTabs,
  readContainer,
  readSlashes,
  readQuote,
  readList,
  readTable,
  readFootnote,
  readAbbreviation,
  readLinkDefinition,
  readDefinitionList,
];

/** Critic marks around whole blocks. */
const CRITIC = /^[ \t]*(?:\{(?:\+\+|--|==)|(?:\+\+|--|==)\})[ \t]*$/;

/** Lines that say nothing: where the generator puts a list of headings, marks around blocks. */
const isSilent = (line: Line, sheet: Sheet): boolean =>
  (sheet.flavour.contents?.test(line.text) ?? false) || (sheet.flavour.marks.critic && CRITIC.test(line.text));

/** The block that begins at a line. Between the tags of an element no indent means code. */
const take = (lines: readonly Line[], at: number, sheet: Sheet, inHtml: boolean): Taken => {
  const deep = indentOf(lines[at]!.text) >= 4;
  for (const read of READERS) {
    const taken = read(lines, at, sheet);
    if (taken) return taken;
    // What is this deep and no fence, tag or module is code.
    if (deep && read === readHtml && !inHtml) {
      const code = readIndentedCode(lines, at, sheet);
      if (code) return code;
    }
  }
  return readParagraph(lines, at, sheet);
};

/** `{: .class }` alone on its line belongs to the block that ended on the line above. */
const attached = (line: Line, above: Piece | undefined, sheet: Sheet): boolean =>
  sheet.flavour.python && above !== undefined && !isFragment(above) && /^[ \t]*\{/.test(line.text) && attachAttributes([line], above as Draft);

/** Pieces of a container, from its dedented lines. */
export const readPieces = (source: readonly Line[], sheet: Sheet): Piece[] => {
  const lines = [...source];
  const pieces: Piece[] = [];
  let inHtml = false;
  let above: Piece | undefined;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    if (isBlank(line) || isSilent(line, sheet) || attached(line, above, sheet)) {
      if (isBlank(line)) above = undefined;
      at++;
      continue;
    }
    const taken = take(lines, at, sheet, inHtml);
    for (const piece of taken.pieces) pieces.push(piece);
    inHtml ||= taken.pieces.some(isFragment);
    above = taken.pieces.at(-1);
    at = taken.next;
    if (taken.rest) lines[--at] = taken.rest;
  }
  return pieces;
};
