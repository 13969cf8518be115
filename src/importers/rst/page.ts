import type { DocsTree, ImportedPage } from '../../model/imported-page.ts';
import type { Place, Problem } from '../../model/problem.ts';
import { readBody } from './body.ts';
import type { Conf } from './conf.ts';
import { createIds } from './ids.ts';
import { readPhrase } from './inline/read-phrase.ts';
import { type Line, linesOf } from './lines.ts';
import { createNames, normaliseName } from './names.ts';
import { createNotes } from './notes.ts';
import type { Project } from './project.ts';
import type { Scope, Sheet, TocEntry } from './sheet.ts';

const INSIDE: Scope = { titles: false };

const createSheet = (file: string, tree: DocsTree, project: Project, conf: Conf): Sheet => {
  const problems: Problem[] = [];
  const reported = new Set<string>();
  const report = (rule: string, message: string, place: Place, mend?: string): void => {
    const key = `${place.file}:${place.line}:${place.column} ${message}`;
    if (reported.has(key)) return;
    reported.add(key);
    problems.push({ rule, severity: 'warning', message, place, ...(mend !== undefined && { mend }) });
  };
  const sheet: Sheet = {
    file,
    tree,
    language: conf.language,
    extlinks: conf.extlinks,
    project,
    problems,
    report,
    body: (lines, scope = INSIDE) => readBody(lines, sheet, scope),
    phrase: (lines) => readPhrase(lines, sheet),
    ids: createIds(),
    names: createNames(),
    notes: createNotes(),
    substitutions: new Map(),
    roles: new Map(),
    titleStyles: [],
    toc: [],
    front: {},
    state: {
      depth: 0,
      started: false,
      level: 0,
      defaultRole: conf.defaultRole ?? 'title-reference',
      highlight: conf.highlight,
      including: [file],
      included: 0,
      title: undefined,
      substituting: new Set(),
      substituted: 0,
    },
  };
  return sheet;
};

/** A page that was read, and that is finished once all are. */
export type PageDraft = {
  readonly file: string;
  readonly toc: readonly TocEntry[];
  readonly report: Sheet['report'];
  readonly finish: (about: { readonly trail: readonly string[]; readonly navigationTitle?: string | undefined }) => ImportedPage;
};

/** Names of the page that other pages may refer to: those that were written, where they stand before something with an anchor. */
const shareLabels = (sheet: Sheet): void => {
  for (const [name, target] of sheet.names.explicit) {
    if (target.kind !== 'internal' || name.startsWith('[')) continue;
    sheet.project.addLabel(normaliseName(name), { file: sheet.file, anchor: target.anchor, ...(target.title && { title: target.title }) });
  }
};

/** Reads a page. Never throws for what stands in it. */
export const draftPage = (file: string, source: string | undefined, tree: DocsTree, project: Project, conf: Conf): PageDraft => {
  const sheet = createSheet(file, tree, project, conf);
  if (source === undefined) sheet.report('rst-not-text', 'this file is no UTF-8 text: nothing of it is read', { file, line: 1, column: 1 }, 'save it as UTF-8');
  const lines: readonly Line[] = [...conf.prolog, ...linesOf(source ?? '', file), ...conf.epilog];
  const drafts = sheet.body(lines, { titles: true });
  shareLabels(sheet);
  const title = typeof sheet.front.title === 'string' ? sheet.front.title : sheet.state.title;
  if (title !== undefined) project.addTitle(file, title);
  return {
    file,
    toc: sheet.toc,
    report: sheet.report,
    finish: ({ trail, navigationTitle }) => {
      const blocks = [...drafts.flatMap((draft) => [...draft()]), ...sheet.notes.block()];
      const shown = navigationTitle ?? title;
      return {
        file,
        dialect: 'restructuredtext',
        ...(conf.language !== undefined && { language: conf.language }),
        ...(shown !== undefined && { title: shown }),
        trail,
        front: sheet.front,
        blocks,
        ...(conf.baseUrl !== undefined && { url: urlOf(conf.baseUrl, conf.folder, file) }),
        problems: sheet.problems,
      };
    },
  };
};

/** Sphinx writes `folder/page.rst` as `folder/page.html`. */
const urlOf = (base: string, folder: string, file: string): string => {
  const path = folder !== '' && file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
  return `${base.replace(/\/$/, '')}/${path.replace(/\.[^./]+$/, '')}.html`;
};
