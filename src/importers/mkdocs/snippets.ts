import { type Line, linesOf } from '../../knowledge/markdown/lines.ts';
import type { DocsTree } from '../../model/imported-page.ts';
import type { Problem } from '../../model/problem.ts';
import { sanitise } from '../../model/sanitise.ts';
import { type Excerpt, excerpt } from '../markdown/excerpt.ts';
import { normalPath } from '../markdown/tree-links.ts';

/** `--8<-- "file"` and its block form (pymdownx.snippets). `;--8<--` is the text itself. */
const SINGLE = /^([ \t>]*)-{1,}8<-{1,}[ \t]+(?:"([^"\n]+)"|'([^'\n]+)')[ \t]*$/;
const FENCE = /^([ \t>]*)-{1,}8<-{1,}[ \t]*$/;
const ESCAPED = /^([ \t>]*);(-{1,}8<-{1,}.*)$/;
const SECTION = /^\s*(?:[^\w\s]+\s*)?-{1,}8<-{1,}\s*\[\s*(?:start|end)\s*:\s*[\w-]+\s*\]\s*(?:-->|\*\/)?\s*$/;

export type SnippetRules = { readonly tree: DocsTree /** Folders in which snippets are looked for, in order. */; readonly bases: readonly string[] };

/** More than anybody includes; files that include each other many times grow without end otherwise. */
const MOST_LINES = 50_000;

const findSnippet = (path: string, { tree, bases }: SnippetRules): string | undefined =>
  bases.map((base) => normalPath(base + path)).find((file) => file !== undefined && tree.text(file) !== undefined);

/** `file`, `file:section`, `file:3:7`. */
const parseTarget = (target: string): { path: string; part: Excerpt } => {
  const match = /^(.*?)(?::([\w-]+))?(?::(\d*))?$/.exec(target);
  const range = /^(.*?):(\d*)(?::(\d*))?$/.exec(target);
  if (range && (range[2] !== '' || (range[3] ?? '') !== '')) {
    return { path: range[1]!, part: { from: range[2] === '' ? 1 : Number(range[2]), ...(range[3] ? { to: Number(range[3]) } : {}) } };
  }
  return match?.[2] ? { path: match[1]!, part: { section: match[2] } } : { path: target, part: {} };
};

type Report = (message: string, mend: string, at: Line) => void;

const includeOne = (target: string, at: Line, indent: string, rules: SnippetRules, open: readonly string[], report: Report): Line[] => {
  const bare = target.trim();
  // Commented out, by pymdownx' own rule.
  if (bare === '' || bare.startsWith(';') || bare.startsWith('#')) return [];
  const shown = sanitise(bare);
  if (/^https?:/i.test(bare)) {
    report(`the snippet "${shown}" is on another server and is not fetched`, 'put its text into the tree', at);
    return [{ ...at, text: `${indent}<${shown}>` }];
  }
  const { path, part } = parseTarget(bare);
  const file = findSnippet(path, rules);
  if (file === undefined) {
    report(`the snippet "${shown}" is not in the tree`, 'name a file of the tree', at);
    return [];
  }
  if (open.includes(file)) {
    report(`the snippet "${shown}" includes itself`, `end the circle ${[...open.slice(open.indexOf(file)), file].map(sanitise).join(' > ')}`, at);
    return [];
  }
  const text = rules.tree.text(file)!;
  const inside = excerpt(linesOf(text, 1), part);
  if (!inside) {
    report(`the snippet "${shown}" has no such section`, 'name a section of the file', at);
    return [];
  }
  // Places name the page: what comes from another file stands where the page asks for it.
  const moved = inside.map((line) => ({ text: indent + line.text, line: at.line, column: at.column }));
  return expand(moved, rules, [...open, file], report);
};

const expand = (lines: readonly Line[], rules: SnippetRules, open: readonly string[], report: Report): Line[] => {
  const out: Line[] = [];
  let block: string | undefined;
  for (const line of lines) {
    if (out.length > MOST_LINES) {
      report('the snippets of this page are longer than a page can be', 'include less', line);
      break;
    }
    if (SECTION.test(line.text)) continue;
    const fence = FENCE.exec(line.text);
    const single = block === undefined ? SINGLE.exec(line.text) : null;
    const escaped = ESCAPED.exec(line.text);
    if (fence && (block !== undefined || lines.some((other) => other !== line && FENCE.test(other.text)))) block = block === undefined ? fence[1]! : undefined;
    else if (block !== undefined) out.push(...includeOne(line.text, line, block, rules, open, report));
    else if (single) out.push(...includeOne((single[2] ?? single[3])!, line, single[1]!, rules, open, report));
    else if (escaped) out.push({ ...line, text: escaped[1]! + escaped[2]! });
    else out.push(line);
  }
  return out;
};

/** The lines of a page with its snippets. They come from the tree only; a circle, or what is missing, is a problem. */
export const includeSnippets = (lines: readonly Line[], file: string, rules: SnippetRules, problems: Problem[]): readonly Line[] => {
  if (!lines.some((line) => line.text.includes('8<'))) return lines;
  const report: Report = (message, mend, at) =>
    problems.push({ rule: 'snippet', severity: 'warning', message, mend, place: { file, line: at.line, column: at.column } });
  return expand(lines, rules, [file], report);
};
