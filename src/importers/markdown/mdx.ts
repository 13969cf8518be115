import { isBlank, type Line, placeOfLine } from '../../knowledge/markdown/lines.ts';
import type { BlockReader } from './sheet.ts';
import { endOfBraces, literalOf } from './tag.ts';

const MODULE =
  /^(?:import\s+(?:['"]|[\w*{][^'"]*\sfrom\s*['"]|\{[^}]*$|[\w$]+\s*,\s*\{[^}]*$)|export\s+(?:default\b|const\b|let\b|var\b|(?:async\s+)?function\b|class\b|\*|\{))/;

/** A line that begins an import or export of JavaScript. A shell's `export NAME=…` is none. */
export const isModule = (text: string): boolean => MODULE.test(text);

const joined = (lines: readonly Line[]): string => lines.map((line) => line.text).join('\n');

/** Imports and exports have no text of the page: dropped up to the blank line behind them, and never run. `{…}` alone on its lines as well. */
export const readModule: BlockReader = (lines, at, sheet) => {
  if (!sheet.flavour.mdx) return undefined;
  const { text } = lines[at]!;
  if (isModule(text)) {
    let end = at + 1;
    let braces = depthOf(text);
    // Braces may hold blank lines; an import that never closes its own must not take the page with it.
    while (end < lines.length && end - at < LONGEST_MODULE && (!isBlank(lines[end]!) || braces > 0)) braces += depthOf(lines[end++]!.text);
    if (braces > 0) {
      end = at + 1;
      while (end < lines.length && !isBlank(lines[end]!)) end++;
    }
    return { next: end, pieces: [] };
  }
  return /^[ \t]*\{/.test(text) ? readExpression(lines, at, sheet) : undefined;
};

const LONGEST_MODULE = 400;

const depthOf = (text: string): number => {
  let depth = 0;
  for (const sign of text.replace(/(['"`])(?:\\.|(?!\1).)*\1/g, '').replace(/\/\/.*$/, '')) {
    if (sign === '{' || sign === '(' || sign === '[') depth++;
    else if (sign === '}' || sign === ')' || sign === ']') depth--;
  }
  return depth;
};

/** A comment is nothing, a string its text; anything else that JavaScript would compute stays as it was typed. */
const readExpression: BlockReader = (lines, at, sheet) => {
  const source = joined(lines.slice(at, at + 60));
  const start = source.length - source.trimStart().length;
  const end = endOfBraces(source, start);
  if (end === undefined) return undefined;
  const behind = /^[^\n]*/.exec(source.slice(end))![0];
  const braces = source.slice(start, end);
  const next = at + source.slice(0, end).split('\n').length;
  const place = placeOfLine(lines[at]!, sheet.file);
  const literal = literalOf(braces);
  if (behind.trim() !== '') return undefined;
  if (/^\{\s*(?:\/\*[\s\S]*\*\/\s*)?\}$/.test(braces)) return { next, pieces: [] };
  if (literal === undefined) return undefined;
  if (literal.trim() === '') return { next, pieces: [] };
  return { next, pieces: [{ place, make: () => ({ type: 'paragraph', children: [{ type: 'text', text: literal.trim() }] }) }] };
};
