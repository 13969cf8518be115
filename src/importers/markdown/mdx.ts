import { type Line, placeOfLine } from '../../knowledge/markdown/lines.ts';
import type { BlockReader } from './sheet.ts';
import { endOfBraces, literalOf } from './tag.ts';

const MODULE =
  /^(?:import\s+(?:['"]|[\w*{][^'"]*\sfrom\s*['"]|\{[^}]*$|[\w$]+\s*,\s*\{[^}]*$)|export\s+(?:default\b|const\b|let\b|var\b|(?:async\s+)?function\b|class\b|\*|\{))/;

/** A line that begins an import or export of JavaScript. A shell's `export NAME=…` is none. */
export const isModule = (text: string): boolean => MODULE.test(text);

const joined = (lines: readonly Line[]): string => lines.map((line) => line.text).join('\n');

/** Imports and exports have no text of the page: they are dropped, and never run. `{…}` alone on its lines as well. */
export const readModule: BlockReader = (lines, at, sheet) => {
  if (!sheet.flavour.mdx) return undefined;
  const { text } = lines[at]!;
  if (isModule(text)) return { next: moduleEnd(lines, at), pieces: [] };
  return /^[ \t]*\{/.test(text) ? readExpression(lines, at, sheet) : undefined;
};

const LONGEST_MODULE = 400;

/** A line that goes on with the statement above it. */
const GOES_ON = /^(?:[ \t]|[)}\].,;:?|&+*/]|=>|from\b|(?:const|let|var|function|return|if|class)\b)/;

/** Where a statement ends: its brackets are closed, and the next line is no part of it. Text that stands right below is not lost with it. */
const moduleEnd = (lines: readonly Line[], at: number): number => {
  let depth = depthOf(lines[at]!.text);
  let end = at + 1;
  for (; end < lines.length && end - at < LONGEST_MODULE; end++) {
    const { text } = lines[end]!;
    if (depth <= 0 && !GOES_ON.test(text) && !isModule(text)) return end;
    depth += depthOf(text);
  }
  if (depth <= 0) return end;
  // Brackets that never close must not take the page with them.
  return at + 1;
};

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
