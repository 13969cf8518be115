import { type Line, linesOf } from '../../knowledge/markdown/lines.ts';
import type { DocsTree, ImportedPage } from '../../model/imported-page.ts';
import { defineImporter } from '../define-importer.ts';
import { createFileIndex, type FileIndex } from '../markdown/file-index.ts';
import type { Flavour } from '../markdown/flavour.ts';
import { readPage } from '../markdown/read-page.ts';
import { createResolve, normalPath } from '../markdown/tree-links.ts';
import { findSites, type Site, siteFor } from './config.ts';
import { flavourOf } from './flavour.ts';
import { type Languages, languageOf, readLanguages } from './languages.ts';
import { linkCandidates } from './links.ts';
import { folderEntry, type NavEntry, readNav, translated } from './nav.ts';
import { pageUrl } from './page-url.ts';
import { recognises } from './recognise.ts';
import { includeSnippets, type SnippetRules } from './snippets.ts';

const PAGE = /\.(?:md|markdown)$/i;

/** What all pages of one project share. */
type Project = {
  readonly site: Site;
  readonly flavour: Flavour;
  readonly languages: Languages;
  readonly nav: ReadonlyMap<string, NavEntry>;
  readonly snippets: SnippetRules;
  readonly appended: readonly Line[];
};

const strings = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

const readProject = (tree: DocsTree, site: Site): Project => {
  const options = site.extensions.get('pymdownx.snippets') ?? {};
  const said = strings(options.base_path).map((base) => normalPath(site.root + base));
  const named = said.flatMap((base) => (base === undefined ? [] : [base === '' ? '' : `${base}/`]));
  const bases = [...new Set([...named, site.root, site.docs, ''])];
  const snippets = { tree, bases };
  // What is appended to every page; at most definitions, whose own file is a page of its own.
  const appended = strings(options.auto_append).flatMap((path) => {
    const file = bases.map((base) => normalPath(base + path)).find((candidate) => candidate !== undefined && tree.text(candidate) !== undefined);
    return file === undefined ? [] : linesOf(tree.text(file)!, 1);
  });
  return { site, flavour: flavourOf(site), languages: readLanguages(tree, site), nav: readNav(site.data.nav), snippets, appended };
};

const readOne = (tree: DocsTree, file: string, project: Project, index: FileIndex): ImportedPage => {
  const { site, languages } = project;
  const inDocs = file.startsWith(site.docs);
  const { language, page } = languageOf(inDocs ? file.slice(site.docs.length) : file, languages);
  const named = project.nav.get(page) ?? project.nav.get(file.slice(site.docs.length));
  const entry = inDocs ? (named ?? (project.nav.size === 0 ? folderEntry(page) : undefined)) : undefined;
  const { title, trail } = translated(entry ?? { trail: [] }, language === undefined ? undefined : languages.titles.get(language));
  return readPage(tree, file, {
    dialect: 'mkdocs-material',
    flavour: project.flavour,
    resolve: createResolve({ file, index, candidates: linkCandidates(file, site, languages) }),
    appended: project.appended,
    include: (lines, problems) => includeSnippets(lines, file, project.snippets, problems),
    language,
    title,
    trail,
    url: inDocs ? pageUrl(site, page, language, languages) : undefined,
  });
};

export const mkdocsMaterial = defineImporter({
  dialect: 'mkdocs-material',
  title: 'MkDocs Material',
  recognises,
  pages: function* (tree) {
    const index = createFileIndex(tree.files);
    const sites = findSites(tree);
    const projects = new Map(sites.map((site) => [site, readProject(tree, site)]));
    for (const file of tree.files) {
      if (PAGE.test(file)) yield readOne(tree, file, projects.get(siteFor(sites, file))!, index);
    }
  },
});
