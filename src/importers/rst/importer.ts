import type { DocsTree, ImportedPage } from '../../model/imported-page.ts';
import { defineImporter } from '../define-importer.ts';
import { plainMarkdown } from '../markdown/plain-markdown.ts';
import { type Conf, confFor, readConfs } from './conf.ts';
import { textPart } from './inline/part.ts';
import { navigationOf } from './navigation.ts';
import { draftPage } from './page.ts';
import { createProject } from './project.ts';

const isSource = (file: string): boolean => /\.(rst|rest)$/i.test(file);

/** Signs of reStructuredText in a page whose name says nothing, less those of Markdown. */
const looksLike = (text: string): boolean => {
  const signs = [/^\.\. [\w-]+::/m, /^\.\. _[^\n]+:/m, /::\n\n[ \t]/, /^[^\n]+\n(=|-|~|`|\^){4,}$/m, /:[a-z]+:`[^`\n]+`/, /`_[\s.,;)]/].filter((sign) =>
    sign.test(text),
  ).length;
  const others = [/^#{1,6} \S/m, /^```/m, /\]\([^)\n]+\)/].filter((sign) => sign.test(text)).length;
  return signs > 1 && signs > others;
};

const pagesOf = (tree: DocsTree): string[] => {
  const sources = tree.files.filter(isSource);
  const texts = tree.files.filter((file) => /\.txt$/i.test(file) && looksLike(tree.text(file) ?? ''));
  return [...sources, ...texts];
};

/** Pages that the same project writes in Markdown. MyST's directives in them are read as Markdown reads them, and that is said. */
const markdownPages = function* (tree: DocsTree, confs: readonly Conf[]): Generator<ImportedPage> {
  for (const page of plainMarkdown.pages(tree)) {
    if (!confFor(page.file, confs).usesMyst) yield page;
    else {
      const message = 'this page is written in MyST, which is read as plain Markdown: its directives and roles stay as they are written';
      yield { ...page, problems: [...page.problems, { rule: 'rst-myst', severity: 'warning', message, place: { file: page.file, line: 1, column: 1 } }] };
    }
  }
};

/** The pages of one project, in the order of its navigation. */
const projectPages = function* (tree: DocsTree, conf: Conf, files: readonly string[]): Generator<ImportedPage> {
  const root = conf.folder === '' ? '-' : `${conf.folder}/-`;
  const value = (name: string) => (conf.values.has(name) ? textPart(conf.values.get(name)!) : undefined);
  const project = createProject(tree.files, root, value);
  const drafts = files.map((file) => draftPage(file, tree.text(file), tree, project, conf));
  const index = files.find((file) => project.path(root, 'index') === file.replace(/\.[^./]+$/, ''));
  const pages = new Map(drafts.map((draft) => [draft.file, draft]));
  for (const { file, trail, title } of navigationOf(drafts, index, project)) yield pages.get(file)!.finish({ trail, navigationTitle: title });
};

/** reStructuredText, as docutils reads it and as Sphinx builds sites of it. */
export const restructuredText = defineImporter({
  dialect: 'restructuredtext',
  title: 'reStructuredText (Sphinx)',
  recognises: (tree) => {
    const own = pagesOf(tree).length;
    if (own === 0) return 0;
    if (readConfs(tree).some(({ isThere }) => isThere)) return 0.95;
    const others = tree.files.filter((file) => /\.(md|mdx|markdown)$/i.test(file)).length;
    return (0.9 * own) / (own + others);
  },
  pages: function* (tree) {
    const confs = readConfs(tree);
    const files = Map.groupBy(pagesOf(tree), (file) => confFor(file, confs));
    for (const [conf, own] of files) yield* projectPages(tree, conf, own);
    yield* markdownPages(tree, confs);
  },
});
