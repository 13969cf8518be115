import type { ListItem } from '../../../model/block.ts';
import { makeId } from '../ids.ts';
import { indented, isBlank, type Line, placeOf, withText } from '../lines.ts';
import type { Sheet } from '../sheet.ts';
import { finished, type ReadDirective } from './directive.ts';
import { splitDirective } from './split-directive.ts';

/** Terms, each on a line, and what they mean, indented; several terms may share a meaning. */
const entryAt = (lines: readonly Line[], at: number, sheet: Sheet): { item: () => ListItem; next: number } => {
  let from = at;
  while (from < lines.length && !isBlank(lines[from]) && !lines[from]!.text.startsWith(' ')) from += 1;
  const place = placeOf(lines[at]!);
  const terms = lines.slice(at, from).map((line) => {
    const text = line.text.split(' : ')[0]!.trim();
    const id = `term-${makeId(text)}`;
    sheet.project.addTerm(text, { file: sheet.file, anchor: id });
    return { id, phrase: sheet.phrase([withText(line, text)]) };
  });
  const part = indented(lines, from);
  const body = sheet.body(part.lines);
  const item = (): ListItem => ({
    blocks: [
      ...terms.map(({ id, phrase }) => ({
        type: 'paragraph' as const,
        children: [{ type: 'strong' as const, children: phrase.finish() }],
        place,
        attributes: { id, classes: [], values: {} },
      })),
      ...finished(body),
    ],
    place,
  });
  return { item, next: part.next };
};

export const readGlossary: ReadDirective = (use, sheet) => {
  const { content } = splitDirective(use.lines, 'none');
  const items: (() => ListItem)[] = [];
  let at = 0;
  while (at < content.length) {
    if (isBlank(content[at])) at += 1;
    else {
      const entry = entryAt(content, at, sheet);
      items.push(entry.item);
      at = Math.max(entry.next, at + 1);
    }
  }
  return items.length === 0 ? [] : [() => [{ type: 'list', ordered: false, start: 1, items: items.map((item) => item()), place: use.place }]];
};
