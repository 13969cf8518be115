import type { Inline } from '../../model/block.ts';
import { joinTexts } from './html-inlines.ts';

/** Bold text that goes on behind a blank, or at once, is one: exporters split it where nobody sees it. */
const withoutSplits = (inlines: readonly Inline[]): Inline[] => {
  const kept: Inline[] = [];
  for (const inline of inlines) {
    const blank = kept.at(-1);
    const between = blank?.type === 'text' && blank.text.trim() === '' ? blank : undefined;
    const before = between ? kept.at(-2) : blank;
    if (inline.type !== 'strong' || before?.type !== 'strong') {
      kept.push(inline);
      continue;
    }
    kept.length -= between ? 2 : 1;
    kept.push({ type: 'strong', children: joinTexts([...before.children, ...(between ? [between] : []), ...inline.children]) });
  }
  return kept;
};

/** Without blanks beside breaks, and without both at the ends of a block: an icon, or a tag, may have stood there. */
export const tidyInlines = (inlines: readonly Inline[]): Inline[] => {
  const kept = withoutSplits(inlines);
  while (kept[0]?.type === 'break') kept.shift();
  while (kept.at(-1)?.type === 'break') kept.pop();
  const ends = (at: number): boolean => kept[at] === undefined || kept[at].type === 'break';
  return kept.flatMap((inline, at): Inline[] => {
    if (inline.type !== 'text') return [inline];
    let text = inline.text.replace(/ {2,}/g, ' ');
    if (ends(at - 1)) text = text.trimStart();
    if (ends(at + 1)) text = text.trimEnd();
    return text === '' ? [] : [{ type: 'text', text }];
  });
};
