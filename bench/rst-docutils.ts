// Compares what is read of reStructuredText with what docutils reads: titles and their ids, text, code, unit by unit.
// node bench/rst-docutils.ts FOLDER … ; needs python3-docutils.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { restructuredText } from '../src/importers/rst/importer.ts';
import type { Block, Inline } from '../src/model/block.ts';
import { readFolder } from './read-folder.ts';

type Unit = readonly string[];

/** Text as docutils gives it; what stands for a footnote is its number. */
const wordsOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((inline) => {
      if (inline.type === 'image') return inline.alt;
      if (inline.type === 'footnote') return /^\D$/.test(inline.label) ? inline.label : String(inline.number);
      if (inline.type === 'break') return '\u0001';
      return 'children' in inline ? wordsOf(inline.children) : inline.text;
    })
    .join('');

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Pieces between breaks: a line block is many lines, a cell many blocks. */
const textUnits = (inlines: readonly Inline[]): Unit[] =>
  wordsOf(inlines)
    .split('\u0001')
    .map((text) => ['text', squeezed(text.replace(/^• |^— /, ''))]);

/** A picture by itself is no text there. */
const isPicture = (inlines: readonly Inline[]): boolean =>
  inlines.every((inline) => inline.type === 'image' || (inline.type === 'link' && isPicture(inline.children)));

const unitsOf = (blocks: readonly Block[]): Unit[] =>
  blocks
    .flatMap((block): Unit[] => {
      switch (block.type) {
        case 'heading':
          return [['title', squeezed(wordsOf(block.children)), block.id]];
        case 'paragraph':
          return isPicture(block.children) ? [] : textUnits(block.children);
        case 'code':
          return [
            ...(block.title ? [['text', squeezed(block.title)]] : []),
            [
              'code',
              block.text
                .split('\n')
                .map((line) => line.trimEnd())
                .join('\n'),
            ],
          ];
        case 'list':
          return block.items.flatMap((item) => unitsOf(item.blocks));
        case 'quote':
        case 'admonition':
          return [...('title' in block && block.title ? [['text', squeezed(block.title)]] : []), ...unitsOf(block.blocks)];
        case 'table':
          return [block.header, ...block.rows].flatMap((row) => row.flatMap(textUnits));
        case 'tabs':
          return block.tabs.flatMap((tab) => [['text', tab.title], ...unitsOf(tab.blocks)]);
        case 'footnotes':
          return block.notes.flatMap((note) => unitsOf(note.blocks));
        default:
          return [];
      }
    })
    .filter(([, text]) => text !== '');

const missing = (from: readonly Unit[], other: readonly Unit[]): Unit[] => {
  const counts = new Map<string, number>();
  for (const unit of other) counts.set(unit.join('\u0000'), (counts.get(unit.join('\u0000')) ?? 0) + 1);
  return from.filter((unit) => {
    const key = unit.join('\u0000');
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left <= 0;
  });
};

/** Units with a reference whose text only Sphinx knows match any text there. */
const withoutReferences = (less: readonly Unit[], more: readonly Unit[]): [Unit[], Unit[]] => {
  const rest = [...more];
  const left = less.filter((unit) => {
    const pattern = new RegExp(
      `^${unit[1]!
        .split('\u2985')
        .map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
        .join('.+')}$`,
      's',
    );
    const at = unit[1]!.includes('\u2985') ? rest.findIndex((one) => one[0] === unit[0] && pattern.test(one[1]!)) : -1;
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return [left, rest];
};

let [units, differences] = [0, 0];
for (const folder of process.argv.slice(2)) {
  const pages = [...restructuredText.pages(readFolder(folder))].filter(({ dialect }) => dialect === 'restructuredtext');
  const names = pages.map(({ file }) => join(folder, file));
  const { stdout, stderr, status } = spawnSync('python3', [join(import.meta.dirname, 'docutils-units.py')], {
    input: names.join('\n'),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  const theirs = JSON.parse(stdout) as Record<string, Unit[]>;
  for (const page of pages) {
    const [own, other] = [unitsOf(page.blocks), theirs[join(folder, page.file)]!];
    const [less, more] = withoutReferences(missing(other, own), missing(own, other));
    units += other.length;
    differences += less.length + more.length;
    for (const unit of less) console.log(`${page.file} only docutils: ${unit.join(' | ')}`);
    for (const unit of more) console.log(`${page.file} only here:     ${unit.join(' | ')}`);
  }
}
console.log(`${units} units of docutils, ${differences} differences`);
process.exitCode = differences === 0 ? 0 : 1;
