import { cut, type Line, linesOf } from '../../knowledge/markdown/lines.ts';
import type { DocsTree } from '../../model/imported-page.ts';
import type { Problem } from '../../model/problem.ts';
import { sanitise } from '../../model/sanitise.ts';
import { readFront } from '../markdown/front.ts';
import { folderOf, normalPath } from '../markdown/tree-links.ts';

const IMPORT = /^import\s+([A-Z]\w*)\s+from\s+(['"])([^'"\n]+\.mdx?)\2/;

/** Names of the partials that a page imports: `import Note from './_note.md'`. */
const importsOf = (lines: readonly Line[], file: string, site: string): Map<string, string | undefined> => {
  const found = new Map<string, string | undefined>();
  for (const line of lines) {
    const match = line.text.startsWith('import') ? IMPORT.exec(line.text) : null;
    if (!match) continue;
    const path = match[3]!;
    found.set(match[1]!, normalPath(path.startsWith('@site/') ? site + path.slice(6) : folderOf(file) + path));
  }
  return found;
};

/** The lines of a page with its partials where it names them. They come from the tree only; a circle, or what is missing, is a problem. */
export const includePartials = (
  lines: readonly Line[],
  file: string,
  rules: { readonly tree: DocsTree; readonly site: string },
  problems: Problem[],
  open: readonly string[] = [file],
): readonly Line[] => {
  const partials = importsOf(lines, file, rules.site);
  if (partials.size === 0) return lines;
  return lines.flatMap((line): readonly Line[] => {
    const use = /^([ \t]*)<([A-Z]\w*)(?:\s[^>]*)?(?:\/>|><\/\2>)[ \t]*$/.exec(line.text);
    if (!use || !partials.has(use[2]!)) return [line];
    const target = partials.get(use[2]!);
    const report = (message: string, mend: string): void => {
      problems.push({ rule: 'partial', severity: 'warning', message, mend, place: { file: open[0]!, line: line.line, column: line.column } });
    };
    const text = target === undefined ? undefined : rules.tree.text(target);
    if (target === undefined || text === undefined) {
      report(`the partial "${sanitise(use[2]!)}" is not in the tree`, 'name a file of the tree');
      return [line];
    }
    if (open.includes(target)) {
      report(`the partial "${sanitise(use[2]!)}" includes itself`, 'end the circle');
      return [];
    }
    const front = readFront(text, target);
    const inside = linesOf(front.body, front.bodyLine).map((own) => ({ text: use[1]! + own.text, line: line.line, column: line.column }));
    const read = includePartials(inside, target, rules, problems, [...open, target]);
    const blank = { ...cut(line, line.text.length), text: '' };
    return [blank, ...read.slice(0, MOST_LINES), blank];
  });
};

/** More than anybody includes; partials that include each other many times grow without end otherwise. */
const MOST_LINES = 20_000;
