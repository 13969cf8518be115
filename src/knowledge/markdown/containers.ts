import type { Tokens } from 'marked';
import { plainText } from '../../model/block.ts';
import type { Place } from '../../model/problem.ts';
import { admonitionContent, readAdmonitionHeader } from './admonition.ts';
import { type Draft, finishDrafts, type Sheet } from './draft.ts';
import { definitionContent, readDefinition } from './footnotes.ts';
import { readInlines } from './inline.ts';
import { type Line, placeOfLine } from './lines.ts';
import { itemContent } from './list.ts';
import { quoteContent } from './quote.ts';
import { tabsContent } from './tabs.ts';

/** Reads the dedented lines of a container. */
export type ReadInside = (lines: readonly Line[]) => Draft[];

const plainTitle = (title: string, place: Place, sheet: Sheet): string => plainText(readInlines({ text: title, placeAt: () => place }, sheet.inlines));

export const draftQuote = (lines: readonly Line[], sheet: Sheet, read: ReadInside): Draft => {
  const inside = read(quoteContent(lines));
  return { place: placeOfLine(lines[0]!, sheet.file), make: () => ({ type: 'quote', blocks: finishDrafts(inside) }) };
};

export const draftList = (token: Tokens.List, lines: readonly Line[], sheet: Sheet, read: ReadInside): Draft => {
  let at = 0;
  const items = token.items.map((item) => {
    const feeds = item.raw.split('\n').length;
    const own = lines.slice(at, at + feeds - (item.raw.endsWith('\n') ? 1 : 0));
    at += own.length;
    const content = itemContent(own);
    return { place: placeOfLine(own[0]!, sheet.file), drafts: read(content.lines), ...(content.checked === undefined ? {} : { checked: content.checked }) };
  });
  return {
    place: placeOfLine(lines[0]!, sheet.file),
    make: () => ({
      type: 'list',
      ordered: token.ordered,
      start: token.start === '' ? 1 : token.start,
      items: items.map(({ drafts, ...item }) => ({ ...item, blocks: finishDrafts(drafts) })),
    }),
  };
};

export const draftAdmonition = (lines: readonly Line[], sheet: Sheet, read: ReadInside): Draft => {
  const header = readAdmonitionHeader(lines[0]!.text)!;
  const place = placeOfLine(lines[0]!, sheet.file);
  const inside = read(admonitionContent(lines));
  return {
    place,
    attributes: header.classes.length > 0 ? { classes: header.classes, values: {} } : undefined,
    make: () => ({
      type: 'admonition',
      kind: header.kind,
      ...(header.title === undefined ? {} : { title: plainTitle(header.title, place, sheet) }),
      collapse: header.collapse,
      blocks: finishDrafts(inside),
    }),
  };
};

export const draftTabs = (lines: readonly Line[], sheet: Sheet, read: ReadInside): Draft => {
  const tabs = tabsContent(lines).map((tab) => ({ title: tab.title, place: placeOfLine(tab.header, sheet.file), drafts: read(tab.content) }));
  return {
    place: placeOfLine(lines[0]!, sheet.file),
    make: () => ({
      type: 'tabs',
      tabs: tabs.map(({ title, place, drafts }) => ({ title: plainTitle(title, place, sheet), blocks: finishDrafts(drafts), place })),
    }),
  };
};

/** Notes are set aside; they stand at the end of the document. */
export const noteDefinition = (lines: readonly Line[], sheet: Sheet, read: ReadInside): void => {
  const { label } = readDefinition(lines[0]!.text)!;
  const place = placeOfLine(lines[0]!, sheet.file);
  const drafts = read(definitionContent(lines));
  const earlier = sheet.notes.get(label);
  if (!earlier) {
    sheet.notes.set(label, { label, place, drafts });
    return;
  }
  const message = `the footnote "${label}" is defined twice`;
  sheet.problems.push({ rule: 'duplicate-footnote', severity: 'error', message, mend: 'give one of them another name', place });
  earlier.drafts.push(...drafts);
};
