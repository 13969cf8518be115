import type { Block } from '../../../model/block.ts';
import { sanitise } from '../../../model/sanitise.ts';
import { plainMarkdown } from '../../markdown/plain-markdown.ts';
import { codeDraft } from '../blocks/literal.ts';
import { type Line, linesOf, trimBlank } from '../lines.ts';
import { type ReadDirective, textOf } from './directive.ts';
import { excerpt } from './excerpt.ts';
import { sourceFile } from './source-file.ts';
import { splitDirective } from './split-directive.ts';

/** A page that includes more often means harm: each file may include ten others. */
const MOST = 200;

/** A file in Markdown, which a parser named in the options reads there. */
const markdownBlocks = ({ file }: { file: string }, lines: readonly Line[]): readonly Block[] => {
  const text = lines.map((line) => line.raw).join('\n');
  return [...plainMarkdown.pages({ files: [file], text: () => text })].flatMap((page) => page.blocks);
};

/** `.. include:: file`: its lines as if they stood here. A circle is reported and ends. */
export const readInclude: ReadDirective = (use, sheet, scope) => {
  const { argument, options } = splitDirective(use.lines, 'text');
  const name = textOf(argument);
  if (/^<.*>$/.test(name)) return [];
  const found = sourceFile(name, use, sheet);
  if (!found) return [];
  const { including } = sheet.state;
  if (including.includes(found.file)) {
    const chain = [...including, found.file].map((file) => sanitise(file)).join(' → ');
    sheet.report('rst-include-circle', `files include each other: ${chain}`, use.place, 'take one of the includes out');
    return [];
  }
  sheet.state.included += 1;
  if (sheet.state.included > MOST) {
    sheet.report('rst-include-circle', `more than ${MOST} files are included`, use.place);
    return [];
  }
  const lines = excerpt(linesOf(found.text, found.file), options);
  if (options.has('literal') || options.has('code')) return trimBlank(lines).length > 0 ? [codeDraft(lines, options.get('code') || undefined)] : [];
  if (/\.(md|markdown)$/i.test(found.file)) return [() => markdownBlocks(found, lines)];
  including.push(found.file);
  const drafts = sheet.body(lines, scope);
  including.pop();
  return drafts;
};
