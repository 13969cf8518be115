import { placeOf } from '../lines.ts';
import type { ReadDirective } from './directive.ts';
import { splitDirective } from './split-directive.ts';

/** `.. toctree::`: navigation, no text. Each line is a document, `title <document>` or `title <address>`. */
export const readToctree: ReadDirective = (use, sheet) => {
  const { options, content } = splitDirective(use.lines, 'line');
  const caption = options.get('caption')?.trim();
  for (const line of content) {
    const text = line.text.trim();
    if (text === '') continue;
    const named = /^(.+?)\s*<([^<>]+)>$/.exec(text);
    const entry = { target: named ? named[2]! : text, glob: options.has('glob'), place: placeOf(line) };
    sheet.toc.push({ ...entry, ...(caption && { caption }), ...(named && { title: named[1]! }) });
  }
  return [];
};
