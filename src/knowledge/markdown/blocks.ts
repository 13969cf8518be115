import type { Token, Tokens } from 'marked';
import { sanitise } from '../../model/sanitise.ts';
import { draftAdmonition, draftList, draftQuote, draftTabs, noteDefinition, type ReadInside } from './containers.ts';
import type { Draft, Sheet } from './draft.ts';
import { attachAttributes, draftCode, draftHeading, draftHtml, draftParagraph, draftTable, withoutBlankEnd } from './leaves.ts';
import { isBlank, type Line, placeOfLine } from './lines.ts';

/** Deeper nesting than anybody writes is kept as text, so that a line of ten thousand `>` costs nothing. */
const DEEPEST = 32;

const draftRest = (lines: readonly Line[], sheet: Sheet): Draft[] => {
  const first = lines.find((line) => !isBlank(line));
  if (!first) return [];
  const text = sanitise(lines.map((line) => line.text.trim()).join(' '));
  return [{ place: placeOfLine(first, sheet.file), make: () => ({ type: 'paragraph', children: [{ type: 'text', text }] }) }];
};

/** The draft of one marked token. Undefined for what leaves no block behind. */
const draftToken = (token: Token, lines: readonly Line[], sheet: Sheet, read: ReadInside): Draft | undefined => {
  switch (token.type) {
    case 'space':
    case 'def':
      return undefined;
    case 'heading':
      return draftHeading(token as Tokens.Heading, lines, sheet);
    case 'code':
      return draftCode(lines, sheet);
    case 'hr':
      return { place: placeOfLine(lines[0]!, sheet.file), make: () => ({ type: 'rule' }) };
    case 'table':
      return draftTable(lines, sheet);
    case 'html':
      return draftHtml(lines, sheet);
    case 'blockquote':
      return draftQuote(lines, sheet, read);
    case 'list':
      return draftList(token as Tokens.List, lines, sheet, read);
    case 'admonition':
      return draftAdmonition(lines, sheet, read);
    case 'tabs':
      return draftTabs(lines, sheet, read);
    case 'definition':
      noteDefinition(lines, sheet, read);
      return undefined;
    default:
      return draftParagraph(lines, sheet);
  }
};

const countFeeds = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
};

/**
 * Blocks of a container. marked knows no positions, but the raw texts of its tokens add up to the source,
 * so counting line feeds finds the lines of every token, and each line knows where it came from.
 */
export const draftBlocks = (lines: readonly Line[], sheet: Sheet, depth = 0): Draft[] => {
  if (depth >= DEEPEST) return draftRest(lines, sheet);
  const { lexer } = sheet;
  const tokens = lexer.blockTokens(lines.map((line) => line.text).join('\n'), []);
  lexer.inlineQueue = [];
  const read: ReadInside = (inside) => draftBlocks(inside, sheet, depth + 1);
  const drafts: Draft[] = [];
  let above: Draft | undefined;
  let at = 0;
  for (const token of tokens) {
    const feeds = countFeeds(token.raw);
    const own = withoutBlankEnd(lines.slice(at, at + feeds + (token.raw.endsWith('\n') ? 0 : 1)));
    at += feeds;
    if (token.type === 'paragraph' && attachAttributes(own, above)) continue;
    const draft = own.length > 0 ? draftToken(token, own, sheet, read) : undefined;
    if (draft) drafts.push(draft);
    // A blank line below a block ends what may be attached to it.
    above = token.type === 'space' || /\n[ \t]*\n$/.test(token.raw) ? undefined : draft;
  }
  return drafts;
};
