import { contentLines, indentedLength } from './admonition.ts';
import { indentOf, isBlank, type Line } from './lines.ts';

const HEADER = /^( {0,3})===([+!]{0,2})[ \t]+"(.*)"[ \t]*$/;

/** `=== "Title"`; `===!` begins a new group, `===+` only says which tab is open first. */
export const readTabHeader = (text: string): { title: string; fresh: boolean } | undefined => {
  const match = HEADER.exec(text);
  return match ? { title: match[3]!, fresh: match[2]!.includes('!') } : undefined;
};

const headerAt = (source: string, at: number, outer: number): { end: number; fresh: boolean } | undefined => {
  const feed = source.indexOf('\n', at);
  const end = feed < 0 ? source.length : feed;
  const text = source.slice(at, end);
  const header = readTabHeader(text);
  return header && indentOf(text) === outer ? { end, fresh: header.fresh } : undefined;
};

/** Raw text of a group of tabs at the beginning of `source`; blank lines may stand between the tabs. */
export const tabsRaw = (source: string): string | undefined => {
  const outer = indentOf(source.slice(0, 4));
  let header = headerAt(source, 0, outer);
  if (!header) return undefined;
  let end = header.end;
  while (header) {
    end = header.end;
    if (end < source.length) end = Math.max(end, indentedLength(source, end + 1, outer));
    if (end === header.end + 1) end = header.end;
    const next: number = end + /^\s*\n|^/.exec(source.slice(end, end + 400))![0].length;
    header = next > end ? headerAt(source, next, outer) : undefined;
    if (header?.fresh) break;
  }
  return source.slice(0, end);
};

/** The tabs of a group: header line and dedented content. */
export const tabsContent = (lines: readonly Line[]): { header: Line; title: string; content: Line[] }[] => {
  const outer = indentOf(lines[0]!.text);
  const tabs: { header: Line; title: string; lines: Line[] }[] = [];
  for (const line of lines) {
    const header = indentOf(line.text) === outer && !isBlank(line) ? readTabHeader(line.text) : undefined;
    if (header) tabs.push({ header: line, title: header.title, lines: [] });
    else tabs.at(-1)?.lines.push(line);
  }
  return tabs.map((tab) => ({ header: tab.header, title: tab.title, content: contentLines(tab.lines, outer) }));
};
