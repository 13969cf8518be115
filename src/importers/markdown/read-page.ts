import { type Line, linesOf } from '../../knowledge/markdown/lines.ts';
import { type Block, plainText } from '../../model/block.ts';
import type { Dialect, DocsTree, ImportedPage } from '../../model/imported-page.ts';
import type { Problem } from '../../model/problem.ts';
import { sanitise } from '../../model/sanitise.ts';
import type { Flavour } from './flavour.ts';
import { readFront } from './front.ts';
import { readText } from './read-text.ts';

export type PageRules = {
  readonly dialect: Dialect;
  readonly flavour: Flavour;
  readonly resolve: (href: string) => string;
  readonly appended?: readonly Line[];
  /** Puts in what other files of the tree hold: snippets, partials. */
  readonly include?: (lines: readonly Line[], problems: Problem[]) => readonly Line[];
  readonly language?: string | undefined;
  readonly title?: string | undefined;
  /** Where neither front matter nor a heading has one. */
  readonly fallbackTitle?: string | undefined;
  readonly trail?: readonly string[];
  readonly url?: string | undefined;
};

const about = (rules: PageRules, title: string | undefined): Pick<ImportedPage, 'dialect' | 'trail' | 'language' | 'title' | 'url'> => ({
  dialect: rules.dialect,
  trail: rules.trail ?? [],
  ...(rules.language === undefined ? {} : { language: rules.language }),
  ...(title === undefined || title === '' ? {} : { title }),
  ...(rules.url === undefined ? {} : { url: rules.url }),
});

const firstHeading = (blocks: readonly Block[]): string | undefined => {
  const heading = blocks.find((block) => block.type === 'heading');
  return heading?.type === 'heading' ? plainText(heading.children) : undefined;
};

const asText = (lines: readonly Line[], file: string): Block[] =>
  lines
    .filter((line) => line.text.trim() !== '')
    .map((line) => ({ type: 'paragraph', place: { file, line: line.line, column: 1 }, children: [{ type: 'text', text: sanitise(line.text.trim()) }] }));

/** The page of one file. What goes wrong in it comes as a problem; its text is there in any case. */
export const readPage = (tree: DocsTree, file: string, rules: PageRules): ImportedPage => {
  const text = tree.text(file);
  const top = { file, line: 1, column: 1 };
  if (text === undefined) {
    const problem: Problem = { rule: 'not-utf8', severity: 'error', message: 'is no UTF-8 text', mend: 'save it as UTF-8', place: top };
    return { file, front: {}, blocks: [], problems: [problem], ...about(rules, rules.title) };
  }
  const front = readFront(text, file);
  const problems: Problem[] = [...front.problems];
  const own = linesOf(front.body, front.bodyLine);
  const lines = rules.include ? rules.include(own, problems) : own;
  let blocks: readonly Block[];
  try {
    const read = readText({ file, lines, flavour: rules.flavour, resolve: rules.resolve, ...(rules.appended ? { appended: rules.appended } : {}) });
    blocks = read.blocks;
    problems.push(...read.problems);
  } catch (error) {
    // Only recursion can end here; the page is worth more as plain lines than not at all.
    if (!(error instanceof RangeError)) throw error;
    problems.push({ rule: 'too-deep', severity: 'error', message: 'is nested too deep to be read', mend: 'write it flatter', place: top });
    blocks = asText(lines, file);
  }
  const said = typeof front.data.title === 'string' ? sanitise(front.data.title) : undefined;
  return { file, front: front.data, blocks, problems, ...about(rules, said ?? rules.title ?? firstHeading(blocks) ?? rules.fallbackTitle) };
};
