import { indent, type Line, type Role, type Span, span } from '../render/line.ts';
import { graphemes, textWidth } from '../render/text-width.ts';
import type { Local } from '../state/ui.ts';
import type { Words } from '../words/en.ts';
import type { Field } from './screen.ts';
import { WIDEST } from './text.ts';

/** Rows of a text with its caret, cut anywhere: while typing every space counts. */
const rowsOf = (text: string, caret: number, width: number): { rows: Line[]; at: number } => {
  const rows: Span[][] = [[]];
  let used = 0;
  let at = 0;
  const put = (character: string, role?: Role): void => {
    const cells = textWidth(character);
    if (used + cells > width) {
      rows.push([]);
      used = 0;
    }
    const row = rows.at(-1)!;
    const last = row.at(-1);
    if (last && last.role === role) row[row.length - 1] = { ...last, text: last.text + character };
    else row.push(span(character, role));
    used += cells;
  };
  let offset = 0;
  for (const character of [...graphemes(text), '']) {
    const here = offset === caret;
    offset += character.length;
    if (here) {
      put(character === '' || character === '\n' ? ' ' : character === '\t' ? ' ' : character, 'caret');
      at = rows.length - 1;
    } else if (character !== '' && character !== '\n') put(character === '\t' ? ' ' : character);
    if (character === '\n') {
      rows.push([]);
      used = 0;
    }
  }
  return { rows, at };
};

/** Most rows of a text that are shown at once. */
const ROOM = { line: 3, box: 6 } as const;

/** Enough to lay out around the caret; a pasted log may be much longer. */
const NEAR = 4000;

/** What is being typed. Long texts show the part around the caret and say how long they are. */
export const fieldLines = (field: Field, local: Local, words: Words, columns: number): Line[] => {
  const width = Math.min(columns, WIDEST) - 2;
  const { text, caret } = local.editor;
  const typing = local.at === 'field';
  const prompt = span('› ', typing ? 'accent' : 'dim');
  if (text === '') {
    const [first = '', ...rest] = typing ? graphemes(field.hint === '' ? ' ' : field.hint) : ['', ...graphemes(field.hint)];
    return [[prompt, ...(typing ? [span(first, 'caret')] : []), span(rest.join('').slice(0, width - 1), 'dim')]];
  }
  const start = Math.max(0, Math.min(caret - NEAR / 2, text.length - NEAR));
  const near = text.slice(start, start + NEAR);
  const { rows, at } = rowsOf(near, typing ? caret - start : -1, width);
  const room = field.box || text.includes('\n') ? ROOM.box : ROOM.line;
  const from = Math.max(0, Math.min(at - room + 1, rows.length - room));
  const shown = rows.slice(from, from + room);
  const long = rows.length > room || near.length < text.length;
  const size = long ? [[span(words.pasted(text.split('\n').length, text.length), 'dim')]] : [];
  return indent([...shown, ...size], '  ', prompt);
};
