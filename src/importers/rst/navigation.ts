import { sanitise } from '../../model/sanitise.ts';
import type { PageDraft } from './page.ts';
import type { Project } from './project.ts';

/** Where a page stands in the navigation. */
export type Stand = { readonly file: string; readonly trail: readonly string[]; readonly title: string | undefined };

const pattern = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .replace(/[.+^${}()|\\]/g, '\\$&')
      .replace(/\*+/g, '[^/]*')
      .replace(/\?/g, '[^/]')}$`,
  );

/** What a toctree may name and is no page of the tree: addresses, itself, pages that Sphinx makes. */
const NO_PAGE = /^([a-z][a-z0-9+.-]*:|self$|genindex$|modindex$|py-modindex$|search$)/i;

/** Pages that stand deeper are read as if no toctree named them. */
const DEEPEST = 100;

/**
 * Pages in the order of the toctrees, from the outermost index on, each with the captions and the titles of the pages that
 * lead to it; then those that no toctree names.
 */
export const navigationOf = (drafts: readonly PageDraft[], index: string | undefined, project: Project): Stand[] => {
  const pages = new Map(drafts.map((draft) => [draft.file, draft]));
  const stands = new Map<string, Stand>();
  const filesOf = (file: string, target: string, glob: boolean): string[] => {
    const found = project.document(file, target)?.file;
    if (!glob || !/[*?[]/.test(target)) return found === undefined ? [] : [found];
    const folder = target.startsWith('/') ? project.root : file;
    const matches = pattern(project.path(folder, target));
    return [...pages.keys()].filter((one) => matches.test(one.replace(/\.[^./]+$/, '')) && one !== file);
  };
  const visit = (file: string, trail: readonly string[], title: string | undefined): void => {
    const page = pages.get(file);
    if (!page || stands.has(file) || trail.length > DEEPEST) return;
    stands.set(file, { file, trail, title });
    const own = file === index ? trail : [...trail, project.titleOf(file) ?? file];
    for (const entry of page.toc) {
      const inner = entry.caption === undefined ? own : [...own, entry.caption];
      const found = filesOf(file, entry.target, entry.glob);
      if (found.length === 0 && !entry.glob && !NO_PAGE.test(entry.target))
        page.report('rst-unknown-document', `there is no page "${sanitise(entry.target)}"`, entry.place);
      for (const next of found) visit(next, inner, entry.title);
    }
  };
  if (index !== undefined) visit(index, [], undefined);
  for (const draft of drafts) if (draft.toc.length > 0) visit(draft.file, [], undefined);
  return [...stands.values(), ...drafts.flatMap(({ file }) => (stands.has(file) ? [] : [{ file, trail: [], title: undefined }]))];
};
