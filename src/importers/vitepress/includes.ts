import { type Line, linesOf } from '../../knowledge/markdown/lines.ts';
import type { DocsTree } from '../../model/imported-page.ts';
import type { Problem } from '../../model/problem.ts';
import { sanitise } from '../../model/sanitise.ts';
import { folderOf, normalPath } from '../markdown/tree-links.ts';
import { fileRegion } from './region.ts';

const SNIPPET = /^([ \t]*)<<<[ \t]*(\S.*?)[ \t]*$/;
const INCLUDE = /^([ \t]*)<!--\s*@include:\s*(.*?)\s*-->[ \t]*$/;

export type IncludeRules = { readonly tree: DocsTree /** Folder that `@` stands for. */; readonly source: string };

type Target = { readonly path: string; readonly region?: string; readonly braces: string; readonly title?: string };

/** `@/a.js#region{2,4-5 js:line-numbers} [title]` */
const parseTarget = (text: string): Target => {
  const match = /^(.*?)(?:#([\w*-]+))?(?:\s*\{([^{}]*)\})?(?:\s*\[([^[\]]*)\])?$/.exec(text);
  const [, path = text, region, braces = '', title] = match ?? [];
  return { path: path.trim(), braces, ...(region === undefined ? {} : { region }), ...(title === undefined ? {} : { title }) };
};

const resolvePath = (path: string, file: string, source: string): string | undefined =>
  normalPath(path.startsWith('@') ? source + path.replace(/^@\/?/, '') : folderOf(file) + path);

/** Info string of the code block that a snippet becomes. */
const infoOf = ({ path, braces, title }: Target): string => {
  const language = /(?:^|\s)([A-Za-z][\w+#.-]*)(?::[\w=-]+)?\s*$/.exec(braces)?.[1] ?? /\.([\w+-]+)$/.exec(path)?.[1] ?? '';
  return `${language}${title === undefined || title === '' ? '' : ` [${title}]`}`;
};

const longestFence = (lines: readonly Line[]): string => '`'.repeat(Math.max(3, ...lines.map((line) => (/^\s*(`+)/.exec(line.text)?.[1]?.length ?? 0) + 1)));

/** The lines of a page with its snippets (`<<< @/file`) and included pages. They come from the tree only; a circle, or what is missing, is a problem. */
export const includeFiles = (
  lines: readonly Line[],
  file: string,
  rules: IncludeRules,
  problems: Problem[],
  open: readonly string[] = [file],
): readonly Line[] => {
  if (!lines.some((line) => line.text.includes('<<<') || line.text.includes('@include'))) return lines;
  const at = (line: Line, text: string): Line => ({ text, line: line.line, column: line.column });
  const one = (line: Line): readonly Line[] => {
    const snippet = SNIPPET.exec(line.text);
    const include = snippet ? null : INCLUDE.exec(line.text);
    const match = snippet ?? include;
    if (!match) return [line];
    const target = parseTarget(match[2]!);
    const report = (message: string, mend: string): void => {
      problems.push({ rule: 'snippet', severity: 'warning', message, mend, place: { file: open[0]!, line: line.line, column: line.column } });
    };
    const path = resolvePath(target.path, file, rules.source);
    const text = path === undefined ? undefined : rules.tree.text(path);
    if (path === undefined || text === undefined) {
      report(`the file "${sanitise(target.path)}" is not in the tree`, 'name a file of the tree');
      return snippet ? [line] : [];
    }
    if (include && open.includes(path)) {
      report(`the file "${sanitise(target.path)}" includes itself`, 'end the circle');
      return [];
    }
    const inside = fileRegion(linesOf(text, 1), target.region, include ? target.braces : '');
    if (!inside) report(`the file "${sanitise(target.path)}" has no region "${sanitise(target.region ?? '')}"`, 'name a region of the file');
    const moved = (inside ?? []).map((own) => at(line, match[1]! + own.text));
    if (include) return includeFiles(moved, path, rules, problems, [...open, path]).slice(0, MOST_LINES);
    const fence = longestFence(moved);
    return [at(line, `${match[1]}${fence}${infoOf(target)}`), ...moved, at(line, `${match[1]}${fence}`)];
  };
  return lines.flatMap(one);
};

const MOST_LINES = 20_000;
