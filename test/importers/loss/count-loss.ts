import type { ImportedPage } from '../../../src/model/imported-page.ts';
import { sanitise } from '../../../src/model/sanitise.ts';
import { allBlocks, letters, pageText } from './page-words.ts';
import { sourceText, withoutNames } from './source-text.ts';

export type Loss = { readonly file: string; readonly line: number; readonly kind: 'code' | 'text'; readonly text: string; readonly size: number };
export type Count = { readonly lost: readonly Loss[]; readonly code: number; readonly text: number };

/** What a page's source says and its blocks do not. Code blocks are compared byte for byte, text by its letters and digits. */
export const countLoss = (page: ImportedPage, source: string): Count => {
  const { code, lines } = sourceText(source);
  const blocks = allBlocks(page.blocks).flatMap((block) => (block.type === 'code' ? [block.text] : []));
  const found = letters(pageText(page.blocks));
  const lost: Loss[] = [];
  for (const { line, text } of code) {
    if (!blocks.includes(sanitise(text))) lost.push({ file: page.file, line, kind: 'code', text, size: text.length });
  }
  for (const { line, text } of lines) {
    const wanted = letters(text);
    if (!found.includes(wanted) && !found.includes(letters(withoutNames(text)))) lost.push({ file: page.file, line, kind: 'text', text, size: wanted.length });
  }
  return { lost, code: code.length, text: lines.reduce((sum, { text }) => sum + letters(text).length, 0) };
};
