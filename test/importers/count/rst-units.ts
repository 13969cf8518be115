import type { Unit } from './units.ts';

const SILENT_DIRECTIVES = /^(?:toctree|image|figure|include|raw|meta|contents|only|index|highlight|literalinclude|csv-table|youtube|replace)$/;
const CODE_DIRECTIVES = /^(?:code|code-block|sourcecode|parsed-literal)$/;

const indentOf = (line: string): number => line.length - line.trimStart().length;

const plain = (line: string): string =>
  line
    .replace(/:[\w:-]+:`([^`<]+?)\s*<[^`>]*>`/g, '$1')
    .replace(/:(?:ref|doc|numref|term):`[^`]*`/g, '\ue001')
    .replace(/:[\w:-]+:`([^`]*)`/g, '$1')
    .replace(/`([^`<]+?)\s*<[^`>]*>`__?/g, '$1')
    .replace(/\|[\w -]+\|/g, '')
    .replace(/\[#?\w+\]_/g, '');

/** The block that is indented deeper than `indent`, from line `from` on; blank lines belong to it. */
const blockEnd = (lines: readonly string[], from: number, indent: number): number => {
  let end = from;
  for (let at = from; at < lines.length; at++) {
    if (lines[at]!.trim() === '') continue;
    if (indentOf(lines[at]!) <= indent) break;
    end = at + 1;
  }
  return end;
};

const codeOf = (lines: readonly string[]): string => {
  const full = lines.filter((line) => line.trim() !== '');
  const width = Math.min(...full.map(indentOf));
  const cut = lines.map((line) => line.slice(Math.min(width, line.length)));
  while (cut.length > 0 && cut[0]!.trim() === '') cut.shift();
  while (cut.length > 0 && cut.at(-1)!.trim() === '') cut.pop();
  return cut.join('\n');
};

/** Lines of a reStructuredText file, read as stupidly as possible. */
export const rstUnits = (source: string): Unit[] => {
  const lines = source.split(/\r?\n/).map((line) => line.replaceAll('\t', '        '));
  const units: Unit[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const bare = line.trim();
    if (bare === '' || /^([=\-`:'"~^_*+#<>.])\1{2,}$/.test(bare) || /^[+|][-=+\s|]*[+|]$/.test(bare) || /^=+(?:\s+=+)+$/.test(bare)) continue;
    const directive = /^\s*(?:[-*]\s+|#\.\s+)?\.\.\s+(?:\|[^|]+\|\s+)?([\w-]+)::\s*(.*)$/.exec(line);
    if (directive) {
      const [, name, argument] = directive;
      const end = blockEnd(lines, at + 1, indentOf(line));
      if (SILENT_DIRECTIVES.test(name!)) at = Math.max(at, end - 1);
      else if (CODE_DIRECTIVES.test(name!)) {
        const body = lines.slice(at + 1, end);
        while (body.length > 0 && /^\s*:[\w-]+:/.test(body[0]!)) body.shift();
        if (body.some((one) => one.trim() !== '')) units.push({ kind: 'code', text: codeOf(body), line: at + 1 });
        at = Math.max(at, end - 1);
      } else if (argument !== '' && !/^(?:list-table|table)$/.test(name!)) units.push({ kind: 'text', text: plain(argument!), line: at + 1 });
      continue;
    }
    if (/^\s*\.\.(?:\s|$)/.test(line)) {
      if (!/^\s*\.\.\s+(?:_|\[)/.test(line)) at = Math.max(at, blockEnd(lines, at + 1, indentOf(line)) - 1);
      continue;
    }
    if (/^\s*:[\w -]+:(?:\s|$)/.test(line) && /^\s/.test(line)) continue;
    for (const cell of /^\s*\|.*\|$/.test(line) ? line.split('|') : [line]) {
      const text = plain(cell.replace(/^\s*(?:[-*+]\s+|#\.\s+|\d+[.)]\s+|\|\s)*/, ''));
      // A reference takes the title of what it leads to.
      for (const part of text.split('\ue001')) if (/[\p{L}\p{N}]/u.test(part)) units.push({ kind: 'text', text: part, line: at + 1 });
    }
    if (/::\s*$/.test(bare) && !/^\.\./.test(bare)) {
      const end = blockEnd(lines, at + 1, indentOf(line));
      const body = lines.slice(at + 1, end);
      if (body.some((one) => one.trim() !== '')) {
        units.push({ kind: 'code', text: codeOf(body), line: at + 2 });
        at = end - 1;
      }
    }
  }
  return units;
};
