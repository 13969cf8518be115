import { readAdmonitionHeader } from '../../knowledge/markdown/admonition.ts';
import { indentOf, isBlank, type Line } from '../../knowledge/markdown/lines.ts';
import { rowAlign, rowCells } from '../../knowledge/markdown/table.ts';
import { readTabHeader } from '../../knowledge/markdown/tabs.ts';
import type { Flavour } from './flavour.ts';
import { startsHtml } from './html-start.ts';
import { markerOf } from './marker.ts';

export const FENCE = /^([ \t]*)(`{3,}(?=[^`]*$)|~{3,})(.*)$/;
export const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
export const COLONS = /^[ \t]*(:{3,})[ \t]*([A-Za-z][\w-]*)(.*)$/;
export const SLASHES = /^ {0,3}(\/{3,})[ \t]*([a-z][\w-]*)[ \t]*(?:\|[ \t]*(.*?))?[ \t]*$/;
export const FOOTNOTE = /^ {0,3}\[\^[^\]\n]+\]:/;
export const ABBREVIATION = /^ {0,3}\*\[([^\]\n]+)\]:[ \t]*(.*)$/;
const ATX = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const ATX_PYTHON = /^#{1,6}(?!!)/;
const DELIMITER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const QUOTE = /^ {0,3}>/;
/** What a line must hold to begin anything but a paragraph; most lines are prose and need no closer look. */
const SIGN = /^[ \t]*(?:[#>`~*_+:!?=[<|/{-]|\d{1,9}[.)])/;

export const isHeading = (text: string, flavour: Flavour): boolean => (flavour.python ? ATX_PYTHON : ATX).test(text);

export const isFence = (text: string, flavour: Flavour): boolean => {
  const match = FENCE.exec(text);
  return match !== null && (flavour.python || flavour.mdx || indentOf(match[1]!) < 4);
};

/** A header row and, below it, a rule with as many cells. */
export const startsTable = (lines: readonly Line[], at: number): boolean => {
  const header = lines[at]!.text;
  const rule = lines[at + 1]?.text;
  if (rule === undefined || !header.includes('|') || !/[|:]/.test(rule) || !DELIMITER.test(rule)) return false;
  return rowCells(lines[at]!).length === rowAlign(rule).length;
};

/** Whether a line ends the paragraph above it. */
export const interrupts = (lines: readonly Line[], at: number, flavour: Flavour): boolean => {
  const { text } = lines[at]!;
  const deep = indentOf(text) >= 4;
  if (!deep && text.includes('|') && startsTable(lines, at)) return true;
  if (!SIGN.test(text)) return false;
  if (isFence(text, flavour)) return true;
  if (startsHtml(text, flavour, true)) return true;
  if (deep) return false;
  if (isHeading(text, flavour) || QUOTE.test(text) || RULE.test(text) || FOOTNOTE.test(text)) return true;
  const marker = markerOf(text);
  if (marker) return !marker.empty && (marker.number === undefined || marker.number === 1);
  if (flavour.colons && (COLONS.test(text) || /^ *:{3,}[ \t]*$/.test(text))) return true;
  if (!flavour.python) return false;
  return ABBREVIATION.test(text) || SLASHES.test(text) || readAdmonitionHeader(text) !== undefined || readTabHeader(text) !== undefined;
};

/** Whether the paragraph that ends with `above` may go on in a line that is not indented enough for its container. */
export const lazyAfter = (above: Line, lines: readonly Line[], at: number, flavour: Flavour): boolean => {
  if (isBlank(above) || isBlank(lines[at]!)) return false;
  const { text } = above;
  if (isHeading(text.trimStart(), flavour) || FENCE.test(text) || RULE.test(text) || /^[ \t]*\|.*\|[ \t]*$/.test(text)) return false;
  if (/^[ \t]*(?:!!!|\?\?\?|===)/.test(text) && flavour.python) return false;
  return !interrupts(lines, at, flavour) && markerOf(lines[at]!.text) === undefined;
};
