import type { Todo } from '../../importers/articles/imported.ts';
import { createLibrary } from '../../knowledge/library.ts';
import { CATALOGUE } from '../../probes/catalogue.ts';
import { RULES } from '../../rules/index.ts';
import { type PackText, packFrom } from '../../store/packs.ts';

/** Findings that an import has its own words for. */
const COVERED: Readonly<Record<string, Todo['what'] | 'told'>> = {
  'literals-differ': 'literals',
  'missing-translation': 'told',
  'ambiguous-signature': 'signature',
};

/** Warnings about how a text is written are no use here: the texts are other people's. */
const ABOUT_ROUTING = ['ambiguous-signature', 'unused-article', 'unreachable-node', 'walk-missing', 'evidence-separates-nothing', 'question-too-long'];

/** What `mailmedic check` will say about the files, as things to decide; what is said elsewhere already is left out. */
export const checkImport = (files: readonly PackText[]): Todo[] => {
  const pack = packFrom(files);
  const context = { catalogue: CATALOGUE, library: createLibrary(pack.articles) };
  const rules = RULES.filter(({ name, severity }) => severity === 'error' || ABOUT_ROUTING.includes(name));
  const found = rules.flatMap((rule) => rule.check(pack, context));
  const literals = new Map<string, number>();
  const todos = found.flatMap(({ rule, message, place }): Todo[] => {
    const covered = COVERED[rule];
    if (covered === 'told') return [];
    if (covered === 'literals') {
      literals.set(place.file, (literals.get(place.file) ?? 0) + 1);
      return [];
    }
    return [{ what: covered ?? 'check', file: `${place.file}:${place.line}`, detail: `${message} [${rule}]` }];
  });
  return [...todos, ...[...literals].map(([file, count]): Todo => ({ what: 'literals', file, detail: String(count) }))];
};
