import type { Inline } from '../../model/block.ts';
import { asReference, escapeAll, escapeLineEnd, escapeLineStart, escapeText } from './escape-text.ts';

type Where = { readonly cell: boolean; readonly link: boolean; readonly all: boolean };

const MARKS = { strong: '**', emphasis: '*', strike: '~~' } as const;
const PUNCTUATION = /^[\p{Punctuation}\p{Symbol}]/u;
const WORD = /[^\s\p{Punctuation}\p{Symbol}]$/u;
const WORD_NEXT = /^[^\s\p{Punctuation}\p{Symbol}]/u;

const printCode = (text: string, cell: boolean): string => {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const edge = text.startsWith('`') || text.endsWith('`') || (text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '') ? ' ' : '';
  const inside = cell ? text.replaceAll('|', '\\|') : text;
  return `${fence}${edge}${inside}${edge}${fence}`;
};

const printHref = (href: string): string => {
  const safe = href.replace(/&(?=#?\w+;)/g, '&amp;');
  return /[()<>\\]/.test(safe) || safe === '' ? `<${safe.replace(/[<>\\]/g, '\\$&')}>` : safe;
};

const printTitle = (title: string | undefined): string =>
  title === undefined ? '' : ` "${title.replace(/\\(?=[!-/:-@[-`{-~])|"/g, '\\$&').replace(/&(?=#?\w+;)/g, '&amp;')}"`;

const inCell = (text: string, where: Where): string => (where.cell ? text.replaceAll('|', '\\|') : text);

const printAlt = (alt: string): string => alt.replace(/[\\[\]`*_~<]/g, '\\$&').replace(/&(?=#?\w+;)/g, '&amp;');

const printOne = (inline: Inline, where: Where): string => {
  switch (inline.type) {
    case 'text':
      return where.all ? escapeAll(inline.text, where.link) : escapeText(inline.text, where);
    case 'code':
      return printCode(inline.text, where.cell);
    case 'break':
      return where.cell ? '<br>' : '\\\n';
    case 'footnote':
      return `[^${inline.label}]`;
    case 'image':
      return inCell(`![${printAlt(inline.alt)}](${printHref(inline.src)}${printTitle(inline.title)})`, where);
    case 'link':
      return `[${printList(inline.children, { ...where, link: true })}](${inCell(`${printHref(inline.href)}${printTitle(inline.title)}`, where)})`;
    default: {
      const mark = MARKS[inline.type];
      return `${mark}${printList(inline.children, where)}${mark}`;
    }
  }
};

const isMarked = (inline: Inline | undefined): boolean => inline?.type === 'strong' || inline?.type === 'emphasis' || inline?.type === 'strike';

/** Emphasis that begins or ends with punctuation inside a word is none (CommonMark 6.2): the letter beside it becomes a reference. */
const joined = (before: string, printed: string, inline: Inline, last: Inline | undefined): [string, string] => {
  let [head, tail] = [before, printed];
  if (isMarked(inline) && PUNCTUATION.test(printed.replace(/^[*~]+/, '')) && WORD.test(head) && last?.type === 'text') {
    const letter = [...head].at(-1)!;
    head = head.slice(0, -letter.length) + asReference(letter);
  }
  if (isMarked(last) && inline.type === 'text' && WORD_NEXT.test(tail) && /[\p{Punctuation}\p{Symbol}]$/u.test(head.replace(/[*~]+$/, ''))) {
    const letter = [...tail][0]!;
    tail = asReference(letter) + tail.slice(letter.length);
  }
  if (inline.type === 'text' && tail.startsWith('{') && last && ['link', 'image', 'code', 'strong', 'emphasis', 'strike'].includes(last.type)) {
    tail = `\\${tail}`;
  }
  return [head, tail];
};

const printList = (inlines: readonly Inline[], where: Where): string => {
  let out = '';
  for (const [at, inline] of inlines.entries()) {
    const [head, tail] = joined(out, printOne(inline, where), inline, inlines[at - 1]);
    out = head + tail;
  }
  return out;
};

export type InlineOptions = {
  /** In a cell of a table: no line ends, no bare pipes. */
  readonly cell?: boolean;
  /** Escape whatever could be markup. */
  readonly all?: boolean;
};

/** Canonical inlines as lines of Markdown; more than one where a break ends a line. */
export const printInlines = (inlines: readonly Inline[], { cell = false, all = false }: InlineOptions = {}): string[] =>
  printList(inlines, { cell, all, link: false })
    .split('\n')
    .map((line, at) => (cell ? line : escapeLineEnd(escapeLineStart(line, at === 0))));
