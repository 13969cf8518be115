import type { ListItem } from '../../../model/block.ts';
import { type Line, placeOf } from '../lines.ts';
import type { Reader } from '../sheet.ts';
import { itemDraft, itemPart, skipBlank } from './bullets.ts';
import { fromRoman, toRoman } from './roman.ts';

const MARKER =
  /^(?:\((?<parens>[0-9]+|[a-zA-Z]|[ivxlcdmIVXLCDM]+|#)\)|(?<rparen>[0-9]+|[a-zA-Z]|[ivxlcdmIVXLCDM]+|#)\)|(?<period>[0-9]+|[a-zA-Z]|[ivxlcdmIVXLCDM]+|#)\.)( +|$)/;

const SEQUENCES = ['arabic', 'loweralpha', 'upperalpha', 'lowerroman', 'upperroman'] as const;
type Sequence = (typeof SEQUENCES)[number];
type Format = 'parens' | 'rparen' | 'period';
type Marker = { readonly format: Format; readonly sequence: Sequence | '#'; readonly ordinal: number; readonly width: number };

const READ: Readonly<Record<Sequence, (text: string) => number | undefined>> = {
  arabic: (text) => (/^[0-9]{1,9}$/.test(text) ? Number(text) : undefined),
  loweralpha: (text) => (/^[a-z]$/.test(text) ? text.charCodeAt(0) - 96 : undefined),
  upperalpha: (text) => (/^[A-Z]$/.test(text) ? text.charCodeAt(0) - 64 : undefined),
  lowerroman: (text) => (/^[ivxlcdm]+$/.test(text) ? fromRoman(text) : undefined),
  upperroman: (text) => (/^[IVXLCDM]+$/.test(text) ? fromRoman(text.toLowerCase()) : undefined),
};

const WRITE: Readonly<Record<Sequence, (ordinal: number) => string | undefined>> = {
  arabic: String,
  loweralpha: (ordinal) => (ordinal <= 26 ? String.fromCharCode(96 + ordinal) : undefined),
  upperalpha: (ordinal) => (ordinal <= 26 ? String.fromCharCode(64 + ordinal) : undefined),
  lowerroman: toRoman,
  upperroman: (ordinal) => toRoman(ordinal)?.toUpperCase(),
};

/** `i` alone begins a Roman list; else a text is of the first sequence that it can be of, the one expected before all. */
const sequenceOf = (text: string, expected?: Sequence): Sequence | undefined => {
  if (expected !== undefined && READ[expected](text) !== undefined) return expected;
  if (text === 'i') return 'lowerroman';
  if (text === 'I') return 'upperroman';
  return SEQUENCES.find((sequence) => READ[sequence](text) !== undefined);
};

const markerOf = (line: Line | undefined, expected?: Sequence): Marker | undefined => {
  const match = line && MARKER.exec(line.text);
  if (!match) return undefined;
  const [format, text] = Object.entries(match.groups!).find(([, value]) => value !== undefined) as [Format, string];
  const width = match[0].length;
  if (text === '#') return { format, sequence: '#', ordinal: 1, width };
  const sequence = sequenceOf(text, expected);
  return sequence && { format, sequence, ordinal: READ[sequence](text)!, width };
};

const dressed = (format: Format, text: string): string => ({ parens: `(${text}) `, rparen: `${text}) `, period: `${text}. ` })[format];

/** A line with a marker is an item when the next is blank, indented, or the next item; else it is text: "1. Title" over a line. */
const isItem = (lines: readonly Line[], at: number, { format, sequence, ordinal }: Marker): boolean => {
  const next = lines[at + 1]?.text ?? '';
  if (next === '' || next.startsWith(' ')) return true;
  const written = sequence === '#' ? '#' : WRITE[sequence](ordinal + 1);
  return (written !== undefined && next.startsWith(dressed(format, written))) || next.startsWith(dressed(format, '#'));
};

/** Numbered lists: Arabic, letters, Roman, `#`. Letters and Roman numbers are shown as numbers: blocks know no others. */
export const readEnumerated: Reader = (lines, at, sheet) => {
  const first = markerOf(lines[at]);
  if (!first || !isItem(lines, at, first)) return undefined;
  const sequence = first.sequence === '#' ? 'arabic' : first.sequence;
  const items: (() => ListItem)[] = [];
  let [next, auto, last] = [at, first.sequence === '#', first.ordinal - 1];
  for (let marker: Marker | undefined = first; marker; marker = markerOf(lines[next], sequence)) {
    if (marker.sequence === '#') auto = true;
    else if (items.length > 0 && (auto || marker.sequence !== sequence || marker.ordinal !== last + 1)) break;
    if (marker.format !== first.format || !isItem(lines, next, marker)) break;
    last += 1;
    const part = itemPart(lines, next, marker.width);
    items.push(itemDraft(part, lines[next]!, sheet));
    next = skipBlank(lines, part.next);
  }
  const place = placeOf(lines[at]!);
  return { drafts: [() => [{ type: 'list', ordered: true, start: first.ordinal, items: items.map((item) => item()), place }]], next };
};
