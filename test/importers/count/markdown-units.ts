import { type Unit, withoutMarkup } from './units.ts';

const FENCE = /^(\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)?)(`{3,}|~{3,})([^`]*)$/;

const widthOf = (text: string): number => [...text].reduce((width, character) => (character === '\t' ? width + 4 - (width % 4) : width + 1), 0);

const dedented = (line: string, width: number): string => {
  let at = 0;
  let seen = 0;
  while (seen < width && (line[at] === ' ' || line[at] === '\t')) {
    seen += line[at] === '\t' ? 4 - (seen % 4) : 1;
    at++;
  }
  return ' '.repeat(Math.max(0, seen - width)) + line.slice(at);
};

/** Lines that are no text: targets, abbreviations, snippets, container marks, rules, and what surrounds a table's header. */
const SILENT =
  /^\s*(?:>\s*)*(?:\[[^\]]+\]:\s|\*\[[^\]]+\]:|-{2,}8<|;-*8<|:{3,}|\|?[\s:|-]+\|?$|(?:[-*_]\s*){3,}$|=+\s*$|\{:?[^}]*\}\s*$|(?:import|export)\s.*(?:from|=)|#{1,6}\s*$)/;

/** Lines of a Markdown file, whatever its dialect, read as stupidly as possible. */
export const markdownUnits = (source: string): Unit[] => {
  const lines = source
    .replace(/^\ufeff/, '')
    .replace(/(^ *(`{3,}|~{3,})[\s\S]*?^ *\2[ \t]*$)|<!--[\s\S]*?-->/gm, (whole, code) => code ?? whole.replace(/[^\n]/g, ''))
    .split(/\r?\n/);
  const units: Unit[] = [];
  let at = 0;
  if (lines[0] === '---') {
    const end = lines.indexOf('---', 1);
    if (end > 0) at = end + 1;
  }
  for (; at < lines.length; at++) {
    const line = lines[at]!;
    const fence = FENCE.exec(line);
    if (fence) {
      const [, before, mark] = fence;
      const width = widthOf(before!.replace(/[^\t]/g, ' '));
      const closing = new RegExp(`^(?:\\s*>)*[ \\t]{0,${before!.length + 3}}${mark![0]}{${mark!.length},}\\s*$`);
      const end = lines.findIndex((other, index) => index > at && closing.test(other));
      const stop = end < 0 ? lines.length : end;
      const quoted = before!.includes('>');
      const text = lines.slice(at + 1, stop).map((other) => (quoted ? other.replace(/^\s*(?:>\s?)+/, '') : dedented(other, width)));
      units.push({ kind: 'code', text: text.join('\n'), line: at + 1 });
      at = stop;
      continue;
    }
    if (SILENT.test(line) || line.trim() === '') continue;
    const own = /^\s*(?:!!!|\?\?\?\+?)\s+[\w-]+[^"]*(?:"(.*)")?\s*$/.exec(line) ?? /^\s*===[+!]*\s+"(.*)"\s*$/.exec(line);
    const text = own ? (own[1] ?? '') : line;
    for (const cell of /^\s*\|.*\|\s*$/.test(text) ? text.split(/(?<!\\)\|/) : [text]) {
      const clean = withoutMarkup(cell.replace(/^\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)*(?:\[[ xX]\]\s)?/, '').replace(/^#{1,6}\s+/, ''));
      // Text and pictures apart: a picture becomes a link with words of its own.
      for (const part of clean.split('\ue001')) if (/[\p{L}\p{N}]/u.test(part)) units.push({ kind: 'text', text: part, line: at + 1 });
    }
  }
  return units;
};
