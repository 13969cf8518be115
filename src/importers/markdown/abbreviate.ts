import type { Block, Inline } from '../../model/block.ts';
import type { Abbreviation } from './sheet.ts';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Puts a note behind the first use of each abbreviation in running text. `numberOf` is asked for it once. */
export const createAbbreviate = (
  abbreviations: ReadonlyMap<string, Abbreviation>,
  numberOf: (short: string) => number,
): ((inlines: readonly Inline[]) => Inline[]) => {
  const left = new Set(abbreviations.keys());
  const longestFirst = [...left].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = longestFirst.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}_])(${longestFirst.join('|')})(?![\\p{L}\\p{N}_])`, 'gu') : undefined;
  const inText = (text: string): Inline[] => {
    const parts: Inline[] = [];
    let from = 0;
    for (const found of text.matchAll(pattern!)) {
      const short = found[1]!;
      if (!left.delete(short)) continue;
      const end = found.index + short.length;
      parts.push({ type: 'text', text: text.slice(from, end) }, { type: 'footnote', label: short, number: numberOf(short) });
      from = end;
    }
    return from === 0 ? [{ type: 'text', text }] : [...parts, ...(from < text.length ? [{ type: 'text' as const, text: text.slice(from) }] : [])];
  };
  const walk = (inlines: readonly Inline[]): Inline[] =>
    inlines.flatMap((inline): Inline[] => {
      if (inline.type === 'text') return inText(inline.text);
      // The text of a link stays whole.
      return 'children' in inline && inline.type !== 'link' ? [{ ...inline, children: walk(inline.children) }] : [inline];
    });
  return (inlines) => (pattern === undefined || left.size === 0 ? [...inlines] : walk(inlines));
};

/** Abbreviations that the page defines and never uses, as a list: their text is text of the page. */
export const abbreviationList = (abbreviations: readonly Abbreviation[]): Block[] => {
  const [first] = abbreviations;
  if (!first) return [];
  const text = (value: string): Inline => ({ type: 'text', text: value });
  const items = abbreviations.map(({ short, long, place }) => ({
    place,
    blocks: [
      { type: 'paragraph' as const, place, children: [{ type: 'strong' as const, children: [text(short)] }] },
      ...(long === '' ? [] : [{ type: 'paragraph' as const, place, children: [text(long)] }]),
    ],
  }));
  return [{ type: 'list', ordered: false, start: 1, items, place: first.place }];
};
